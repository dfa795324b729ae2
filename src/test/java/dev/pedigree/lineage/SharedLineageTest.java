package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.PaperFact;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nearest earlier designs and twins of the shared repositories agree with their facts. */
@Tag("shared")
class SharedLineageTest {
  private static final Words NO_WORDS = new Words("", "", "", "", 0, 0, false);
  private static Atlas atlas;
  private static List<SharedRepo> repos;

  @BeforeAll
  static void build() throws IOException {
    repos = SharedRepo.all();
    List<Model> models = new ArrayList<>();
    Map<String, Snapshot> snapshots = new HashMap<>();
    for (SharedRepo repo : repos) {
      models.add(model(repo.id(), repo.facts(), Optional.empty()));
      snapshots.put(
          repo.id(),
          new Snapshot(
              repo.id(),
              "",
              new Rebuilt(new TreeMap<>(), List.of()),
              repo.config(),
              repo.config(),
              List.of(),
              repo.tensors(),
              List.of()));
    }
    try (Stream<Path> papers = Files.list(SharedRepo.shared().resolve("repos/paper-only"))) {
      for (Path paper : papers.sorted().toList()) {
        models.add(paperModel(new YAMLMapper().readTree(paper.toFile())));
      }
    }
    Site site = new Site(new Text("", ""), new Text("", ""), "", "", List.of(), List.of());
    atlas =
        AtlasBuilder.build(
            new Catalog(site, models, List.of(), List.of(), List.of(), List.of(), Map.of()),
            snapshots);
  }

  @Test
  void theNearestEarlierDesignAndItsLinesAreThoseOfTheFacts() {
    SortedMap<String, String> expected = new TreeMap<>();
    SortedMap<String, String> actual = new TreeMap<>();
    for (SharedRepo repo : repos) {
      JsonNode closest = repo.facts().at("/lineage/closest_earlier");
      expected.put(repo.id(), closest.get("id").asText() + " " + lines(repo.facts()));
      // The facts name one where several are equally near, and count unknown lines as differing.
      Nearest nearest = atlas.entries().get(repo.id()).nearest().orElseThrow();
      List<String> designs =
          nearest.designs().stream()
              .map(d -> d.id().replace("paper/", "paper:") + " " + d.distance().most())
              .toList();
      String named = expected.get(repo.id());
      actual.put(repo.id(), designs.contains(named) ? named : designs.toString());
    }
    assertEquals(lines(expected), lines(actual));
  }

  /** The facts count a scale that is only written otherwise, which is none here. */
  private static long lines(JsonNode facts) {
    JsonNode closest = facts.at("/lineage/closest_earlier");
    long written =
        SharedRepo.usualScale(facts)
            ? closest.get("structural_differences").findValuesAsText("field").stream()
                .filter("attn_scale"::equals)
                .count()
            : 0;
    return closest.get("difference_count").asLong() - written;
  }

  @Test
  void twinGroupsAreThoseOfTheIndexInBothTightnesses() throws IOException {
    JsonNode groups =
        new ObjectMapper()
            .readTree(SharedRepo.shared().resolve("repos/index.json").toFile())
            .get("twin_groups");
    assertEquals(members(groups.at("/graph/groups")), members(atlas.twins()));
    assertEquals(members(groups.at("/strict/groups")), members(atlas.identical()));
  }

  private static SortedSet<String> members(JsonNode groups) {
    TreeSet<String> members = new TreeSet<>();
    groups.forEach(
        group -> {
          TreeSet<String> ids = new TreeSet<>();
          group.get("members").forEach(id -> ids.add(id.asText()));
          members.add(ids.toString());
        });
    return members;
  }

  /** Without models known from papers, which the index does not group. */
  private static SortedSet<String> members(List<TwinGroup> groups) {
    TreeSet<String> members = new TreeSet<>();
    for (TwinGroup group : groups) {
      TreeSet<String> ids = new TreeSet<>(group.members());
      ids.removeIf(id -> id.startsWith("paper/"));
      if (ids.size() > 1) {
        members.add(ids.toString());
      }
    }
    return members;
  }

  private static Model model(String id, JsonNode facts, Optional<Paper> paper) {
    List<Parent> parents = new ArrayList<>();
    facts
        .at("/lineage/weight_parents")
        .forEach(
            p ->
                parents.add(
                    new Parent(p.get("id").asText(), Relation.FINETUNE, "", Text.same(""))));
    String release =
        facts.get("release").isTextual()
            ? facts.get("release").asText()
            : facts.at("/release/value").asText();
    return new Model(
        id,
        Text.same(id),
        Text.same(""),
        "",
        "",
        ReleaseDate.of(release).orElseThrow(),
        "",
        "",
        "",
        parents,
        List.of(),
        paper,
        NO_WORDS);
  }

  private static Model paperModel(JsonNode facts) {
    Paper paper =
        new Paper(
            facts.get("paper").asText(),
            "",
            marked(facts.get("sizes")),
            marked(facts.get("structure")),
            facts.at("/parameters/published").asLong(),
            Text.same(""));
    return model("paper/" + facts.get("id").asText(), facts, Optional.of(paper));
  }

  private static Map<String, PaperFact> marked(JsonNode fields) {
    Map<String, PaperFact> facts = new LinkedHashMap<>();
    fields
        .properties()
        .forEach(
            e ->
                facts.put(
                    e.getKey(),
                    new PaperFact(
                        new ObjectMapper().convertValue(e.getValue().get("value"), Object.class),
                        e.getValue().get("mark").asText(),
                        Location.of(""))));
    return facts;
  }

  private static String lines(SortedMap<String, String> map) {
    StringBuilder out = new StringBuilder();
    map.forEach((key, value) -> out.append(key).append(" <- ").append(value).append('\n'));
    return out.toString();
  }
}
