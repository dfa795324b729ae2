package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and names cut down for lists and sentences. */
class ShortTextsTest {
  @Test
  void theFirstParagraphStandsWithoutItsMarkdown() {
    assertEquals(
        new Text("It turns queries, see the paper.", "它转动查询。"),
        FirstSentence.of(
            SiteFixture.words(
                "It *turns*\n`queries`, see [the paper](https://example.org/a).\n\nMore.",
                "它**转动**\n查询。\n\n还有。")));
  }

  @Test
  void whereNothingIsTranslatedTheEnglishStandsForBoth() {
    assertEquals(Text.same("Only this."), FirstSentence.of(SiteFixture.words("Only this.", "")));
  }

  @Test
  void aLineBreakIsASpaceBesideLatinLettersAndNothingBetweenChineseOnes() {
    assertEquals(
        new Text("a b", "它用 RoPE 编码位置"),
        FirstSentence.of(SiteFixture.words("a\nb", "它用 RoPE\n编码\n位置")));
  }

  @ParameterizedTest
  @CsvSource({
    "model.layers.{l}.ln1.weight, model.layers.{l}.input_layernorm.weight, ln1",
    "model.layers.{l}.input_layernorm.weight, model.layers.{l}.ln1.weight, input_layernorm",
    "blk.{l}.attn_q.weight, model.layers.{l}.self_attn.q_proj.weight, blk.{l}.attn_q",
    "lm_head.weight, output.weight, lm_head",
    "a.weight, a.weight, weight",
    "wte, model.embed_tokens.weight, wte",
    "h.{l}.attn.c_attn.weight, h.{l}.attn.weight, c_attn.weight",
  })
  void aTensorNameIsCutToWhatAnotherDoesNotHave(String name, String other, String shortened) {
    assertEquals(shortened, TensorNames.shortened(name, other));
  }
}
