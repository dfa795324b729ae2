package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Small models as training programs store them whose names no dialect lists. */
class FrameworkNamesTest {

  private static final int LAYERS = 6;

  /** Tensors by name and shape; {@code #} in a name is the layer. */
  private static List<TensorPattern> stored(int first, String... lines) {
    List<Tensor> tensors = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      List<Long> shape = new ArrayList<>();
      for (String dimension : parts[1].split("x")) {
        shape.add(Long.parseLong(dimension));
      }
      boolean layered = parts[0].contains("#");
      for (int layer = first; layer < first + (layered ? LAYERS : 1); layer++) {
        String name = parts[0].replace("#", "" + layer);
        tensors.add(new Tensor(name, "F32", shape, 0, 0, ""));
      }
    }
    return TensorPattern.fold(tensors);
  }

  private static ArchitectureReader.Reading read(List<TensorPattern> tensors) {
    return ArchitectureReader.read("here", MissingNode.getInstance(), tensors);
  }

  /** What is said of the tensors of one layer and of those outside, by a part of the name. */
  private static Map<String, String> roles(ArchitectureReader.Reading reading) {
    Map<String, String> roles = new TreeMap<>();
    for (Alignment.Aligned aligned : reading.alignment().orElseThrow().tensors()) {
      String name =
          aligned
              .tensor()
              .name()
              .replaceAll("\\{[^}]*}", "#")
              .replaceAll("(?<=layers_|layers[.]|Block)[0-9]+", "#");
      roles.put(name, String.join(" | ", aligned.names()));
    }
    return roles;
  }

  private static final String QUERIES = "layer.attn.q.weight | layer.attn.out.weight";
  private static final String KEYS = "layer.attn.k.weight | layer.attn.v.weight";
  private static final String GATES = "layer.ffn.gate.weight | layer.ffn.up.weight";
  private static final String NORMS = "layer.attn_norm.weight | layer.ffn_norm.weight";

  /** LLaMA of width 512, 8 heads of 64, 2 for keys, and 6 layers. */
  private static void assertSmallLlama(ArchitectureReader.Reading reading) {
    assertTrue(reading.alignment().orElseThrow().fits());
    Architecture seen = reading.architecture().orElseThrow();
    assertEquals(6L, seen.size(Size.LAYERS).value());
    assertEquals(512L, seen.size(Size.WIDTH).value());
    assertEquals(1376L, seen.size(Size.FFN).value());
    assertEquals(32000L, seen.size(Size.VOCAB_ROWS).value());
    assertEquals(49_388_032L, seen.parameters().total());
  }

  @Test
  void matricesAsProgramsInJaxStoreThem() {
    ArchitectureReader.Reading reading =
        read(
            stored(
                0,
                "token_embedder/embedding 32000x512",
                "decoder/layers_#/attention/query/kernel 512x512",
                "decoder/layers_#/attention/key/kernel 512x128",
                "decoder/layers_#/attention/value/kernel 512x128",
                "decoder/layers_#/attention/out/kernel 512x512",
                "decoder/layers_#/mlp/wi_0/kernel 512x1376",
                "decoder/layers_#/mlp/wi_1/kernel 512x1376",
                "decoder/layers_#/mlp/wo/kernel 1376x512",
                "decoder/layers_#/pre_attention_layer_norm/scale 512",
                "decoder/layers_#/pre_mlp_layer_norm/scale 512",
                "decoder/decoder_norm/scale 512",
                "decoder/logits_dense/kernel 512x32000"));
    assertSmallLlama(reading);
    Map<String, String> roles = roles(reading);
    assertEquals(KEYS, roles.get("decoder/layers_#/attention/key/kernel"));
    assertEquals(GATES, roles.get("decoder/layers_#/mlp/wi_0/kernel"));
    assertEquals("layer.ffn.down.weight", roles.get("decoder/layers_#/mlp/wo/kernel"));
    assertEquals(NORMS, roles.get("decoder/layers_#/pre_mlp_layer_norm/scale"));
    assertEquals("embed.weight | head.weight", roles.get("decoder/logits_dense/kernel"));
  }

  @Test
  void allLayersInOneTensorBehindTheFirstDimension() {
    ArchitectureReader.Reading reading =
        read(
            stored(
                0,
                "params/token_embedder/embedding 32000x512",
                "params/decoder/layers/self_attention/query/kernel 512x6x8x64",
                "params/decoder/layers/self_attention/key/kernel 512x6x2x64",
                "params/decoder/layers/self_attention/value/kernel 512x6x2x64",
                "params/decoder/layers/self_attention/out/kernel 8x6x64x512",
                "params/decoder/layers/mlp/wi_0/kernel 512x6x1376",
                "params/decoder/layers/mlp/wi_1/kernel 512x6x1376",
                "params/decoder/layers/mlp/wo/kernel 1376x6x512",
                "params/decoder/layers/pre_self_attention_layer_norm/scale 512x6",
                "params/decoder/layers/post_self_attention_layer_norm/scale 512x6",
                "params/decoder/decoder_norm/scale 512",
                "params/decoder/logits_dense/kernel 512x32000"));
    assertSmallLlama(reading);
    Map<String, String> roles = roles(reading);
    assertEquals(KEYS, roles.get("params/decoder/layers/self_attention/key/kernel"));
    assertEquals("layer.ffn.down.weight", roles.get("params/decoder/layers/mlp/wo/kernel"));
  }

  @Test
  void queriesKeysAndValuesInOneMatrixAndGateAndUpInAnother() {
    ArchitectureReader.Reading reading =
        read(
            stored(
                0,
                "embedding.word_embeddings.weight 32000x512",
                "decoder.layers.#.self_attention.linear_qkv.layer_norm_weight 512",
                "decoder.layers.#.self_attention.linear_qkv.weight 768x512",
                "decoder.layers.#.self_attention.linear_proj.weight 512x512",
                "decoder.layers.#.mlp.linear_fc1.layer_norm_weight 512",
                "decoder.layers.#.mlp.linear_fc1.weight 2752x512",
                "decoder.layers.#.mlp.linear_fc2.weight 512x1376",
                "decoder.final_layernorm.weight 512",
                "output_layer.weight 32000x512"));
    assertSmallLlama(reading);
    Map<String, String> roles = roles(reading);
    assertEquals(
        "layer.attn.qkv.weight", roles.get("decoder.layers.#.self_attention.linear_qkv.weight"));
    assertEquals(
        "layer.attn.out.weight", roles.get("decoder.layers.#.self_attention.linear_proj.weight"));
    assertEquals("layer.ffn.gate_up.weight", roles.get("decoder.layers.#.mlp.linear_fc1.weight"));
    assertEquals("embed.weight | head.weight", roles.get("output_layer.weight"));
  }

  @Test
  void camelCaseWithLayersFromOneAndNothingBetween() {
    ArchitectureReader.Reading reading =
        read(
            stored(
                1,
                "WordTable 32000x512",
                "Block#QueryMap 512x512",
                "Block#KeyMap 128x512",
                "Block#ValueMap 128x512",
                "Block#ResultMap 512x512",
                "Block#GateMap 1376x512",
                "Block#RiseMap 1376x512",
                "Block#FallMap 512x1376",
                "Block#FirstScale 512",
                "Block#SecondScale 512",
                "LastScale 512",
                "GuessTable 32000x512"));
    assertSmallLlama(reading);
    assertEquals(QUERIES, roles(reading).get("Block#QueryMap"));
    assertEquals("final_norm.weight", roles(reading).get("LastScale"));
  }

  @Test
  void aModelWithBiasesInStackedTensorsAsSmallProgramsInCHaveThem() {
    ArchitectureReader.Reading reading =
        read(
            stored(
                0,
                "wte 50257x768",
                "wpe 1024x768",
                "ln1w 12x768",
                "ln1b 12x768",
                "qkvw 12x2304x768",
                "qkvb 12x2304",
                "attprojw 12x768x768",
                "attprojb 12x768",
                "ln2w 12x768",
                "ln2b 12x768",
                "fcw 12x3072x768",
                "fcb 12x3072",
                "fcprojw 12x768x3072",
                "fcprojb 12x768",
                "lnfw 768",
                "lnfb 768"));
    assertTrue(reading.alignment().orElseThrow().fits());
    assertEquals(124_439_808L, reading.architecture().orElseThrow().parameters().total());
    assertEquals("pos_embed.weight", roles(reading).get("wpe"));
    assertEquals("layer.attn.qkv.weight", roles(reading).get("qkvw"));
  }

  @Test
  void twoSmallNetworksAreNoLanguageModel() {
    assertTrue(
        read(stored(0, "fc#.weight 64x64", "fc#.bias 64", "in.weight 64x8", "out.weight 2x64"))
            .alignment()
            .isEmpty());
  }

  @Test
  void pairsOfSmallMatricesBesideAModelAreNoLanguageModel() {
    assertTrue(
        read(stored(
                0,
                "unet.#.q.down 4x320",
                "unet.#.q.up 320x4",
                "unet.#.v.down 4x320",
                "unet.#.v.up 320x4",
                "unet.#.out.down 4x320",
                "unet.#.out.up 320x4"))
            .alignment()
            .isEmpty());
  }

  @Test
  void blocksOfAnEncoderForImagesAreNoLanguageModel() {
    assertTrue(
        read(stored(
                0,
                "patches.kernel 3x16x16x768",
                "cls 1x1x768",
                "places 1x197x768",
                "blocks_#.n1.scale 768",
                "blocks_#.n1.shift 768",
                "blocks_#.qkv.kernel 768x2304",
                "blocks_#.qkv.shift 2304",
                "blocks_#.proj.kernel 768x768",
                "blocks_#.proj.shift 768",
                "blocks_#.n2.scale 768",
                "blocks_#.n2.shift 768",
                "blocks_#.fc1.kernel 768x3072",
                "blocks_#.fc1.shift 3072",
                "blocks_#.fc2.kernel 3072x768",
                "blocks_#.fc2.shift 768",
                "norm.scale 768",
                "norm.shift 768",
                "classes.kernel 768x1000",
                "classes.shift 1000"))
            .alignment()
            .isEmpty());
  }
}
