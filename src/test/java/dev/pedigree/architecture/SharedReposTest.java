package dev.pedigree.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reconstructed repository of the shared data is described as its facts say. */
@Tag("shared")
class SharedReposTest {

  private static final Map<Trait, String> PLAIN =
      Map.of(
          Trait.ATTN_QUERY_LATENT, "false",
          Trait.LAYERS_DIFFER, "false",
          Trait.TOKEN_MIXING, "attention",
          Trait.ATTN_CLIP, "false");

  static List<SharedRepo> repos() {
    return SharedRepo.all();
  }

  @ParameterizedTest
  @MethodSource("repos")
  void structureSizesAndCountEqualTheFacts(SharedRepo repo) {
    ArchitectureReader.Reading reading =
        ArchitectureReader.read(repo.id(), repo.config(), repo.tensors());
    Architecture architecture = reading.architecture().orElseThrow();

    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (Trait trait : Trait.values()) {
      JsonNode fact = repo.facts().get("structure").path(trait.key());
      if (fact.isMissingNode()) {
        if (trait == Trait.ROPE_LAYERS) {
          continue;
        }
        // The facts leave out what no plain decoder has.
        expected.put(trait.key(), PLAIN.getOrDefault(trait, "–"));
        actual.put(trait.key(), architecture.trait(trait).text());
        continue;
      }
      expected.put(trait.key(), text(fact));
      // The facts write "no scaling" as null; here null is kept for models without RoPE.
      String text = architecture.trait(trait).text();
      actual.put(trait.key(), trait == Trait.ROPE_SCALING && text.equals("none") ? "–" : text);
    }
    repo.facts()
        .get("sizes")
        .properties()
        .forEach(
            e -> {
              if (e.getKey().equals("rope_scaling")) {
                return;
              }
              expected.put("size " + e.getKey(), number(e.getValue()));
              Fact fact = architecture.size(Size.of(e.getKey()).orElseThrow());
              actual.put("size " + e.getKey(), fact.unknown() ? "–" : number(fact.value()));
            });
    expected.put("parameters", repo.facts().at("/parameters/learned").asText());
    actual.put("parameters", Long.toString(architecture.parameters().total()));
    expected.put("unassigned", "[]");
    actual.put("unassigned", architecture.unassigned().toString());
    assertEquals(lines(expected), lines(actual));
  }

  private static String text(JsonNode fact) {
    return fact.isNull() || fact.isMissingNode() ? "–" : fact.asText();
  }

  private static String number(Object value) {
    String text =
        value instanceof JsonNode node ? (node.isNull() ? "–" : node.asText()) : "" + value;
    return text.equals("–") ? text : Double.toString(Double.parseDouble(text));
  }

  private static String lines(Map<String, String> map) {
    StringBuilder out = new StringBuilder();
    map.forEach((key, value) -> out.append(key).append(" = ").append(value).append('\n'));
    return out.toString();
  }
}
