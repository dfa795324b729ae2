package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.Crawled;
import dev.pedigree.crawl.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What configurations of the kinds found in the wild say, and what speaks against them. */
@Tag("shared")
class SharedWildConfigsTest {
  private static final Path WILD = Path.of("../shared/wild");

  /** The cases whose answer gives a number of parameters in words. */
  static List<String[]> counted() throws IOException {
    List<String[]> cases = new ArrayList<>();
    JsonNode all = new ObjectMapper().readTree(WILD.resolve("cases.json").toFile()).get("cases");
    for (JsonNode one : all) {
      String expected = one.get("expect").asText();
      if (expected.matches("parameters \\d+\\b.*")) {
        cases.add(
            new String[] {
              one.get("case").asText(), expected.replaceFirst("parameters (\\d+).*", "$1")
            });
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("counted")
  void theCountIsThatOfTheReference(String folder, long parameters) {
    assertEquals(parameters, inspect(folder).at("/parameters/total").asLong());
  }

  @Test
  void theFirstChatGlmIsNotReadAsTheSecond() {
    ObjectNode json = inspect("class-renamed-family");
    assertFalse(json.has("parameters"));
    assertEquals("unknown", json.at("/architecture/structure/position").asText());
    assertEquals("unknown", json.at("/architecture/structure/attention").asText());
    assertTrue(json.at("/architecture/sizes/kv_heads").isMissingNode());
    for (String key : List.of("inner_hidden_size", "max_sequence_length", "position_encoding_2d")) {
      assertTrue(
          sentences(json).stream().anyMatch(s -> s.contains(key)), key + " in " + sentences(json));
    }
  }

  @Test
  void scoresTakeThePlaceOfTheOutputMatrix() {
    ObjectNode json = inspect("classification-head");
    assertTrue(json.at("/listing/7").asText().contains("scores of labels"), json.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "minimax-m1-keys, token_mixing, lightning",
    "minimax-m1-keys, rope_fraction, 0.5",
    "mtp-none, multi_token_head, false",
    "mtp-one, multi_token_head, true",
    "neox-rope-new-keys, rope_fraction, 0.5",
    "window-off, attn_window, none",
    "head-in-index, tied_embeddings, unknown",
    "z01-bidirectional-switch/gemma3_text-bidirectional, attn_mask, bidirectional",
    "z01-bidirectional-switch/qwen2-bidirectional, attn_mask, bidirectional",
    "z01-bidirectional-switch/llama-bidirectional, attn_mask, bidirectional",
    "z01-bidirectional-switch/llama-bidirectional-class, attn_mask, unknown",
    "z01-bidirectional-switch/llama-causal, attn_mask, causal",
    "z02-unknown-class-takes-facts/vaultgemma, norm_placement, pre",
    "z02-unknown-class-takes-facts/gemma2, norm_placement, sandwich",
    "z02-unknown-class-takes-facts/foo-class-with-gemma2-names, embed_scale, unknown",
    "z02-unknown-class-takes-facts/foo-class-with-gemma2-names, activation, gelu_tanh",
  })
  void aTraitIsThatOfTheKeysOrUnknown(String folder, String trait, String value) {
    assertEquals(value, inspect(folder).at("/architecture/structure/" + trait).asText());
  }

  @Test
  void theBaseOfRopeIsReadUnderItsNewKey() {
    assertEquals(
        50000, inspect("neox-rope-new-keys").at("/architecture/sizes/rope_theta").asLong());
  }

  @Test
  void aLayerForASecondTokenIsCountedApart() {
    ObjectNode one = inspect("mtp-one");
    ObjectNode none = inspect("mtp-none");
    assertEquals(
        one.at("/parameters/total").asLong() - none.at("/parameters/total").asLong(),
        one.at("/parameters/components/next-token").asLong());
    assertTrue(none.at("/parameters/components/next-token").isMissingNode());
  }

  @Test
  void anIndexThatContradictsIsSaidWithTheNumbersOfBothSides() {
    ObjectNode json = inspect("index-contradicts");
    assertFalse(json.has("parameters"));
    String all = String.join("\n", sentences(json));
    for (String number :
        List.of("2 in all", "3 in all", "vision", "99999999", "100000300", "518784")) {
      assertTrue(all.contains(number), number + " in " + all);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "config-says-4-weights-6, 'the configuration says 4 layers, the weights hold 6'",
    "config-says-8-weights-6, 'of 8 layers these have no tensors: 6-7'",
  })
  void bothNumbersOfLayersAreSaid(String folder, String sentence) {
    ObjectNode json = inspect("x06-passthrough-layer-count/" + folder);
    assertEquals(50592, json.at("/parameters/total").asLong());
    assertTrue(sentences(json).contains(sentence), sentences(json).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "tokenizer-68-rows-64, warning",
    "tokenizer-60-rows-64, info",
    "tokenizer-64-rows-64, ''",
  })
  void tokensWithoutARowAreAWarningAndPaddingIsNone(String folder, String severity) {
    ObjectNode json = inspect("x07-tokenizer-longer-than-embedding/" + folder);
    assertEquals(
        severity.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(severity)),
        new TreeSet<>(
            StreamSupport.stream(json.get("findings").spliterator(), false)
                .filter(f -> f.get("rule").asText().contains("vocabulary"))
                .map(f -> f.get("severity").asText())
                .toList()));
  }

  private static List<String> sentences(ObjectNode json) {
    return StreamSupport.stream(json.get("findings").spliterator(), false)
        .map(f -> f.get("message").asText())
        .toList();
  }

  private static ObjectNode inspect(String folder) {
    Path path = WILD.resolve(folder);
    Crawled read = ModelFolder.read(path);
    return InspectionJson.of(
        Inspection.of(
            new OpenedModel(
                folder,
                Optional.of(read.snapshot()),
                read.headers(),
                Optional.of(path),
                Optional.empty())),
        false);
  }
}
