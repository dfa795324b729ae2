package dev.pedigree.site.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.SiteFixture;
import org.junit.jupiter.api.Test;

class FirstSentenceTest {
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
}
