package dev.pedigree.lineage.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.lineage.texts.Since.Passage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  @Test
  void linesThatAreWrappedOtherwiseAreNoChange() {
    assertEquals(List.of(), told("One two\nthree.\n\n\nFour.", "One\ntwo three.\n\nFour."));
  }

  @Test
  void itemsOfAListAreParagraphsAndHeadingsLoseTheirMarks() {
    assertEquals(
        List.of("[-Of old]", "[+Of today]", "- a [-b] [+c]"),
        told("## Of old {#x}\n- a b\n- d", "## Of today {#x}\n- a c\n- d"));
  }

  @Test
  void aLinkThatLeadsElsewhereIsShownAsItIsWritten() {
    assertEquals(
        List.of("For more of this see [-[it](term:a).] [+[it](term:b).]"),
        told("For more of this see [it](term:a).", "For more of this see [it](term:b)."));
    assertEquals(
        List.of("[-See] [+Read] it in full."),
        told("See [it](term:a) in full.", "Read [it](term:b) in full."));
  }

  @Test
  void codeKeepsItsLines() {
    assertEquals(
        List.of("```\na\n\n  [-b] [+c] ```"), told("```\na\n\n  b\n```", "```\na\n\n  c\n```"));
  }

  @Test
  void longTextsAreComparedAndLongAnswersCut() {
    String before = numbered("old", 3000);
    Since since = TextDiff.of("2026-03-01T02:00:00Z", before, numbered("new", 3000));
    assertEquals(100, since.passages().size());
    assertEquals(6000 - 100, since.more());
  }

  private static String numbered(String word, int count) {
    return IntStream.range(0, count).mapToObj(i -> word + i).collect(Collectors.joining("\n\n"));
  }

  private static List<String> told(String before, String after) {
    return TextDiff.of("2026-03-01T02:00:00Z", before, after).passages().stream()
        .map(TextDiffTest::told)
        .toList();
  }

  private static String told(Passage passage) {
    return passage.pieces().stream()
        .map(
            piece ->
                switch (piece.fate()) {
                  case KEPT -> piece.text();
                  case REMOVED -> "[-" + piece.text().stripTrailing() + "] ";
                  case ADDED -> "[+" + piece.text().stripTrailing() + "] ";
                })
        .collect(Collectors.joining())
        .replace("]  ", "] ")
        .strip();
  }
}
