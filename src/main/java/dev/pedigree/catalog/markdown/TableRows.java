package dev.pedigree.catalog.markdown;

import dev.pedigree.catalog.markdown.MarkdownScan.Paragraph;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.function.Consumer;

/** Whether each row of a table has as many cells as its head. */
final class TableRows {
  private TableRows() {}

  /**
   * Reports each row that has not.
   *
   * @param prose the text with blanks for code, in which a bar parts no cells
   */
  static void check(
      SourceText source, String prose, Paragraph paragraph, Consumer<Finding> report) {
    if (!bars(prose, paragraph)) {
      return;
    }
    int head = 0;
    String before = "";
    int first = source.line(paragraph.from());
    int last = source.line(Math.max(paragraph.from(), paragraph.to() - 1));
    for (int line = first; line <= last; line++) {
      int at = source.lineStart(line);
      int end = line == last ? paragraph.to() : source.lineStart(line + 1);
      String row = prose.substring(at, end).strip();
      if (head == 0 && isRule(row)) {
        head = cells(before);
      }
      if (head > 0 && !row.isEmpty() && cells(row) != head) {
        report.accept(
            Finding.warning("catalog.table-row", source.at(at), "cells", cells(row), "head", head));
      }
      before = row;
    }
  }

  private static boolean bars(String prose, Paragraph paragraph) {
    int at = paragraph.from();
    while (at < paragraph.to() && prose.charAt(at) != '|') {
      at++;
    }
    return at < paragraph.to();
  }

  /** The row of dashes below the head. */
  private static boolean isRule(String row) {
    return row.indexOf('|') >= 0
        && row.indexOf('-') >= 0
        && row.chars().allMatch(c -> "|-: \t".indexOf(c) >= 0);
  }

  private static int cells(String row) {
    int bars = 0;
    for (int i = 0; i < row.length(); i++) {
      if (row.charAt(i) == '\\') {
        i++;
      } else if (row.charAt(i) == '|') {
        bars++;
      }
    }
    boolean opened = row.startsWith("|");
    boolean closed = row.length() > 1 && row.endsWith("|") && !row.endsWith("\\|");
    return bars + 1 - (opened ? 1 : 0) - (closed ? 1 : 0);
  }
}
