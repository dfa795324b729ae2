package dev.pedigree.pipeline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.lineage.relate.CheckedClaim.Outcome;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.pipeline.ModelOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The really trained models of the zoo, whose ancestry is known, are related as they are. */
@Tag("shared")
class SharedZooTest {
  private static final Path ZOO = Path.of("../shared/zoo");

  private static JsonNode pairs;
  private static JsonNode members;
  private static List<String> names;
  private static Relating relating;

  @BeforeAll
  static void relate() throws IOException {
    ObjectMapper json = new ObjectMapper();
    pairs = json.readTree(ZOO.resolve("pairs.json").toFile()).path("pairs");
    members = json.readTree(ZOO.resolve("zoo.json").toFile()).path("members");
    names = new ArrayList<>();
    members.forEach(member -> names.add(member.path("name").asText()));
    ModelOpener opener =
        new ModelOpener(
            () -> {
              throw new IllegalStateException("no id is asked for");
            },
            () -> new SnapshotStore(Path.of("content/snapshots")),
            new Crawler(
                HubRewrites.parse(List.of()), Credentials.of(Map.of()), CrawlLimits.defaults()));
    relating =
        Relating.of(
            opener,
            names.stream().map(name -> ZOO + "/" + name + ".bundle").toList(),
            ModelNames.none());
  }

  @Test
  void noStrangersAreCalledDerivedAndAllRelativesAre() {
    Map<String, Integer> matrix = new TreeMap<>();
    Set<String> wrong = new TreeSet<>();
    Map<Set<String>, Bond> bonds = new HashMap<>();
    relating
        .related()
        .bonds()
        .forEach(b -> bonds.put(Set.of(names.get(b.a()), names.get(b.b())), b));
    for (JsonNode pair : pairs) {
      if (pair.path("score").asBoolean()) {
        String a = pair.path("a").asText();
        String b = pair.path("b").asText();
        boolean truth = !pair.path("weight_derived").asText().equals("false");
        Kinship kinship = bonds.get(Set.of(a, b)).kinship().orElseThrow();
        matrix.merge((truth ? "derived" : "strangers") + " " + kinship.finding(), 1, Integer::sum);
        boolean right = truth ? kinship.related() : kinship.finding() == Finding.INDEPENDENT;
        if (!right) {
          wrong.add(a + " " + b + " " + kinship.finding());
        }
      }
    }
    System.out.println("pairs: " + matrix);
    assertEquals(Set.of(), wrong);
  }

  @Test
  void parentsAndRelationsAreThoseOfTheZoo() {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Set<String> truth = new TreeSet<>();
      for (JsonNode parent : members.get(i).path("parents")) {
        truth.add(parent.path("name").asText() + " " + parent.path("relation").asText());
      }
      Set<String> found =
          relating.related().parents().get(i).stream()
              .map(parent -> names.get(parent.parent()) + " " + parent.descent().word())
              .collect(Collectors.toCollection(TreeSet::new));
      if (!truth.equals(found)) {
        wrong.add(names.get(i) + ": " + found + " instead of " + truth);
      }
    }
    System.out.println("members: " + (names.size() - wrong.size()) + " of " + names.size());
    assertEquals(List.of(), wrong);
  }

  @Test
  void directionsAreThoseOfTheZoo() {
    List<String> wrong = new ArrayList<>();
    for (JsonNode pair : pairs) {
      String a = pair.path("a").asText();
      String b = pair.path("b").asText();
      Bond bond =
          relating.related().bonds().stream()
              .filter(x -> Set.of(names.get(x.a()), names.get(x.b())).equals(Set.of(a, b)))
              .findFirst()
              .orElseThrow();
      String direction =
          bond.way()
              .map(
                  way ->
                      switch (way) {
                        case A_TO_B -> names.get(bond.a()) + " -> " + names.get(bond.b());
                        case B_TO_A -> names.get(bond.b()) + " -> " + names.get(bond.a());
                      })
              .orElse("null");
      if (pair.path("score").asBoolean() && !direction.equals(pair.path("direction").asText())) {
        wrong.add(a + " " + b + ": " + direction + ", not " + pair.path("direction").asText());
      }
    }
    // A student has nothing of its teacher's weights, and the zoo gives such a pair no direction.
    wrong.removeIf(line -> line.contains("distilled-a"));
    assertEquals(List.of(), wrong);
  }

  @Test
  void aFalseClaimIsContradictedAndATrueOneIsNot() {
    Map<String, Set<Outcome>> outcomes = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      Set<Outcome> here = new TreeSet<>();
      relating.related().claims().get(i).forEach(claim -> here.add(claim.outcome()));
      if (!here.isEmpty()) {
        outcomes.put(names.get(i), here);
      }
    }
    assertEquals(Set.of(Outcome.CONTRADICTED), outcomes.remove("false-claim"));
    assertEquals(Set.of(Outcome.NO_WEIGHTS), outcomes.remove("distilled-a"));
    assertEquals(Set.of(Outcome.OPEN), outcomes.remove("lora-a"));
    outcomes.forEach((name, all) -> assertEquals(Set.of(Outcome.CONFIRMED), all, name));
  }

  @Test
  void layersAreTracedToTheirOrigins() {
    assertEquals(List.of(0, 1, 2, 3, 2, 3, 4, 5), origins("base-a", "upscaled-a"));
    assertEquals(List.of(0, 1, 3, 5), origins("base-a", "pruned-a"));
    assertEquals(List.of(0, 1, 2, 3, 4, 5), origins("base-a", "permuted-a"));
  }

  private static List<Integer> origins(String parent, String child) {
    int p = names.indexOf(parent);
    int c = names.indexOf(child);
    Bond bond =
        relating.related().bonds().stream()
            .filter(b -> b.a() == Math.min(p, c) && b.b() == Math.max(p, c))
            .findFirst()
            .orElseThrow();
    Kinship kinship = bond.kinship().orElseThrow();
    return p < c ? kinship.originsOfB() : kinship.originsOfA();
  }

  @Test
  void noModelCostsMoreThanItsFile() {
    relating.related().members().stream()
        .flatMap(member -> member.sample().stream())
        .forEach(sample -> assertTrue(sample.bytesRead() < 1_300_000, "" + sample.bytesRead()));
  }
}
