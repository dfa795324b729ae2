package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

class InnovationTest {
  private static final Atlas ATLAS =
      new Drafts()
          .model("lab/first", "2023-01-01")
          .model("lab/twin", "2023-02-01", "layers", 80)
          .model("lab/one-line", "2023-03-01", "attention", "GQA")
          .model("lab/three", "2023-04", "norm", "layernorm", "position", "alibi", "ffn_bias", true)
          .model("lab/open", "2023-05-01", "activation", "?")
          .atlas();

  @Test
  void everyModelIsATwinAVariationOrNewByTheLinesThatDiffer() {
    assertEquals(
        List.of(
            "lab/first NEW 0",
            "lab/twin TWIN 0",
            "lab/one-line VARIATION 1",
            "lab/three NEW 3",
            "lab/open VARIATION 0"),
        Innovation.of(ATLAS).steps().stream()
            .map(s -> s.id() + " " + s.kind() + " " + s.lines())
            .toList());
  }

  @Test
  void anElementIsCreditedToTheEarliestModelThatHasIt() {
    List<String> firsts =
        Innovation.of(ATLAS).firsts().stream()
            .map(f -> f.trait().key() + "=" + f.value().text() + " " + f.id())
            .toList();
    assertTrue(firsts.contains("position=rope lab/first"));
    assertTrue(firsts.contains("attention=GQA lab/one-line"));
    assertTrue(firsts.contains("position=alibi lab/three"));
  }

  @Test
  void aModelWithoutRopeIsNotTheFirstWithRopeInEveryLayer() {
    Atlas atlas =
        new Drafts()
            .model("lab/alibi", "2022-01-01", "position", "alibi")
            .model("lab/rope", "2023-01-01")
            .atlas();
    assertEquals(
        List.of("lab/rope"),
        Innovation.of(atlas).firsts().stream()
            .filter(f -> f.trait() == Trait.ROPE_LAYERS)
            .map(Innovation.First::id)
            .toList());
  }

  @Test
  void nothingAndUnknownAreNoElements() {
    assertTrue(
        Innovation.of(ATLAS).firsts().stream()
            .noneMatch(f -> f.value().value() == null || f.value().value().equals("none")));
  }
}
