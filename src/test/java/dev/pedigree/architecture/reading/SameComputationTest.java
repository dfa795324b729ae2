package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.ExpertRouting.Normalisation;
import dev.pedigree.architecture.trait.ExpertRouting.Scoring;
import dev.pedigree.architecture.trait.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configurations that compute the same give equal values, whatever their keys and words. */
class SameComputationTest {
  private static final String SIZES =
      "hidden_size: 64, num_attention_heads: 4, num_hidden_layers: 6, intermediate_size: 96,"
          + " vocab_size: 100, num_key_value_heads: 2, head_dim: 16, rms_norm_eps: 1.0e-5";

  private static Architecture read(String type, String more) {
    try {
      JsonNode config =
          new YAMLMapper().readTree("{model_type: " + type + ", " + SIZES + ", " + more + "}");
      return ArchitectureReader.read("here", config, List.of()).architecture().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(Trait trait, String type, String more) {
    return read(type, more).trait(trait).value();
  }

  @Test
  void granitesRouterIsMixtrals() {
    String experts = "num_local_experts: 4, num_experts_per_tok: 2";
    Object mixtral = value(Trait.MOE_ROUTER, "mixtral", experts);
    assertEquals(
        new ExpertRouting(Scoring.SOFTMAX, false, Normalisation.SUM, false, false), mixtral);
    assertEquals(mixtral, value(Trait.MOE_ROUTER, "granitemoe", experts));
    assertEquals(
        mixtral,
        value(
            Trait.MOE_ROUTER,
            "deepseek_v2",
            "norm_topk_prob: true, n_routed_experts: 4, " + experts));
  }

  @Test
  void theRouterOfGptOssIsMixtralsWithABiasInItsProjection() {
    assertEquals(
        new ExpertRouting(Scoring.SOFTMAX, false, Normalisation.SUM, false, true),
        value(Trait.MOE_ROUTER, "gpt_oss", "num_local_experts: 4, num_experts_per_tok: 2"));
  }

  @Test
  void aScaledRouterIsAnotherThanOneThatIsNot() {
    String experts = "num_experts: 4, n_routed_experts: 4, num_experts_per_tok: 2";
    assertEquals(
        new ExpertRouting(Scoring.SOFTMAX, false, Normalisation.NONE, true, false),
        value(Trait.MOE_ROUTER, "deepseek_v2", "norm_topk_prob: false, " + experts));
    assertEquals(
        new ExpertRouting(Scoring.SOFTMAX, false, Normalisation.NONE, false, false),
        value(Trait.MOE_ROUTER, "qwen2_moe", "norm_topk_prob: false, " + experts));
  }

  @Test
  void aConstantIsOneValueAndItsNumberASettingWhateverItsKey() {
    Architecture cohere = read("cohere", "logit_scale: 0.25");
    Architecture granite = read("granite", "logits_scaling: 4.0, attention_multiplier: 0.125");
    Architecture gemma = read("gemma2", "query_pre_attn_scalar: 64");
    assertEquals(granite.trait(Trait.LOGIT_SCALE).value(), cohere.trait(Trait.LOGIT_SCALE).value());
    assertEquals(0.25, granite.computation().number(Setting.LOGIT_SCALE, 0, 1));
    assertEquals(0.25, cohere.computation().number(Setting.LOGIT_SCALE, 0, 1));
    assertEquals(granite.trait(Trait.ATTN_SCALE).value(), gemma.trait(Trait.ATTN_SCALE).value());
    assertEquals(0.125, granite.computation().number(Setting.ATTENTION_SCALE, 0, 1));
    assertEquals(0.125, gemma.computation().number(Setting.ATTENTION_SCALE, 0, 1));
  }

  @Test
  void aListOfLayersAndARuleForThemAreOnePattern() {
    String s = "sliding_attention, ";
    String list = "layer_types: [" + s + s + "full_attention, " + s + s + "full_attention]";
    assertEquals(
        value(Trait.ATTN_WINDOW, "gemma3_text", "sliding_window: 8, sliding_window_pattern: 3"),
        value(Trait.ATTN_WINDOW, "gemma3_text", "sliding_window: 8, " + list));
    // Six layers do not reach the ninth, which would be the first full one.
    String all =
        "layer_types: [" + String.join("", Collections.nCopies(5, s)) + "sliding_attention]";
    assertEquals(
        value(Trait.ATTN_WINDOW, "gemma3_text", "sliding_window: 8, " + all),
        value(Trait.ATTN_WINDOW, "gemma3_text", "sliding_window: 8, sliding_window_pattern: 9"));
  }

  @Test
  void windowsFromALayerOnAreTheirLayersToo() {
    String on = "use_sliding_window: true, sliding_window: 8, max_window_layers: ";
    assertEquals("last_layers", read("qwen2", on + 2).trait(Trait.ATTN_WINDOW).text());
    assertEquals("all_layers", read("qwen2", on + 0).trait(Trait.ATTN_WINDOW).text());
    assertEquals("none", read("qwen2", on + 6).trait(Trait.ATTN_WINDOW).text());
  }
}
