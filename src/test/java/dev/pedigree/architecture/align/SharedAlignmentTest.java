package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs are found for headers whose names were replaced by other words. */
@Tag("shared")
class SharedAlignmentTest {

  static List<SharedRepo> cases() {
    List<SharedRepo> cases = new ArrayList<>();
    for (int i = 1; i <= 15; i++) {
      String name = String.format("case-%02d", i);
      cases.add(
          SharedRepo.read(
              name, SharedRepo.shared().resolve("repos/obfuscated/" + name), "truth.json"));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDesignIsRightAndNoRoleIsClaimedThatIsWrong(SharedRepo repo) {
    ArchitectureReader.Reading reading =
        ArchitectureReader.read(repo.id(), repo.config(), repo.tensors());
    assertTrue(reading.alignment().orElseThrow().fits());
    for (Alignment.Aligned aligned : reading.alignment().orElseThrow().tensors()) {
      String stored = aligned.tensor().name().replaceAll("\\{(\\d+)[^}]*}", "$1");
      String truth = repo.facts().get("roles").get(stored).asText();
      assertTrue(
          aligned.names().contains(truth)
              || truth.contains("buffer") && aligned.names().contains("buffer.unknown"),
          stored + " is " + truth + ", claimed " + aligned.names());
    }
    assertEquals(List.of(), wrong(reading.architecture().orElseThrow(), repo.facts()));
  }

  /** Traits that are known and wrong. */
  private static List<String> wrong(Architecture architecture, JsonNode facts) {
    List<String> wrong = new ArrayList<>();
    facts
        .get("structure")
        .properties()
        .forEach(
            e -> {
              Trait trait = Trait.of(e.getKey()).orElseThrow();
              Fact fact = architecture.trait(trait);
              Fact truth = SharedRepo.value(trait, facts);
              if (!fact.unknown() && !trait.listingValue(fact).equals(trait.listingValue(truth))) {
                wrong.add(trait.key() + ": " + fact.text() + " instead of " + truth.text());
              }
            });
    return wrong;
  }

  /**
   * All reconstructed repositories, renamed, with the configuration without class and model type,
   * and without any. No design comes near a Gemma with a vision tower, nor near DeepSeek V3 without
   * a configuration; for none is a trait wrong.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofAllRepositoriesRenamedNoneIsToldWrongAndNearlyAllFindADesign(boolean keys) {
    Map<String, String> wrong = new TreeMap<>();
    List<String> nothingNear = new ArrayList<>();
    for (SharedRepo repo : SharedRepo.all()) {
      ObjectNode config = repo.config().deepCopy();
      config.remove(List.of("model_type", "architectures", "auto_map"));
      if (!keys) {
        config.removeAll();
      }
      ArchitectureReader.Reading reading =
          ArchitectureReader.read(repo.id(), config, Renamed.all(repo.tensors(), 7).tensors());
      if (reading.architecture().isEmpty()) {
        nothingNear.add(repo.id());
        continue;
      }
      List<String> told = wrong(reading.architecture().orElseThrow(), repo.facts());
      if (!told.isEmpty()) {
        wrong.put(
            repo.id(), reading.alignment().map(Alignment::designs).orElse(List.of()) + " " + told);
      }
    }
    assertEquals(Map.of(), wrong);
    Set<String> hard = new TreeSet<>(Set.of("google/gemma-3-27b-pt", "openai/gpt-oss-20b"));
    if (!keys) {
      hard.addAll(List.of("deepseek-ai/DeepSeek-R1", "deepseek-ai/DeepSeek-V3"));
    }
    nothingNear.removeAll(hard);
    assertEquals(List.of(), nothingNear);
  }

  @Test
  void namesThatDoNotRepeatAreNotAligned() {
    List<TensorPattern> tensors = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      tensors.add(new TensorPattern("t" + i + ".weight", "F32", List.of(8L, 8L)));
    }
    assertTrue(
        ArchitectureReader.read("x", SharedRepo.all().get(0).config(), tensors)
            .alignment()
            .isEmpty());
  }
}
