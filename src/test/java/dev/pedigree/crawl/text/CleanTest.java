package dev.pedigree.crawl.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CleanTest {
  @Test
  void whatATerminalOrAnEyeWouldBeFooledByIsWrittenAsAnEscape() {
    assertEquals("\\u{1b}[31mred", Clean.text("\u001b[31mred"));
    assertEquals("a\\u{a}b\\u{d}c", Clean.text("a\nb\rc"));
    assertEquals("safe\\u{202e}gnp.exe", Clean.text("safe\u202egnp.exe"));
    assertEquals("a\\u{200b}b\\u{2028}c", Clean.text("a\u200bb\u2028c"));
    assertEquals("\\u{d800}", Clean.text("\ud800"));
  }

  @Test
  void wordsInAnyScriptStayAsTheyAre() {
    assertEquals("模型 Yi-34B, naïve 😀", Clean.text("模型 Yi-34B, naïve 😀"));
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertEquals("x".repeat(200), Clean.text("x".repeat(200)));
    assertEquals("x".repeat(200) + "…", Clean.text("x".repeat(201)));
    assertEquals("😀".repeat(200) + "…", Clean.text("😀".repeat(300)));
  }
}
