package dev.pedigree.architecture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.reading.ArchitectureReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Numbers of models whose layers are not all alike, by their configurations alone. */
class LayerPatternNumbersTest {
  private static final Map<String, DerivedNumber> GEMMA_3_1B =
      numbers(
          """
          {"model_type":"gemma3_text","num_hidden_layers":26,"hidden_size":1152,"head_dim":256,
           "num_attention_heads":4,"num_key_value_heads":1,"intermediate_size":6912,
           "vocab_size":262144,"sliding_window":512,"sliding_window_pattern":6,
           "query_pre_attn_scalar":256}
          """);

  private static Map<String, DerivedNumber> numbers(String config) {
    try {
      return DerivedNumbers.of(
              ArchitectureReader.read("here", new ObjectMapper().readTree(config), List.of())
                  .architecture()
                  .orElseThrow())
          .stream()
          .collect(Collectors.toMap(DerivedNumber::id, number -> number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void withinTheWindowEveryLayerOfGemmaKeepsATokenAndBeyondItFourOfTwentySix() {
    DerivedNumber within = GEMMA_3_1B.get("kv-cache");
    assertEquals(26 * 2 * 256 * 2, within.value());
    assertEquals(
        "2 (keys and values) · 26 layers · 1 KV heads · head dim 256 · 2 bytes; while the text is"
            + " no longer than the window",
        within.formula().en());
    DerivedNumber beyond = GEMMA_3_1B.get("kv-cache.beyond");
    assertEquals(4 * 2 * 256 * 2, beyond.value());
    assertEquals(
        "only 4 of 26 layers see every token: 2048 numbers · 2 bytes; a program that keeps what"
            + " lies outside the window needs more",
        beyond.formula().en());
    DerivedNumber most = GEMMA_3_1B.get("kv-cache.window");
    assertEquals(22L * 512 * 2 * 256 * 2, most.value());
    assertEquals("22 layers · 512 tokens · 512 numbers · 2 bytes", most.formula().en());
  }

  @Test
  void operationsBeyondTheWindowAreThoseOfTheFullLayers() {
    assertEquals(2 * 26 * 4 * 512, GEMMA_3_1B.get("operations.context").value());
    assertEquals(2 * 4 * 4 * 512, GEMMA_3_1B.get("operations.beyond").value());
  }

  @Test
  void aTiedEmbeddingIsUsedAndNothingIsLookedUpOnly() {
    assertEquals(999_885_952L, GEMMA_3_1B.get("parameters.total").value());
    assertEquals(2 * 999_885_952L, GEMMA_3_1B.get("operations.token").value());
  }

  @Test
  void withAWindowInEveryLayerTheCacheStopsGrowing() {
    Map<String, DerivedNumber> mistral =
        numbers(
            """
            {"model_type":"mistral","num_hidden_layers":32,"hidden_size":4096,
             "num_attention_heads":32,"num_key_value_heads":8,"intermediate_size":14336,
             "vocab_size":32000,"sliding_window":4096}
            """);
    assertEquals(131_072, mistral.get("kv-cache").value());
    assertEquals(0, mistral.get("kv-cache.beyond").value());
    assertEquals(
        "each of the 32 layers keeps no token but the last of its window; a program that keeps what"
            + " lies outside it needs more",
        mistral.get("kv-cache.beyond").formula().en());
    assertEquals(536_870_912, mistral.get("kv-cache.window").value());
  }

  @Test
  void latentAttentionKeepsOneLatentAndOneRotatedKeyForAllHeads() {
    Map<String, DerivedNumber> deepseek =
        numbers(
            """
            {"model_type":"deepseek_v3","num_hidden_layers":61,"hidden_size":7168,
             "num_attention_heads":128,"intermediate_size":18432,"vocab_size":129280,
             "kv_lora_rank":512,"q_lora_rank":1536,"qk_nope_head_dim":128,"qk_rope_head_dim":64,
             "v_head_dim":128,"moe_intermediate_size":2048}
            """);
    assertEquals(70_272, deepseek.get("kv-cache").value());
    assertEquals(
        "61 layers · (latent 512 + RoPE key 64) · 2 bytes; a program that keeps the keys and values"
            + " of every head needs more",
        deepseek.get("kv-cache").formula().en());
  }

  @Test
  void aStateSpaceModelHasAStateOfOneSizeAndNoCache() {
    Map<String, DerivedNumber> mamba =
        numbers(
            """
            {"model_type":"mamba","num_hidden_layers":64,"hidden_size":2560,"state_size":16,
             "intermediate_size":5120,"conv_kernel":4,"vocab_size":50280,"time_step_rank":160}
            """);
    assertNull(mamba.get("kv-cache"));
    assertEquals(64 * 5120 * (16 + 3) * 2, mamba.get("state").value());
    assertEquals(
        "64 layers · inner width 5120 · (state 16 + 3 earlier inputs) · 2 bytes",
        mamba.get("state").formula().en());
  }

  @Test
  void aHybridHasACacheForItsLayersWithAttentionAndAStateForTheOthers() {
    Map<String, DerivedNumber> lfm2 =
        numbers(
            """
            {"model_type":"lfm2","num_hidden_layers":16,"hidden_size":2048,
             "num_attention_heads":32,"num_key_value_heads":8,"intermediate_size":12288,
             "vocab_size":65536,"conv_L_cache":3,"full_attn_idxs":[2,5,8,10,12,14]}
            """);
    assertEquals(12_288, lfm2.get("kv-cache").value());
    assertEquals(10 * 2 * 2048 * 2, lfm2.get("state").value());
    assertEquals(
        "10 layers with a convolution · 2 earlier inputs · width 2048 · 2 bytes",
        lfm2.get("state").formula().en());
  }
}
