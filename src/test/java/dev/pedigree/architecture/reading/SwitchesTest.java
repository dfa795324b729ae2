package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Switches of configurations, in each spelling. */
class SwitchesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String V4 =
      "'model_type': 'deepseek_v4', 'architectures': ['DeepseekV4ForCausalLM'],"
          + " 'num_hidden_layers': 2, 'hidden_size': 32, 'vocab_size': 97,"
          + " 'num_attention_heads': 4, 'head_dim': 16, 'qk_rope_head_dim': 4";

  @Test
  void scaledRopeOfCompressedLayersIsReadInEitherSpelling() throws IOException {
    Architecture flat =
        read(
            "{"
                + V4
                + ", 'rope_theta': 10000, 'compress_rope_theta': 160000,"
                + " 'compress_ratios': [0, 4], 'rope_scaling': {'type': 'yarn', 'factor': 16,"
                + " 'original_max_position_embeddings': 8, 'beta_fast': 30}}");
    Architecture nested =
        read(
            "{"
                + V4
                + ", 'layer_types': ['sliding_attention', 'compressed_sparse_attention'],"
                + " 'rope_parameters': {'main': {'rope_type': 'default', 'rope_theta': 10000},"
                + " 'compress': {'rope_type': 'yarn', 'factor': 16, 'rope_theta': 160000,"
                + " 'original_max_position_embeddings': 8, 'beta_fast': 30}}}");
    for (Setting setting :
        List.of(
            Setting.ROPE_SCALED,
            Setting.ROPE_BASE,
            Setting.ROPE_FACTOR,
            Setting.ROPE_ORIGINAL_CONTEXT,
            Setting.ROPE_BETA_FAST)) {
      assertEquals(values(flat, setting), values(nested, setting), setting.key());
    }
    assertEquals(List.of(16L, 16L), values(nested, Setting.ROPE_FACTOR));
    assertEquals(flat.trait(Trait.ROPE_SCALING).value(), nested.trait(Trait.ROPE_SCALING).value());
  }

  @Test
  void globalHeadsThatAreNotListedAreAsWideAsTheOthers() throws IOException {
    String gemma =
        "'model_type': 'gemma4_text', 'architectures': ['Gemma4ForCausalLM'],"
            + " 'num_hidden_layers': 2, 'hidden_size': 32, 'vocab_size': 97, 'head_dim': 8,"
            + " 'num_attention_heads': 4, 'num_key_value_heads': 2, 'intermediate_size': 44,"
            + " 'layer_types': ['sliding_attention', 'full_attention']";
    assertEquals(
        List.of(8L, 8L), values(read("{" + gemma + ", 'per_layer_config': {}}"), Setting.HEAD_DIM));
    assertEquals(
        List.of(8L, 16L),
        values(
            read("{" + gemma + ", 'per_layer_config': {'1': {'head_dim': 16}}}"),
            Setting.HEAD_DIM));
    assertEquals(
        List.of(8L, 24L), values(read("{" + gemma + ", 'global_head_dim': 24}"), Setting.HEAD_DIM));
  }

  @Test
  void aStoredFactorIsNotUsedWhereItsSwitchIsOff() throws IOException {
    String gemma =
        "'model_type': 'gemma3n_text', 'architectures': ['Gemma3nForCausalLM'],"
            + " 'num_hidden_layers': 2, 'hidden_size': 32, 'vocab_size': 97, 'head_dim': 8,"
            + " 'num_attention_heads': 4, 'num_key_value_heads': 2, 'intermediate_size': 44";
    List<TensorPattern> stored =
        List.of(
            new TensorPattern("model.embed_tokens.weight", "BF16", List.of(97L, 32L)),
            new TensorPattern(
                "model.layers.{0-1}.altup.correct_output_scale", "BF16", List.of(32L)));
    assertTrue(plays(read("{" + gemma + "}", stored), Role.ALTUP_SCALE));
    assertFalse(
        plays(read("{" + gemma + ", 'altup_correct_scale': false}", stored), Role.ALTUP_SCALE));
  }

  @Test
  void theActivationAfterTheConvolutionIsThatOfTheConfiguration() throws IOException {
    String bamba =
        "'model_type': 'bamba', 'architectures': ['BambaForCausalLM'], 'num_hidden_layers': 1,"
            + " 'hidden_size': 32, 'vocab_size': 97, 'num_attention_heads': 4";
    assertEquals(
        List.of(ActivationKind.Known.GELU_ERF),
        values(read("{" + bamba + ", 'hidden_act': 'gelu'}"), Setting.MIXER_ACTIVATION));
    assertEquals(
        Collections.singletonList(null), // silu
        values(read("{" + bamba + "}"), Setting.MIXER_ACTIVATION));
    for (String delta : List.of("qwen3_next", "qwen3_5_moe_text", "olmo_hybrid")) {
      String config =
          "{'model_type': '%s', 'num_hidden_layers': 1, 'hidden_size': 32, 'hidden_act': 'gelu'}";
      assertEquals(
          List.of(ActivationKind.Known.GELU_ERF),
          values(read(config.formatted(delta)), Setting.MIXER_ACTIVATION),
          delta);
    }
  }

  @Test
  void oldGemmasSayGeluAndMeanItsTanhForm() throws IOException {
    String gemma = "'model_type': 'gemma', 'num_hidden_layers': 1, 'hidden_size': 32";
    String newer = ", 'rope_parameters': {'rope_type': 'default', 'rope_theta': 10000}";
    for (List<Object> said :
        List.<List<Object>>of(
            List.of("", ActivationKind.Known.GELU_TANH),
            List.of(", 'hidden_act': 'gelu'", ActivationKind.Known.GELU_TANH),
            List.of(", 'hidden_act': 'gelu'" + newer, ActivationKind.Known.GELU_ERF),
            List.of(", 'hidden_act': 'silu'", ActivationKind.Known.SILU),
            List.of(
                ", 'hidden_act': 'gelu', 'hidden_activation': 'relu'",
                ActivationKind.Known.RELU))) {
      Architecture read = read("{" + gemma + said.get(0) + "}");
      assertEquals(said.get(1), read.trait(Trait.ACTIVATION).value(), said.toString());
    }
  }

  @Test
  void aMultiplierThatGraniteLeavesOutIsOne() throws IOException {
    for (String type : List.of("granite", "granitemoe")) {
      String granite = "{'model_type': '%s', 'num_hidden_layers': 1, 'hidden_size': 32}";
      assertEquals(
          List.of(1.0), values(read(granite.formatted(type)), Setting.ATTENTION_SCALE), type);
    }
  }

  @Test
  void aDecoderOfDeepSeekWithoutLatentsHasOrdinaryHeads() throws IOException {
    String ocr =
        "'model_type': 'deepseek_v2', 'num_hidden_layers': 1, 'hidden_size': 32,"
            + " 'num_attention_heads': 4, 'num_key_value_heads': 2, 'q_lora_rank': null,"
            + " 'kv_lora_rank': null, 'qk_nope_head_dim': 0, 'qk_rope_head_dim': 0,"
            + " 'v_head_dim': 0";
    Architecture plain = read("{" + ocr + ", 'use_mla': false}");
    assertEquals(8L, plain.size(Size.HEAD_DIM).value());
    assertEquals(2L, plain.size(Size.KV_HEADS).value());
    assertEquals(RopePairing.HALF, plain.trait(Trait.ROPE_PAIRING).value());
    assertEquals(1.0, ((Number) plain.trait(Trait.ROPE_FRACTION).value()).doubleValue());
    assertEquals(0L, read("{" + ocr + "}").size(Size.HEAD_DIM).value());
  }

  @Test
  void headsThatCommandR7bDoesNotMeasureShareItsWidth() throws IOException {
    String config =
        "{'model_type': '%s', 'num_hidden_layers': 1, 'hidden_size': 32,"
            + " 'num_attention_heads': 4}";
    assertEquals(8L, read(config.formatted("cohere2")).size(Size.HEAD_DIM).value());
    assertEquals(128L, read(config.formatted("cohere2_moe")).size(Size.HEAD_DIM).value());
  }

  @Test
  void mptHasAlibiUnlessItsConfigurationSaysOtherwise() throws IOException {
    String mpt = "'model_type': 'mpt', 'n_layers': 1, 'd_model': 32";
    assertEquals(PositionKind.ALIBI, read("{" + mpt + "}").trait(Trait.POSITION).value());
    assertEquals(
        PositionKind.LEARNED,
        read("{" + mpt + ", 'attn_config': {'alibi': false}}").trait(Trait.POSITION).value());
  }

  @Test
  void theFirstFalconsSayByTheirKeyHeadsThatTheyAreOfTheNewKind() throws IOException {
    String falcon =
        "'architectures': ['RWForCausalLM'], 'n_layer': 2, 'n_head': 8, 'hidden_size': 32,"
            + " 'vocab_size': 97";
    Architecture large = read("{'model_type': 'RefinedWeb', 'n_head_kv': 2, " + falcon + "}");
    assertEquals(2L, large.size(Size.KV_HEADS).value());
    assertEquals(Residual.PARALLEL_TWO_NORMS, large.trait(Trait.RESIDUAL).value());
    Architecture small = read("{'model_type': 'RefinedWebModel', " + falcon + "}");
    assertEquals(1L, small.size(Size.KV_HEADS).value());
    assertEquals(Residual.PARALLEL_SHARED_NORM, small.trait(Trait.RESIDUAL).value());
  }

  @Test
  void layersOfTwoStacksAreCountedOneAfterTheOtherAndRunAsOftenAsConfigured() throws IOException {
    Architecture hrm =
        read(
            "{'model_type': 'hrm_text', 'architectures': ['HrmTextForCausalLM'],"
                + " 'num_layers_per_stack': 2, 'num_hidden_layers': 16, 'H_cycles': 2,"
                + " 'L_cycles': 3, 'hidden_size': 32, 'vocab_size': 97, 'head_dim': 8,"
                + " 'num_attention_heads': 4, 'intermediate_size': 44}");
    assertEquals(4L, hrm.size(Size.LAYERS).value());
    assertEquals(List.of(6L, 6L, 2L, 2L), values(hrm, Setting.PASSES));
  }

  @Test
  void aKindThatASettingHasIsWrittenByItsWord() throws IOException {
    Architecture decoder =
        read(
            "{'model_type': 'modernbert-decoder', 'num_hidden_layers': 2, 'hidden_size': 32,"
                + " 'architectures': ['ModernBertDecoderForCausalLM'], 'vocab_size': 97,"
                + " 'num_attention_heads': 4, 'intermediate_size': 44}");
    assertTrue(
        ArchitectureJson.of(decoder)
            .toString()
            .contains("\"head_activation\",\"values\":[{\"value\":\"gelu_erf\"}]"));
  }

  private static List<Object> values(Architecture architecture, Setting setting) {
    return architecture.computation().layers().stream().map(layer -> layer.get(setting)).toList();
  }

  private static boolean plays(Architecture architecture, Role role) {
    return architecture.roles().stream().anyMatch(binding -> binding.plays(role.weight()));
  }

  private static Architecture read(String config) throws IOException {
    return read(config, List.of());
  }

  private static Architecture read(String config, List<TensorPattern> tensors) throws IOException {
    return ArchitectureReader.read("x", JSON.readTree(config.replace('\'', '"')), tensors)
        .architecture()
        .orElseThrow();
  }
}
