package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Part;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge.State;
import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edges of weights are typed, graded, and run in the direction that something decides. */
class WeightEdgesTest {

  @Test
  void whatOnlyTheRepositorySaysIsDeclared() {
    Edge edge =
        only(
            new Draft(),
            new Draft()
                .released("2024-02-01")
                .card("{'base_model': 'lab/base', 'base_model_relation': 'finetune'}"));
    assertEquals(State.DECLARED, edge.state());
    assertEquals(Relation.FINETUNE, edge.relation());
    assertEquals(Direction.By.NAMED, edge.direction().by());
    assertEquals(
        "README.md (base_model) names lab/base; the relation is stated: fine-tuned.",
        edge.evidence().get(0).sentence().en());
  }

  @Test
  void equalFilesProveWhatIsDeclared() {
    Edge edge =
        only(
            new Draft().files("a", "b"),
            new Draft().released("2024-02-01").files("a", "c").card("{'base_model': 'lab/base'}"));
    assertEquals(State.PROVED, edge.state());
    assertEquals(
        "1 of 2 weight files have the same content hash as files of base.",
        edge.evidence().get(1).sentence().en());
  }

  @Test
  void equalFilesThatNobodyDeclaresRunFromTheEarlierRelease() {
    Edge edge = only(new Draft().files("a"), new Draft().released("2024-02-01").files("a"));
    assertEquals(State.PROVED, edge.state());
    assertEquals("lab/base", edge.parent());
    assertEquals(Relation.SAME_WEIGHTS, edge.relation());
    assertEquals(
        "base was released earlier: 2024-01-01, child: 2024-02-01.",
        edge.direction().reason().en());
  }

  @Test
  void equalFilesOfOneDayLeaveTheDirectionOpen() {
    Edge edge = only(new Draft().files("a"), new Draft().files("a", "b"));
    assertEquals(Direction.By.OPEN, edge.direction().by());
    assertEquals(Relation.BASED_ON, edge.relation());
  }

  @Test
  void aParentReleasedLaterIsContradictedWithBothDates() {
    Edge edge =
        only(
            new Draft().released("2024-05"),
            new Draft().released("2024-02-01").card("{'base_model': 'lab/base'}"));
    assertEquals(State.CONTRADICTED, edge.state());
    assertEquals(
        "base was released later (2024-05) than child (2024-02-01), by the dates of their"
            + " catalogue entries.",
        edge.evidence().get(1).sentence().en());
    assertEquals(Edge.Grade.CONTRADICTED, edge.state().grade());
  }

  @Test
  void aMonthThatMayLieBeforeADayContradictsNothing() {
    assertEquals(
        State.DECLARED,
        only(
                new Draft().released("2024-02"),
                new Draft().released("2024-02-01").card("{'base_model': 'lab/base'}"))
            .state());
  }

  @Test
  void aDeniedClaimIsDisputed() {
    Parent claim =
        new Parent(
            "lab/base",
            Text.same("lab/base"),
            Relation.FINETUNE,
            "https://example.org/said",
            Text.same(""),
            false,
            "https://example.org/denied");
    Edge edge = only(new Draft(), new Draft().released("2024-02-01").parents(claim).rebuilt());
    assertEquals(State.DISPUTED, edge.state());
    assertEquals("https://example.org/denied", edge.evidence().get(1).source());
  }

  @Test
  void localNamesAndTheModelItselfMakeNoEdge() {
    Repos repos =
        new Repos()
            .add("lab/base", new Draft())
            .add("lab/child", new Draft().config("{'_name_or_path': '/mnt/lab/base'}"))
            .add("lab/self", new Draft().config("{'_name_or_path': 'lab/self'}"));
    assertEquals(List.of(), weights(repos));
  }

  @Test
  void aMergeWithAParentAndItsOwnParentMakesNoCycle() {
    Repos repos =
        new Repos()
            .add("lab/base", new Draft())
            .add(
                "lab/chat",
                new Draft().released("2024-02-01").card("{'base_model': 'lab/base'}").files("c"))
            .add(
                "lab/merge",
                new Draft()
                    .released("2024-03-01")
                    .files("m")
                    .card("{'base_model': ['lab/chat', 'lab/base']}"));
    assertEquals(
        List.of(
            "lab/base finetune lab/chat", "lab/base merge lab/merge", "lab/chat merge lab/merge"),
        weights(repos).stream()
            .map(e -> e.parent() + " " + e.relation().word() + " " + e.child())
            .toList());
  }

  @Test
  void manyMirrorsEachHaveOneEdgeFromTheEarliest() {
    Repos repos = new Repos().add("z/original", new Draft().released("2023-01-01").files("a"));
    for (int i = 0; i < 120; i++) {
      repos.add("m/mirror-" + i, new Draft().released("2024-02-01").files("a"));
    }
    List<Edge> edges = weights(repos);
    assertEquals(120, edges.size());
    assertTrue(edges.stream().allMatch(e -> e.parent().equals("z/original")));
  }

  @Test
  void aCopyThatNamesItsOriginIsNotCalledAFineTune() {
    Edge edge =
        only(
            new Draft().files("a"),
            new Draft().released("2024-02-01").files("a").card("{'base_model': 'lab/base'}"));
    assertEquals(Relation.SAME_WEIGHTS, edge.relation());
  }

  @Test
  void aStatementThatChangedIsToldWithItsCommits() {
    Edge edge =
        only(
            new Draft(),
            new Draft()
                .released("2024-02-01")
                .card("{'base_model': 'lab/base'}")
                .history(
                    said("a1", "2024-02-02", "", "\"lab/other\""),
                    said("b2", "2024-02-03", "\"lab/other\"", "\"lab/base\"")));
    assertEquals(
        "README.md (base_model) changed on 2024-02-03, commit b2b2b2b: lab/other → lab/base.",
        edge.evidence().get(2).sentence().en());
    assertEquals(
        "https://hub.example/lab/child/commit/" + "b2".repeat(20), edge.evidence().get(0).source());
  }

  private static HistoryEvent said(String commit, String day, String before, String after) {
    return new HistoryEvent(
        commit.repeat(20),
        day + "T00:00:00Z",
        List.of(Part.CARD),
        List.of(new Change("README.md", "base_model", before, after)));
  }

  @Test
  void revisionsOfOneRepositoryAreNoNews() {
    Repos repos =
        new Repos()
            .add("lab/base", new Draft().files("a"))
            .add("lab/base@old", new Draft().files("a"));
    assertEquals(List.of(), weights(repos));
    assertTrue(repos.origins("lab/base").same("lab/base@old").isPresent());
  }

  private static Edge only(Draft base, Draft child) {
    List<Edge> edges = weights(new Repos().add("lab/base", base).add("lab/child", child));
    assertEquals(1, edges.size());
    return edges.get(0);
  }

  private static List<Edge> weights(Repos repos) {
    return repos.atlas().edges().stream().filter(e -> e.layer() == Relation.Layer.WEIGHTS).toList();
  }
}
