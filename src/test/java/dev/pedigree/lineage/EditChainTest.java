package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditChainTest {
  @Test
  void theWayGoesThroughDesignsThatModelsReallyHave() {
    Atlas atlas =
        new Drafts()
            .model("lab/from", "2023-01-01")
            .model("lab/between", "2023-02-01", "qk_norm", "rms_per_head")
            .model("lab/to", "2023-03-01", "attention", "GQA", "qk_norm", "rms_per_head")
            .atlas();
    assertEquals(
        List.of("attention.qk-norm lab/between", "attention.kind lab/to"),
        EditChain.between(atlas, "lab/from", "lab/to").orElseThrow().links().stream()
            .map(l -> l.difference().rule() + " " + l.model().orElse("–"))
            .toList());
  }

  @Test
  void aStepThatNoModelHasIsNamedWithoutOne() {
    Atlas atlas =
        new Drafts()
            .model("lab/from", "2023-01-01")
            .model("lab/to", "2023-03-01", "attention", "GQA", "qk_norm", "rms_per_head")
            .atlas();
    assertEquals(
        List.of(false, true),
        EditChain.between(atlas, "lab/from", "lab/to").orElseThrow().links().stream()
            .map(l -> l.model().isPresent())
            .toList());
  }

  @Test
  void anUnknownLineLeavesNoWay() {
    Atlas atlas =
        new Drafts()
            .model("lab/from", "2023-01-01", "activation", "?")
            .model("lab/to", "2023-03-01")
            .atlas();
    assertEquals(Optional.empty(), EditChain.between(atlas, "lab/from", "lab/to"));
  }
}
