package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {

  private static Config config(String json) {
    try {
      return Config.of(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMissingKeyTakesTheDefaultAndANullKeyDoesNot() {
    Config missing = config("{}").with(Map.of("sliding_window", 4096L));
    assertEquals(new Config.Value(4096L, "", true), missing.get("sliding_window"));
    Config off = config("{\"sliding_window\": null}").with(Map.of("sliding_window", 4096L));
    assertEquals(new Config.Value(null, "sliding_window", false), off.get("sliding_window"));
  }

  @Test
  void aKeyNobodyKnowsIsNullAndHasNoPlace() {
    assertEquals(new Config.Value(null, "", false), config("{}").get("anything"));
  }

  @Test
  void theTextPartOfAMultiModalConfigurationIsOpened() {
    Config gemma =
        config(
            "{\"model_type\":\"gemma3\",\"text_config\":{\"model_type\":\"gemma3_text\","
                + "\"hidden_size\":2560},\"hidden_size\":1}");
    assertEquals("gemma3_text", gemma.modelType());
    assertEquals("gemma3", gemma.outerModelType());
    assertEquals(
        new Config.Value(2560L, "text_config.hidden_size", false), gemma.get("hidden_size"));
  }

  @Test
  void aKeyThatOnlyStandsOutsideTheTextPartIsFoundThere() {
    Config config = config("{\"text_config\":{\"a\":1},\"tie_word_embeddings\":true}");
    assertEquals(
        new Config.Value(true, "tie_word_embeddings", false), config.get("tie_word_embeddings"));
  }

  @Test
  void bothSpellingsOfTheRopeKeysAreRead() {
    Config four = config("{\"rope_theta\":5e5,\"rope_scaling\":{\"type\":\"yarn\",\"factor\":4}}");
    Config five =
        config(
            "{\"rope_parameters\":{\"rope_theta\":5e5,\"rope_type\":\"yarn\",\"factor\":4,"
                + "\"partial_rotary_factor\":0.5}}");
    for (Config config : new Config[] {four, five}) {
      assertEquals(500000L, config.get("rope_theta").value());
      assertEquals(4L, config.get("rope_scaling.factor").value());
      assertEquals("yarn", config.get("rope_scaling.type").value());
    }
    assertEquals(0.5, five.get("rotary_pct").value());
    assertEquals(500000L, five.get("rotary_emb_base").value());
  }

  @Test
  void ropeKeysByKindOfLayerGiveTheFullLayersAndTheLocalBase() {
    Config config =
        config(
            "{\"rope_parameters\":{\"full_attention\":{\"rope_theta\":1e6,\"rope_type\":\"linear\","
                + "\"factor\":8},\"sliding_attention\":{\"rope_theta\":1e4}}}");
    assertEquals(1000000L, config.get("rope_theta").value());
    assertEquals(10000L, config.get("rope_local_base_freq").value());
    assertEquals(8L, config.get("rope_scaling.factor").value());
  }

  @Test
  void wholeNumbersAreWholeHoweverTheyAreWritten() {
    Config config = config("{\"a\":10000.0,\"b\":1e4,\"c\":1e-6,\"d\":[1,2.5,null]}");
    assertEquals(10000L, config.get("a").value());
    assertEquals(10000L, config.get("b").value());
    assertEquals(1e-6, config.get("c").value());
    assertEquals("[1, 2.5, null]", config.get("d").value().toString());
  }

  @Test
  void nestedKeysAreDotted() {
    Config config = config("{\"attn_config\":{\"alibi\":true}}");
    assertEquals(true, config.get("attn_config.alibi").value());
    assertNull(config.get("attn_config.rope").value());
  }
}
