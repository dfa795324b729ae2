package dev.pedigree.site.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Drafts;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.site.SiteFixture;
import dev.pedigree.site.text.Addresses;
import org.junit.jupiter.api.Test;

/** What a comparison found, in one sentence of each language. */
class DiffSentenceTest {
  @Test
  void identicalListingsAreSaidToBeAlikeLineForLine() {
    assertEquals(
        new Text(
            "B has exactly the design of A, line for line, in the same sizes.",
            "B 的设计与 A 逐行相同，尺寸也相同。"),
        sentence());
  }

  @Test
  void otherSizesAreSaid() {
    assertEquals(
        "B has exactly the design of A, line for line, in other sizes.",
        sentence("layers", 60).en());
  }

  @Test
  void aSwitchThatIsSetOtherwiseIsNamed() {
    assertEquals(
        "B has the design of A with 1 line set otherwise (attention), in the same sizes.",
        sentence("attention", "GQA").en());
  }

  @Test
  void anotherDesignIsSaidWithWhatMakesIt() {
    assertEquals(
        "B has a different design from A: 2 lines (norm, activation); the sizes are the same.",
        sentence("norm", "layernorm", "activation", "gelu_erf").en());
  }

  @Test
  void ofManyDifferencesThreeAreNamed() {
    assertEquals(
        "B has a different design from A: 4 lines (position, norm, activation …); the sizes are the"
            + " same.",
        sentence(
                "norm",
                "layernorm",
                "activation",
                "gelu_erf",
                "position",
                "alibi",
                "ffn_bias",
                true)
            .en());
  }

  @Test
  void whatNobodyKnowsIsNeverSaidToDiffer() {
    assertEquals(
        "Nothing known separates the design of B from that of A, with 1 line not known; the sizes"
            + " are the same.",
        sentence("norm", "?").en());
    assertEquals(
        "B has a different design from A: 1 line (activation), and 1 line not known; the sizes are"
            + " the same.",
        sentence("norm", "?", "activation", "gelu_erf").en());
    assertEquals(
        "B differs from A in 1 line (attention), with 1 line not known; the sizes are the same.",
        sentence("norm", "?", "attention", "GQA").en());
  }

  @Test
  void renamedTensorsAreNamedWhenTheyAreFew() {
    Atlas atlas = SiteFixture.atlas();
    View view = new View(atlas, Changes.none());
    assertEquals(
        new Text(
            "Yi has exactly the design of Llama, line for line, in the same sizes, with other"
                + " constants (RoPE base); 2 tensor roles are renamed: input_layernorm → ln1,"
                + " post_attention_layernorm → ln2.",
            "Yi 的设计与 Llama 逐行相同，尺寸也相同，常数不同（RoPE 底数）；2 个张量角色改名：input_layernorm → ln1、"
                + "post_attention_layernorm → ln2。"),
        DiffSentence.of(view, view.comparisons().get(Addresses.diff("made/llama", "made/yi"))));
  }

  private static Text sentence(Object... changes) {
    Atlas atlas =
        new Drafts().model("A", "2023-01").model("B", "2023-02", changes).compare("A", "B").atlas();
    return DiffSentence.of(new View(atlas, Changes.none()), atlas.comparisons().get(0));
  }
}
