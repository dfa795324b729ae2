package dev.pedigree.architecture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** LLaMA-7B has 6,738,415,616 parameters, however its matrices are packed. */
class ParameterCountTest {
  private static final Fixture LLAMA = Fixture.of("llama-7b");
  private static final long ALL = 6_738_415_616L;

  /** The tensors in which a packing stores one matrix. */
  private interface Form {
    List<TensorPattern> of(String module, long out, long in);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        gptq(2),
        gptq(3),
        gptq(4),
        gptq(8),
        form(
            "AWQ for matrices",
            "\"quant_method\":\"awq\",\"bits\":4",
            (m, out, in) ->
                List.of(
                    tensor(m + ".qweight", "I32", in, out / 8),
                    tensor(m + ".qzeros", "I32", in / 128, out / 8),
                    tensor(m + ".scales", "F16", in / 128, out))),
        form(
            "AWQ for vectors",
            "\"quant_method\":\"awq\",\"bits\":4,\"version\":\"gemv\"",
            (m, out, in) ->
                List.of(
                    tensor(m + ".qweight", "I32", out, in / 8),
                    tensor(m + ".qzeros", "I32", out, in / 1024),
                    tensor(m + ".scales", "F16", out, in / 128))),
        form(
            "bitsandbytes, 4 bits, scales quantised too",
            "\"load_in_4bit\":true",
            (m, out, in) ->
                List.of(
                    tensor(m + ".weight", "U8", out * in / 2, 1),
                    tensor(m + ".weight.absmax", "U8", out * in / 64),
                    tensor(m + ".weight.quant_map", "F32", 16),
                    tensor(m + ".weight.nested_absmax", "F32", out * in / 64 / 256),
                    tensor(m + ".weight.nested_quant_map", "F32", 256),
                    tensor(m + ".weight.quant_state.bitsandbytes__nf4", "U8", 80))),
        form(
            "bitsandbytes, 8 bits",
            "\"load_in_8bit\":true",
            (m, out, in) ->
                List.of(
                    tensor(m + ".weight", "I8", out, in),
                    tensor(m + ".SCB", "F32", out),
                    tensor(m + ".weight_format", "U8"))),
        form(
            "compressed-tensors, the groups of different widths",
            "\"config_groups\":{\"group_0\":{\"targets\":[\"re:.*attn.*\"],\"weights\":{\"num_bits\":8}},"
                + "\"group_1\":{\"targets\":[\"re:.*mlp.*\"],\"weights\":{\"num_bits\":4}}}",
            (m, out, in) ->
                List.of(
                    tensor(m + ".weight_packed", "I32", out, in / (m.contains("attn") ? 4 : 8)),
                    tensor(m + ".weight_scale", "BF16", out, in / 128),
                    tensor(m + ".weight_zero_point", "I32", out / 8, in / 128),
                    tensor(m + ".weight_shape", "I64", 2))),
        form(
            "NVFP4",
            "\"format\":\"nvfp4-pack-quantized\"",
            (m, out, in) ->
                List.of(
                    tensor(m + ".weight_packed", "U8", out, in / 2),
                    tensor(m + ".weight_scale", "F8_E4M3", out, in / 16),
                    tensor(m + ".weight_global_scale", "F32", 1),
                    tensor(m + ".input_global_scale", "F32", 1))),
        form(
            "FP8 with a scale for each block",
            "\"quant_method\":\"fp8\"",
            (m, out, in) ->
                List.of(
                    tensor(m + ".weight", "F8_E4M3", out, in),
                    tensor(m + ".weight_scale_inv", "F32", (out + 127) / 128, in / 128))),
        mlx(2),
        mlx(3),
        mlx(4),
        mlx(6),
        mlx(8));
  }

  private static Arguments form(String name, String config, Form form) {
    return Arguments.of(name, config, form);
  }

  private static Arguments gptq(int bits) {
    return form(
        "GPTQ, " + bits + " bits, in the order of activations",
        "\"quant_method\":\"gptq\",\"bits\":" + bits,
        (m, out, in) ->
            List.of(
                tensor(m + ".qweight", "I32", in * bits / 32, out),
                tensor(m + ".qzeros", "I32", in / 128, out * bits / 32),
                tensor(m + ".scales", "F16", in / 128, out),
                tensor(m + ".g_idx", "I32", in)));
  }

  private static Arguments mlx(int bits) {
    return form(
        "MLX, " + bits + " bits",
        "\"bits\":" + bits + ",\"group_size\":64",
        (m, out, in) ->
            List.of(
                tensor(m + ".weight", "U32", out, in * bits / 32),
                tensor(m + ".scales", "F16", out, in / 64),
                tensor(m + ".biases", "F16", out, in / 64)));
  }

  private static TensorPattern tensor(String name, String dtype, long... shape) {
    List<Long> sides = new ArrayList<>();
    for (long side : shape) {
      sides.add(side);
    }
    return new TensorPattern(name, dtype, sides);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void packingDoesNotChangeTheCount(String name, String quantised, Form form) throws IOException {
    List<TensorPattern> tensors = new ArrayList<>();
    for (TensorPattern plain : LLAMA.tensors()) {
      boolean linear = plain.name().contains("_proj");
      String module = plain.name().replaceFirst("\\.weight$", "");
      tensors.addAll(
          linear ? form.of(module, plain.shape().get(0), plain.shape().get(1)) : List.of(plain));
    }
    ObjectNode config = LLAMA.config().deepCopy();
    JsonNode packed = new ObjectMapper().readTree("{" + quantised + "}");
    config.set("quantization_config", packed);
    Parameters count =
        ArchitectureReader.read("here", config, tensors).architecture().orElseThrow().parameters();
    assertEquals(ALL, count.total());
    assertEquals(
        name.matches("FP8.*|.*8 bits") ? count.rule() : Parameters.Rule.PACKED, count.rule());
  }

  @Test
  void anOutputMatrixThatRepeatsTheEmbeddingCountsOnce() {
    ObjectNode config = LLAMA.config().deepCopy();
    config.put("tie_word_embeddings", true);
    Parameters count =
        ArchitectureReader.read("here", config, LLAMA.tensors())
            .architecture()
            .orElseThrow()
            .parameters();
    assertEquals(ALL - 32_000L * 4096, count.total());
    assertEquals(Parameters.Rule.TIED_ONCE, count.rule());
  }
}
