package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Distance;
import dev.pedigree.catalog.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtlasBuilderTest {
  @Test
  void aTwinOfWhichOnlyTheMonthIsKnownIsNotTakenForEarlierThanOneOfThatMonth() {
    Atlas atlas =
        new Drafts()
            .model("lab/a", "2023-06")
            .model("lab/b", "2023-06-30")
            .model("lab/c", "2023-07-01")
            .atlas();
    assertEquals(
        List.of(List.of("lab/b", "lab/a", "lab/c")),
        atlas.twins().stream().map(TwinGroup::members).toList());
  }

  @Test
  void twinsShareADesignAndIdenticalModelsTheWholeListing() {
    Atlas atlas =
        new Drafts()
            .model("lab/multi-head", "2023-01-01")
            .model("lab/multi-head-again", "2023-02-01", "layers", 80)
            .model("lab/grouped", "2023-03-01", "attention", "GQA")
            .model("lab/alibi", "2023-04-01", "position", "alibi")
            .atlas();
    assertEquals(
        List.of(List.of("lab/multi-head", "lab/multi-head-again", "lab/grouped")),
        atlas.twins().stream().map(TwinGroup::members).toList());
    assertEquals(
        List.of(List.of("lab/multi-head", "lab/multi-head-again")),
        atlas.identical().stream().map(TwinGroup::members).toList());
  }

  @Test
  void whatIsNotFullyKnownIsNobodysTwin() {
    Atlas atlas =
        new Drafts()
            .model("lab/one", "2023-01-01", "activation", "?")
            .model("lab/two", "2023-02-01", "activation", "?")
            .atlas();
    assertEquals(List.of(), atlas.twins());
  }

  @Test
  void aClaimedDesignParentIsEvidencedOnlyWhenFilesShowTheSameDesign() {
    Atlas atlas =
        new Drafts()
            .model("lab/parent", "2023-01-01")
            .child("lab/same", "2023-02-01", "lab/parent", Relation.DESIGN, "layers", 80)
            .child("lab/other", "2023-02-02", "lab/parent", Relation.DESIGN, "norm", "layernorm")
            .atlas();
    assertEquals(
        List.of("lab/parent→lab/other DECLARED 1", "lab/parent→lab/same EVIDENCED 0"),
        atlas.edges().stream().map(AtlasBuilderTest::shown).toList());
  }

  @Test
  void aWeightClaimIsDeclaredAndTheNearestDesignIsDrawnBesideIt() {
    Atlas atlas =
        new Drafts()
            .model("lab/base", "2023-01-01")
            .child("lab/chat", "2023-02-01", "lab/base", Relation.FINETUNE)
            .atlas();
    assertEquals(
        List.of("lab/base→lab/chat DECLARED -", "lab/base→lab/chat INFERRED 0"),
        atlas.edges().stream().map(AtlasBuilderTest::shown).toList());
  }

  @Test
  void aParentOutsideTheCatalogueIsAGhostAndHasNoComparison() {
    Atlas atlas =
        new Drafts()
            .child("lab/chat", "2023-02-01", "something elsewhere", Relation.FINETUNE)
            .atlas();
    assertEquals(true, atlas.edges().get(0).ghost());
    assertEquals(List.of(), atlas.comparisons());
  }

  @Test
  void everyEdgeCuratedPairAndChainStepIsComparedOnce() {
    Atlas atlas =
        new Drafts()
            .model("lab/a", "2023-01-01")
            .model("lab/b", "2023-02-01", "attention", "GQA")
            .model("lab/c", "2023-03-01", "attention", "GQA", "norm", "layernorm")
            .compare("lab/a", "lab/c")
            .chain("lab/a", "lab/b", "lab/c")
            .atlas();
    assertEquals(
        List.of("lab/a→lab/b", "lab/a→lab/c", "lab/b→lab/c"),
        atlas.comparisons().stream().map(c -> c.a() + "→" + c.b()).toList());
    assertEquals(
        List.of(1, 1),
        atlas.chains().get(0).stream().map(c -> c.diff().distance().lines()).toList());
  }

  private static String shown(Edge edge) {
    return edge.parent()
        + "→"
        + edge.child()
        + " "
        + edge.state()
        + " "
        + edge.distance().map(Distance::sign).orElse("-");
  }
}
