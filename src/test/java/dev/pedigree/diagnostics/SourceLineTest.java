package dev.pedigree.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SourceLineTest {
  @Test
  void aTabIsKeptInBothLinesSoThatTheCaretStandsBelowItsCharacter() {
    assertEquals("  1 | \ta\tb\n    | \t \t^\n", SourceLine.withCaret("\ta\tb", 1, 4));
  }

  @Test
  void chineseTakesTwoCellsAndCombiningCharactersNone() {
    assertEquals("  1 | 旋转x\n    |     ^\n", SourceLine.withCaret("旋转x", 1, 3));
    assertEquals("  1 | 「。한x\n    |       ^\n", SourceLine.withCaret("「。한x", 1, 4));
    assertEquals("  1 | 😀x\n    |   ^\n", SourceLine.withCaret("😀x", 1, 2));
    assertEquals("  1 | e\u0301x\n    |  ^\n", SourceLine.withCaret("e\u0301x", 1, 3));
    assertEquals("  1 | e\ufffdx\n    |   ^\n", SourceLine.withCaret("e\u200bx", 1, 3));
  }

  @Test
  void aFileCannotWriteOverTheMessageOrTurnItRound() {
    assertEquals(
        "  1 | a\ufffd[2Jb\ufffdc\n    |       ^\n",
        SourceLine.withCaret("a\u001b[2Jb\u202ec", 1, 7));
  }

  @Test
  void ofALongLineThePartAroundTheCaretIsShown() {
    String line = "0123456789".repeat(100);
    assertEquals(
        "  2 | …" + line.substring(440, 560) + "…\n    |  " + " ".repeat(60) + "^\n",
        SourceLine.withCaret("first\n" + line, 2, 501));
    assertEquals(
        "  2 | " + line.substring(0, 120) + "…\n    |    ^\n",
        SourceLine.withCaret("first\n" + line, 2, 4));
    assertEquals(
        "  2 | …" + line.substring(940) + "\n    |  " + " ".repeat(60) + "^\n",
        SourceLine.withCaret("first\n" + line, 2, 1001));
  }

  @Test
  void aLongChineseLineIsCutByCellsNotByCharacters() {
    assertEquals(
        "  1 | …" + "字".repeat(60) + "…\n    |  " + " ".repeat(60) + "^\n",
        SourceLine.withCaret("字".repeat(500), 1, 201));
  }

  @Test
  void aLineOrAColumnThatIsNotThereIsNoError() {
    assertEquals("", SourceLine.withCaret("one", 2, 1));
    assertEquals("  1 | one\n", SourceLine.withCaret("one", 1, 0));
    assertEquals("  1 | one\n    |    ^\n", SourceLine.withCaret("one", 1, 99));
  }
}
