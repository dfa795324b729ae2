package dev.pedigree.architecture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of parameters by names and shapes only. */
class StoredCountTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      plain numbers                    | a F32 2,3; b BF16 4                                                            | 10   | plain
      a scale of a model's own         | block.scale F32 7; qk_scale F32 2                                              | 9    | plain
      GPTQ, 4 bits                     | x.qweight I32 8,32; x.qzeros I32 1,4; x.scales F16 1,32; x.g_idx I32 64        | 2048 | packed
      GPTQ, 3 bits                     | x.qweight I32 6,32; x.qzeros I32 1,3; x.scales F16 1,32; x.g_idx I32 64        | 2048 | packed
      GPTQ, 8 bits                     | x.qweight I32 16,32; x.qzeros I32 1,8; x.scales F16 1,32                       | 2048 | packed
      GPTQ, symmetric without zeros    | x.qweight I32 4,32; x.scales F16 1,32; x.g_idx I32 64                          | 2048 | packed
      AWQ                              | x.qweight I32 64,4; x.qzeros I32 1,4; x.scales F16 1,32; x.bias F16 32         | 2080 | packed
      compressed-tensors               | x.weight_packed I32 16,8; x.weight_scale BF16 16,2; x.weight_shape I64 2       | 1024 | packed
      NVFP4                            | x.weight_packed U8 16,8; x.weight_scale F8_E4M3 16,1; x.weight_global_scale F32 1 | 256 | packed
      bitsandbytes, 4 bits             | x.weight U8 64,1; x.weight.absmax U8 2; x.weight.quant_state.bitsandbytes__nf4 U8 80 | 128 | packed
      bitsandbytes, 8 bits             | x.weight I8 8,8; x.SCB F32 8; x.weight_format U8 1                             | 64   | packed
      MXFP4                            | e_blocks U8 4,8,2,16; e_scales U8 4,8,2                                        | 2048 | packed
      MLX, 4 bits                      | x.weight U32 32,16; x.scales F16 32,2; x.biases F16 32,2                       | 4096 | packed
      scaled eight-bit floats          | x.weight F8_E4M3 32,64; x.weight_scale_inv F32 1,1; x.input_scale F32 1        | 2048 | packed
      fused experts of eight bits      | e.gate_up_proj F8_E4M3 4,8,8; e.gate_up_proj_scale_inv F32 4,1,1               | 256  | packed
      eight bits of compressed-tensors | x.weight I8 8,8; x.weight_scale BF16 8,1; x.weight_zero_point I8 8,1; x.input_scale BF16 1; x.input_zero_point I8 1; x.output_scale BF16 1 | 64 | packed
      scales without a quantised weight | x.weight BF16 4,4; x.scales BF16 4                                            | 20   | plain
      whole numbers that stand alone   | ids I32 100; steps U8 3                                                        | 103  | plain
      """)
  void everyFormOfPackedWeightsCountsItsNumbersAndNotItsScales(
      String name, String tensors, long total, String rule) {
    Parameters count = StoredCount.of(List.of(header(tensors)), MissingNode.getInstance()).get();
    assertEquals(total + " " + rule, count.total() + " " + count.rule().word());
  }

  @Test
  void theConfigurationDecidesHowManyBitsWhereShapesLeaveItOpen() throws IOException {
    JsonNode config =
        new ObjectMapper()
            .readTree(
                "{\"quantization_config\":{\"config_groups\":{\"group_0\":{\"weights\":"
                    + "{\"num_bits\":8}}}}}");
    WeightHeader header = header("x.weight_packed I32 16,16; x.weight_scale BF16 16,1");
    assertEquals(1024, StoredCount.of(List.of(header), config).get().total());
    assertEquals(2048, StoredCount.of(List.of(header), MissingNode.getInstance()).get().total());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      MLX names modules            | {"quantization":{"bits":4,"group_size":64,"m.0.gate":{"bits":8}}} | m.0.gate.weight U32 8,32; m.0.gate.scales F16 8,2; m.0.up.weight U32 8,16; m.0.up.scales F16 8,2 | 2048
      GPTQ has patterns            | {"quantization_config":{"bits":4,"dynamic":{"+:.*down.*":{"bits":8}}}} | m.0.down.qweight I32 16,8; m.0.up.qweight I32 8,8 | 1024
      groups have targets          | {"quantization_config":{"config_groups":{"group_0":{"targets":["re:.*attn.*"],"weights":{"num_bits":8}},"group_1":{"targets":["re:.*mlp.*"],"weights":{"num_bits":4}}}}} | m.0.attn.q.weight_packed I32 8,16; m.0.mlp.up.weight_packed I32 8,8 | 1024
      four-bit experts, eight-bit rest | {"expert_dtype":"fp4"} | l.0.experts.0.w1.weight I8 8,8; l.0.shared_experts.w1.weight F8_E4M3 8,8 | 192
      """)
  void modulesWithAWidthOfTheirOwnAreCountedWithIt(
      String name, String config, String tensors, long total) throws IOException {
    JsonNode said = new ObjectMapper().readTree(config);
    assertEquals(total, StoredCount.of(List.of(header(tensors)), said).get().total());
  }

  @Test
  void tensorsInOnePlaceAreOneUnderTwoNamesAndShardsDoNotShareAPlace() {
    Tensor a = new Tensor("a", "F32", List.of(2L, 3L), 64, 24, "");
    Tensor tied = new Tensor("b", "F32", List.of(3L, 2L), 64, 24, "");
    Tensor part = new Tensor("c", "F32", List.of(2L), 64, 8, "");
    WeightHeader one = header("one.bin", List.of(a, tied, part));
    Tensor other = new Tensor("d", "F32", List.of(2L, 3L), 64, 24, "");
    WeightHeader two = header("two.bin", List.of(other));
    assertEquals(14, StoredCount.of(List.of(one, two), MissingNode.getInstance()).get().total());
  }

  @Test
  void aNameThatLooksLikeARangeOfTensorsCountsOnce() {
    assertEquals(
        4,
        StoredCount.of(
                List.of(header("x.{0-99999999}.y F32 2; x.{0,1}.y F32 2")),
                MissingNode.getInstance())
            .get()
            .total());
  }

  @Test
  void shapesBeyondAnyFileAreNotCounted() {
    WeightHeader hostile = header("a F32 4611686018427387904,4; b F32 9007199254740992");
    assertEquals(Optional.empty(), StoredCount.of(List.of(hostile), MissingNode.getInstance()));
  }

  private static WeightHeader header(String tensors) {
    List<Tensor> read = new ArrayList<>();
    long at = 8;
    for (String tensor : tensors.split("; ")) {
      String[] parts = tensor.split(" ");
      List<Long> shape = Arrays.stream(parts[2].split(",")).map(Long::valueOf).toList();
      read.add(new Tensor(parts[0], parts[1], shape, at, 8, ""));
      at += 8;
    }
    return header("model.safetensors", read);
  }

  private static WeightHeader header(String path, List<Tensor> tensors) {
    return new WeightHeader(path, "safetensors", "", 1000, 8, tensors, Map.of());
  }
}
