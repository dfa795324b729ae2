package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.TraitValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /** The traits that the facts of any repository tell. */
  private static final Set<String> ASKED =
      SharedRepo.all().stream()
          .flatMap(repo -> repo.facts().get("structure").properties().stream())
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());

  private static final Map<String, Setting> SCALING =
      Map.of(
          "factor", Setting.ROPE_FACTOR,
          "beta_fast", Setting.ROPE_BETA_FAST,
          "beta_slow", Setting.ROPE_BETA_SLOW,
          "mscale", Setting.ROPE_MSCALE,
          "mscale_all_dim", Setting.ROPE_MSCALE_ALL_DIM,
          "truncate", Setting.ROPE_TRUNCATE,
          "low_freq_factor", Setting.ROPE_LOW_FREQUENCY,
          "high_freq_factor", Setting.ROPE_HIGH_FREQUENCY,
          "original_max_position_embeddings", Setting.ROPE_ORIGINAL_CONTEXT);

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
    boolean rope = repo.facts().at("/structure/position").asText().equals("rope");
    for (Trait trait : Trait.values()) {
      JsonNode fact = repo.facts().get("structure").path(trait.key());
      expected.put(
          trait.key(),
          fact.isNull() || fact.isMissingNode()
              ? unsaid(trait, rope)
              : SharedRepo.value(trait, repo.facts()).text());
      actual.put(trait.key(), architecture.trait(trait).text());
    }
    repo.facts()
        .get("sizes")
        .properties()
        .forEach(
            e -> {
              if (e.getKey().equals("rope_scaling")) {
                scaling(e.getValue(), architecture, expected, actual);
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

  /**
   * The value of a trait that the facts leave out or leave null: with RoPE on the whole head,
   * without scaling.
   */
  private static String unsaid(Trait trait, boolean rope) {
    return switch (trait) {
      case MIXING_LAYERS -> "–";
      case ROPE_SCALING -> rope ? "none" : "–";
      case ROPE_LAYERS -> rope ? "all" : "–";
      default -> PLAIN.getOrDefault(trait, ASKED.contains(trait.key()) ? "–" : plain(trait));
    };
  }

  /** What a plain decoder has, for traits that are younger than the facts. */
  private static String plain(Trait trait) {
    return trait.type().values().stream()
        .filter(value -> value instanceof TraitValue of ? of.plain() : value.equals(false))
        .findFirst()
        .map(value -> value instanceof TraitValue of ? of.word() : value.toString())
        .orElse("–");
  }

  /** Compares the parameters of RoPE scaling, each of which is a setting. */
  private static void scaling(
      JsonNode facts,
      Architecture architecture,
      Map<String, String> expected,
      Map<String, String> actual) {
    facts
        .properties()
        .forEach(
            e -> {
              Setting setting = SCALING.get(e.getKey());
              if (setting != null) {
                expected.put("scaling " + e.getKey(), e.getValue().asText().replace(".0", ""));
                actual.put(
                    "scaling " + e.getKey(),
                    String.valueOf(architecture.computation().value(setting, 0)).replace(".0", ""));
              } else {
                assertTrue(List.of("type", "rope_type").contains(e.getKey()), e.getKey());
                assertEquals(e.getValue().asText(), architecture.trait(Trait.ROPE_SCALING).text());
              }
            });
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
