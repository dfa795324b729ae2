package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Relation;
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
    assertEquals("lab/near 1", nearest(atlas, "lab/late"));
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
    assertEquals("lab/first 1", nearest(atlas, "lab/day"));
    assertEquals("lab/day 0", nearest(atlas, "lab/month"));
  }

  @Test
  void aLineThatIsNotKnownCountsAsDifferingAndLosesATie() {
    Atlas atlas =
        new Drafts()
            .model("lab/open", "2023-01-01", "activation", "?")
            .model("lab/other", "2023-01-02", "activation", "gelu_erf")
            .model("lab/late", "2023-03-01")
            .atlas();
    assertEquals("lab/other 1", nearest(atlas, "lab/late"));
  }

  @Test
  void amongEqualsTheEarliestWinsThenTheOneThatClaimsNoWeights() {
    Atlas atlas =
        new Drafts()
            .child("lab/a-chat", "2023-01-01", "lab/b-base", Relation.FINETUNE)
            .model("lab/b-base", "2023-01-01")
            .model("lab/c-later", "2023-01-02")
            .model("lab/late", "2023-03-01")
            .atlas();
    assertEquals("lab/b-base 0", nearest(atlas, "lab/late"));
  }

  @Test
  void amongEqualsOfOneDayTheNearestSizeWins() {
    Atlas atlas =
        new Drafts()
            .model("lab/large", "2023-01-01", "layers", 80)
            .model("lab/small", "2023-01-01", "layers", 30)
            .model("lab/late", "2023-03-01", "layers", 32)
            .atlas();
    assertEquals("lab/small 0", nearest(atlas, "lab/late"));
  }

  private static String nearest(Atlas atlas, String id) {
    Compared nearest = atlas.entries().get(id).nearest().orElseThrow();
    return nearest.a()
        + " "
        + (nearest.diff().distance().lines() + nearest.diff().distance().unknown());
  }
}
