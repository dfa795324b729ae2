package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearestEarlierTest {
  @Test
  void theModelWithTheFewestDifferingLinesIsNearest() {
    Atlas atlas =
        new Drafts()
            .model("lab/far", "2023-01-01", "norm", "layernorm", "position", "alibi")
            .model("lab/near", "2023-02-01", "attention", "GQA")
            .model("lab/late", "2023-03-01", "attention", "GQA", "qk_norm", "rms_per_head")
            .atlas();
    assertEquals("ONE lab/near 1", nearest(atlas, "lab/late"));
  }

  @Test
  void theEarliestModelHasNone() {
    Atlas atlas = new Drafts().model("lab/one", "2023-01-01").atlas();
    assertTrue(atlas.entries().get("lab/one").nearest().isEmpty());
  }

  @Test
  void aMonthWithoutADayIsNotEarlierThanADayInIt() {
    Atlas atlas =
        new Drafts()
            .model("lab/first", "2023-01-01", "norm", "layernorm")
            .model("lab/month", "2023-03")
            .model("lab/day", "2023-03-30")
            .atlas();
    assertEquals("ONE lab/first 1", nearest(atlas, "lab/day"));
    assertEquals("ONE lab/day 0", nearest(atlas, "lab/month"));
  }

  @Test
  void ofOneListingTheEarliestStandsForAllThenTheOneThatClaimsNoWeights() {
    Atlas atlas =
        new Drafts()
            .child("lab/a-chat", "2023-01-01", "lab/b-base", Relation.FINETUNE)
            .model("lab/b-base", "2023-01-01")
            .model("lab/c-later", "2023-01-02")
            .model("lab/late", "2023-03-01")
            .atlas();
    assertEquals("ONE lab/b-base 0", nearest(atlas, "lab/late"));
  }

  @Test
  void ofOneListingAndDayTheNearestInSizeStandsForAll() {
    Atlas atlas =
        new Drafts()
            .model("lab/large", "2023-01-01", "layers", 80)
            .model("lab/small", "2023-01-01", "layers", 30)
            .model("lab/late", "2023-03-01", "layers", 32)
            .atlas();
    assertEquals("ONE lab/small 0", nearest(atlas, "lab/late"));
  }

  @Test
  void designsThatAreEquallyNearAreAllNamed() {
    Atlas atlas =
        new Drafts()
            .model("lab/bias", "2023-01-01", "ffn_bias", true)
            .model("lab/bias-too", "2023-01-02", "ffn_bias", true)
            .model("lab/norm", "2023-02-01", "norm", "layernorm")
            .model("lab/late", "2023-03-01")
            .atlas();
    assertEquals("TIED lab/bias 1, lab/norm 1", nearest(atlas, "lab/late"));
    assertEquals(
        List.of("lab/bias-too"),
        atlas.entries().get("lab/late").nearest().orElseThrow().designs().get(0).alike());
  }

  @Test
  void whatUnknownLinesLeaveOpenIsNotDecidedByCountingThem() {
    Atlas atlas =
        new Drafts()
            .model("lab/told", "2023-01-01", "ffn_bias", true, "norm", "layernorm")
            .model("lab/half", "2023-02-01", "ffn_bias", true, "activation", "?", "qk_norm", "?")
            .model("lab/late", "2023-03-01")
            .atlas();
    assertEquals("OPEN lab/half 1+2?, lab/told 2", nearest(atlas, "lab/late"));
    assertEquals(
        new Distance(1, 1), atlas.entries().get("lab/late").nearest().orElseThrow().distance());
  }

  @Test
  void aDesignThatCanOnlyBeAsNearIsNotTakenForOneThatMayBeNearer() {
    Atlas atlas =
        new Drafts()
            .model("lab/told", "2023-01-01", "ffn_bias", true)
            .model("lab/half", "2023-02-01", "ffn_bias", true, "activation", "?")
            .model("lab/late", "2023-03-01")
            .atlas();
    assertEquals("ONE lab/told 1", nearest(atlas, "lab/late"));
  }

  @Test
  void aLineThatIsNotKnownOfTheModelItselfLeavesTheNearestDecidedWhereAllEarlierAgreeInIt() {
    Atlas atlas =
        new Drafts()
            .model("lab/near", "2023-01-01")
            .model("lab/far", "2023-02-01", "norm", "layernorm")
            .model("lab/late", "2023-03-01", "activation", "?")
            .atlas();
    assertEquals("ONE lab/near 0+1?", nearest(atlas, "lab/late"));
  }

  @Test
  void aLineThatIsNotKnownOfTheModelItselfLeavesItOpenWhereEarlierOnesDifferInIt() {
    Atlas atlas =
        new Drafts()
            .model("lab/silu", "2023-01-01")
            .model("lab/gelu", "2023-02-01", "activation", "gelu_erf")
            .model("lab/late", "2023-03-01", "activation", "?")
            .atlas();
    assertEquals("OPEN lab/silu 0+1?, lab/gelu 0+1?", nearest(atlas, "lab/late"));
  }

  @Test
  void aModelOfWhichMostIsNotKnownIsComparedWithNothing() {
    List<Object> unknown = new ArrayList<>();
    Stream.of(Trait.values())
        .limit(Trait.values().length / 2 + 1)
        .forEach(t -> unknown.addAll(List.of(t.key(), "?")));
    Atlas atlas =
        new Drafts()
            .model("lab/told", "2023-01-01", "ffn_bias", true)
            .model("lab/untold", "2023-02-01", unknown.toArray())
            .model("lab/late", "2023-03-01")
            .atlas();
    assertEquals("ONE lab/told 1", nearest(atlas, "lab/late"));
    assertTrue(atlas.entries().get("lab/untold").nearest().isEmpty());
  }

  private static String nearest(Atlas atlas, String id) {
    Nearest nearest = atlas.entries().get(id).nearest().orElseThrow();
    return nearest.standing()
        + " "
        + nearest.designs().stream()
            .map(d -> d.id() + " " + d.distance().sign())
            .collect(Collectors.joining(", "));
  }
}
