package dev.pedigree.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.reading.ArchitectureJson;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.architecture.trait.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings of the computation: origin, and value by layer. */
class SettingFactTest {

  private static List<String> told(Architecture architecture) {
    return SettingFact.of(architecture).stream()
        .map(
            f ->
                Wording.name(f.setting()).en()
                    + ": "
                    + Wording.value(f).en()
                    + " ("
                    + f.origin().word()
                    + ", "
                    + f.source()
                    + ")")
        .toList();
  }

  @Test
  void aPlainDecoderHasItsAttentionScaleAndNothingElseToSay() {
    assertEquals(
        List.of(
            "attention scale: 0.0883883 (config, config.json: hidden_size, num_attention_heads)"),
        told(Fixture.of("llama-2-70b").architecture()));
  }

  @Test
  void whatDiffersFromLayerToLayerIsToldWithTheLayers() {
    Architecture gemma = Fixture.of("gguf-gemma2").architecture();
    assertEquals(
        List.of(
            "window: 4 in layers 0, 2; none in layers 1, 3"
                + " (config, GGUF metadata: gemma2.attention.sliding_window)",
            "attention scale: 0.316228"
                + " (config, GGUF metadata: gemma2.block_count, gemma2.attention.key_length)",
            "cap of attention scores: 50 (config, GGUF metadata: gemma2.attn_logit_softcapping)",
            "embedding multiplier: 6.9282 (config, GGUF metadata: gemma2.embedding_length)",
            "cap of logits: 30 (config, GGUF metadata: gemma2.final_logit_softcapping)"),
        told(gemma));
    assertEquals("第 0、2 层为 4；第 1、3 层为无", Wording.value(SettingFact.of(gemma).get(0)).zh());
  }

  @Test
  void theJsonSaysOfEverySettingHowItIsKnown() {
    JsonNode json = ArchitectureJson.of(Fixture.of("gguf-gemma2").architecture()).get("settings");
    assertEquals(
        "{\"setting\":\"window\",\"values\":[{\"value\":4,\"layers\":\"0,2\"},"
            + "{\"value\":null,\"layers\":\"1,3\"}],\"origin\":\"config\","
            + "\"source\":\"GGUF metadata: gemma2.attention.sliding_window\"}",
        json.get(0).toString());
  }

  @Test
  void withoutAConfigurationASettingThatNeedsOneIsUnknown() {
    Fixture yi = Fixture.of("yi-34b-original");
    ObjectNode nothing = yi.config().deepCopy();
    nothing.removeAll();
    Architecture bare =
        ArchitectureReader.read("x", nothing, yi.tensors()).architecture().orElseThrow();
    assertEquals(Origin.UNKNOWN, bare.computation().known().get(Setting.ATTENTION_SCALE).origin());
    assertTrue(SettingFact.of(bare).isEmpty());
  }
}
