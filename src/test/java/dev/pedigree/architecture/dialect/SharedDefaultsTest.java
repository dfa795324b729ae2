package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a dialect takes for a missing key is what its class takes, by the fact sheet of families.
 */
@Tag("shared")
class SharedDefaultsTest {

  /** Classes that have rotary positions and read no key for their scaling. */
  private static final List<String> NEVER =
      List.of("baichuan", "chatglm", "codegen", "gptj", "qwen1", "yi");

  private static final Map<String, JsonNode> FAMILIES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    JsonNode sheet =
        new YAMLMapper()
            .readTree(
                Path.of(System.getProperty("pedigree.shared", "../shared"))
                    .resolve("facts/families.yaml")
                    .toFile());
    for (JsonNode family : sheet.get("families")) {
      family.path("model_type").forEach(type -> FAMILIES.putIfAbsent(type.asText(), family));
    }
  }

  private static List<Dialect> ofClasses() {
    return Dialects.all().stream()
        .filter(dialect -> dialect.modelTypes().stream().anyMatch(FAMILIES::containsKey))
        .toList();
  }

  private static JsonNode defaults(Dialect dialect) {
    return dialect.modelTypes().stream()
        .filter(FAMILIES::containsKey)
        .map(type -> FAMILIES.get(type).path("defaults"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyDefaultOfADialectThatTheSheetHasIsThatOfTheClass() {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Dialect dialect : ofClasses()) {
      JsonNode known = defaults(dialect);
      for (Map.Entry<String, Object> own : dialect.defaults().entrySet()) {
        // A class that takes the number of query heads is listed with that number.
        boolean heads =
            own.getKey().equals("num_key_value_heads")
                && own.getValue() == null
                && known.path("num_attention_heads").equals(known.path("num_key_value_heads"));
        if (known.has(own.getKey()) && !heads) {
          compared++;
          Object sheet = new YAMLMapper().convertValue(known.get(own.getKey()), Object.class);
          if (!Expression.same(sheet, own.getValue())) {
            wrong.add(
                dialect.name() + " " + own.getKey() + ": " + own.getValue() + ", not " + sheet);
          }
        }
      }
    }
    // Gemma has the key, but computes what hidden_activation says. The program of the first
    // Falcon-40B has no such key and computes what the class does with it.
    assertEquals(List.of("refined_web new_decoder_architecture: true, not false"), wrong);
    assertTrue(compared > 300, compared + " compared");
  }

  @Test
  void rotaryPositionsReadAScalingWhoseDefaultIsNoneExceptInClassesThatHaveNoSuchKey() {
    List<String> never = new ArrayList<>();
    for (Dialect dialect : ofClasses()) {
      Rule scaling = dialect.traits().get(Trait.ROPE_SCALING);
      if (scaling instanceof Rule.Literal of && of.constant() == RopeScaling.Known.NONE) {
        never.add(dialect.name());
      }
    }
    assertEquals(NEVER, never.stream().sorted().toList());
  }

  @Test
  void theSheetListsNoScalingForClassesThatNeverReadOneBesidesDbrxAndJetMoe() {
    List<String> none = new ArrayList<>();
    for (Map.Entry<String, JsonNode> family : FAMILIES.entrySet()) {
      JsonNode position = family.getValue().path("pos");
      boolean empty = position.path("scaling").isArray() && position.path("scaling").isEmpty();
      if (position.path("kind").asText().equals("rope") && empty) {
        none.add(family.getKey());
      }
    }
    // For these two the sheet is corrected by history-corrections.md: their classes read it.
    List<String> expected = new ArrayList<>(List.of("dbrx", "jetmoe"));
    none.removeAll(NEVER);
    assertEquals(expected, none);
    assertTrue(
        ofClasses().stream()
            .filter(dialect -> expected.contains(dialect.name()))
            .noneMatch(dialect -> dialect.traits().containsKey(Trait.ROPE_SCALING)));
  }
}
