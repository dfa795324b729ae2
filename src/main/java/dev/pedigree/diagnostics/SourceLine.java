package dev.pedigree.diagnostics;

/**
 * A line of a file with a caret under one of its characters, as they fit a terminal.
 *
 * <p>Chinese characters take two cells, combining ones none, and a tab is kept in both lines.
 * Characters that are not seen are shown as {@code �}, so that a file cannot write over the message
 * about it. Of a long line only the part around the caret is shown.
 */
final class SourceLine {
  /** Most cells of a line that is shown whole. */
  private static final int WIDEST = 120;

  /** Cells in front of the caret where a long line is cut. */
  private static final int BEFORE = 60;

  private static final int REPLACEMENT = 0xfffd;

  private final int[] characters;

  private SourceLine(String line) {
    this.characters = line.codePoints().map(SourceLine::shown).toArray();
  }

  /**
   * The line, and below it the caret; nothing where the text has no such line.
   *
   * @param column 1-based in code points, or 0 for no caret
   */
  static String withCaret(String source, int line, int column) {
    String[] lines = source.split("\\R", -1);
    if (line > lines.length) {
      return "";
    }
    String number = Integer.toString(line);
    StringBuilder out = new StringBuilder();
    out.append("  ").append(number).append(" | ");
    String margin = "  " + " ".repeat(number.length()) + " | ";
    new SourceLine(lines[line - 1]).append(out, margin, column);
    return out.toString();
  }

  private void append(StringBuilder out, String margin, int column) {
    int caret = Math.min(Math.max(0, column - 1), characters.length);
    int from = 0;
    int to = characters.length;
    if (cells(0, to) > WIDEST) {
      from = back(caret, BEFORE);
      to = forth(from, WIDEST);
    }
    String cut = from > 0 ? "…" : "";
    out.append(cut).append(new String(characters, from, to - from));
    out.append(to < characters.length ? "…" : "").append('\n');
    if (column > 0) {
      out.append(margin).append(" ".repeat(cut.length()));
      for (int i = from; i < caret; i++) {
        out.append(characters[i] == '\t' ? "\t" : " ".repeat(cells(characters[i])));
      }
      out.append("^\n");
    }
  }

  /** Where a line has to start for some cells to stand before a character. */
  private int back(int end, int cells) {
    int at = end;
    int left = cells;
    while (at > 0 && left >= cells(characters[at - 1])) {
      left -= cells(characters[--at]);
    }
    // A combining character stays with the one that it belongs to.
    while (at > 0 && at < end && cells(characters[at]) == 0) {
      at++;
    }
    return at;
  }

  private int forth(int start, int cells) {
    int at = start;
    int left = cells;
    while (at < characters.length && left >= cells(characters[at])) {
      left -= cells(characters[at++]);
    }
    return at;
  }

  private int cells(int from, int to) {
    int cells = 0;
    for (int i = from; i < to; i++) {
      cells += cells(characters[i]);
    }
    return cells;
  }

  private static int shown(int c) {
    return Visible.hides(c) ? REPLACEMENT : c;
  }

  private static int cells(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> wide(c) ? 2 : 1;
    };
  }

  /** Characters of two cells: Chinese, Japanese and Korean ones, full-width forms, emoji. */
  private static boolean wide(int c) {
    return Character.isIdeographic(c)
        || (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0x30ff)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff);
  }
}
