package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What configurations say of RoPE, in either spelling and in both at once. */
class RopeSwitchesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIZES =
      ", 'num_hidden_layers': 2, 'hidden_size': 32, 'vocab_size': 97, 'head_dim': 8,"
          + " 'num_attention_heads': 4, 'num_key_value_heads': 2, 'intermediate_size': 44";
  private static final String PHI = "'model_type': 'phi', 'architectures': ['PhiForCausalLM']";
  private static final String CWM = "'model_type': 'cwm', 'architectures': ['CwmForCausalLM']";

  @Test
  void theNewerSpellingIsWhatRunsWhereBothAreGiven() throws IOException {
    Architecture both =
        read(
            PHI
                + ", 'rope_theta': 100, 'partial_rotary_factor': 0.25, 'rope_parameters':"
                + " {'rope_theta': 500, 'partial_rotary_factor': 0.75, 'rope_type': 'default'}");
    assertEquals(500L, both.size(Size.ROPE_THETA).value());
    assertEquals(0.75, both.trait(Trait.ROPE_FRACTION).value());
    assertEquals(6L, first(both, Setting.ROPE_DIM));
  }

  @Test
  void besideRopeScalingTheKeysAtTheTopAreWhatRuns() throws IOException {
    Architecture both =
        read(
            PHI
                + ", 'rope_theta': 100, 'rope_scaling': {'type': 'linear', 'factor': 4},"
                + " 'rope_parameters': {'rope_theta': 500, 'rope_type': 'default'}");
    assertEquals(100L, both.size(Size.ROPE_THETA).value());
    assertEquals(RopeScaling.Known.LINEAR, both.trait(Trait.ROPE_SCALING).value());
  }

  @Test
  void aClassThatScalesByDefaultDoesSoOnlyWhereNothingIsSaid() throws IOException {
    Architecture silent = read(CWM);
    assertEquals(RopeScaling.Known.LLAMA3, silent.trait(Trait.ROPE_SCALING).value());
    assertEquals(8192L, first(silent, Setting.ROPE_ORIGINAL_CONTEXT));
    for (String scaling :
        List.of(
            "'rope_scaling': {'type': 'yarn', 'factor': 4}",
            "'rope_parameters': {'rope_type': 'yarn', 'factor': 4, 'rope_theta': 100}")) {
      Architecture said = read(CWM + ", 'max_position_embeddings': 64, " + scaling);
      assertEquals(RopeScaling.Known.YARN, said.trait(Trait.ROPE_SCALING).value(), scaling);
      assertEquals(64L, first(said, Setting.ROPE_ORIGINAL_CONTEXT), scaling);
    }
    Architecture mistral =
        read("'model_type': 'mistral4', 'architectures': ['Mistral4ForCausalLM']");
    assertEquals(RopeScaling.Known.YARN, mistral.trait(Trait.ROPE_SCALING).value());
    assertEquals(0.1, first(mistral, Setting.QUERY_GROWTH));
    for (List<Object> scaled :
        List.<List<Object>>of(
            List.of("gpt_oss", RopeScaling.Known.YARN, 32.0, 4096L),
            List.of("ministral3", RopeScaling.Known.YARN, 16.0, 16384L),
            List.of("apertus", RopeScaling.Known.LLAMA3, 8.0, 8192L))) {
      Architecture read = read("'model_type': '" + scaled.get(0) + "'");
      assertEquals(scaled.get(1), read.trait(Trait.ROPE_SCALING).value(), scaled.toString());
      assertEquals(scaled.get(2), first(read, Setting.ROPE_FACTOR), scaled.toString());
      assertEquals(scaled.get(3), first(read, Setting.ROPE_ORIGINAL_CONTEXT), scaled.toString());
    }
  }

  @Test
  void scalingThatLayersWithWindowsHaveForThemselvesIsNotTakenForThatOfTheOthers()
      throws IOException {
    for (String kinds :
        List.of(
            "'model_type': 'gemma3_text', 'architectures': ['Gemma3ForCausalLM'],"
                + " 'rope_parameters': {'full_attention': {'rope_type': 'default'},"
                + " 'sliding_attention': {'rope_type': 'linear', 'factor': 8}}",
            "'model_type': 'zaya', 'architectures': ['ZayaForCausalLM'],"
                + " 'layer_types': ['hybrid_sliding', 'hybrid'], 'sliding_window': 4,"
                + " 'rope_parameters': {'hybrid': {'rope_type': 'default'},"
                + " 'hybrid_sliding': {'rope_type': 'yarn', 'factor': 8}}")) {
      assertTrue(read(kinds).trait(Trait.ROPE_SCALING).unknown(), kinds);
      Architecture plain = read(kinds.replace("linear", "default").replace("yarn", "default"));
      assertEquals(RopeScaling.Known.NONE, plain.trait(Trait.ROPE_SCALING).value(), kinds);
    }
  }

  @Test
  void miniMaxM3TurnsTheShareThatItsConfigurationGivesAndElseTheWholeHead() throws IOException {
    String minimax =
        "'model_type': 'minimax_m3_vl_text', 'architectures': ['MiniMaxM3VLForCausalLM'],"
            + " 'rotary_dim': 4";
    assertEquals(1.0, read(minimax).trait(Trait.ROPE_FRACTION).value());
    assertEquals(
        0.5, read(minimax + ", 'partial_rotary_factor': 0.5").trait(Trait.ROPE_FRACTION).value());
  }

  @Test
  void kindsOfLayersTurnAndScaleEachAsTheirOwnEntrySays() throws IOException {
    Architecture mimo =
        read(
            "'model_type': 'mimo_v2_flash', 'architectures': ['MiMoV2FlashForCausalLM'],"
                + " 'layer_types': ['full_attention', 'sliding_attention'], 'rope_parameters':"
                + " {'full_attention': {'rope_type': 'linear', 'factor': 4,"
                + " 'partial_rotary_factor': 0.5},"
                + " 'sliding_attention': {'rope_type': 'default', 'partial_rotary_factor': 1}}");
    assertEquals(List.of(4L, 8L), values(mimo, Setting.ROPE_DIM));
    assertEquals(List.of(true, false), values(mimo, Setting.ROPE_SCALED));
  }

  @Test
  void chunksOfLlama4AreWhereTheKindsOfLayersSayAndElseWhereRopeIs() throws IOException {
    String llama =
        "'model_type': 'llama4_text', 'architectures': ['Llama4ForCausalLM'],"
            + " 'attention_chunk_size': 5, 'no_rope_layers': [1, 0]";
    assertEquals(Arrays.asList(5L, null), values(read(llama), Setting.CHUNK));
    assertEquals(
        Arrays.asList(null, 5L),
        values(
            read(llama + ", 'layer_types': ['full_attention', 'chunked_attention']"),
            Setting.CHUNK));
  }

  /** Scaling that lengthens cosines and sines is undone by a norm after RoPE. */
  @Test
  void queriesOfLlama4AndNanochatAreNormedAfterTheyAreTurned() throws IOException {
    for (String type : List.of("llama4_text", "nanochat")) {
      Architecture read = read("'model_type': '" + type + "'");
      assertEquals(List.of(true, true), values(read, Setting.QK_NORM_AFTER_ROPE), type);
    }
  }

  @Test
  void ministralWithoutKindsOfLayersHasItsWindowEverywhere() throws IOException {
    String ministral =
        "'model_type': 'ministral', 'architectures': ['MinistralForCausalLM'],"
            + " 'sliding_window': 6";
    assertEquals(List.of(6L, 6L), values(read(ministral), Setting.WINDOW));
    assertEquals(
        Arrays.asList(null, 6L),
        values(
            read(ministral + ", 'layer_types': ['full_attention', 'sliding_attention']"),
            Setting.WINDOW));
  }

  private static List<Object> values(Architecture architecture, Setting setting) {
    return architecture.computation().layers().stream().map(layer -> layer.get(setting)).toList();
  }

  private static Object first(Architecture architecture, Setting setting) {
    return architecture.computation().layers().get(0).get(setting);
  }

  private static Architecture read(String keys) throws IOException {
    String config = "{" + keys + SIZES + "}";
    return ArchitectureReader.read("x", JSON.readTree(config.replace('\'', '"')), List.of())
        .architecture()
        .orElseThrow();
  }
}
