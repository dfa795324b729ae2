package dev.pedigree.catalog.markdown;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.function.Consumer;

/**
 * Holds a text to far more than people write, so that none takes minutes to render or the whole
 * stack. Time grows with the square of the marks of a paragraph and of the lines of a table, and
 * the stack with the depth of quotes, lists and emphasis.
 */
public final class MarkdownLimits {
  /** Characters of a text; a long article has a tenth. */
  private static final int CHARACTERS = 200_000;

  private static final int LINES = 5_000;

  /** Characters with a meaning in Markdown, in lines without an empty one between them. */
  private static final int MARKS = 2_000;

  private static final boolean[] MARK = marks("*_[]`<&{~!\\");

  /** Quotes and lists in each other at the start of a line. */
  private static final int DEPTH = 20;

  /** Columns before the first word of a line, which make lists in lists too. */
  private static final int INDENT = 100;

  private final SourceText source;
  private final char[] text;
  private final Consumer<Finding> findings;

  private MarkdownLimits(SourceText source, Consumer<Finding> findings) {
    this.source = source;
    this.text = source.text().toCharArray();
    this.findings = findings;
  }

  /**
   * Whether a text is within the limits.
   *
   * @param from where the Markdown starts
   * @param findings told of the first limit that does not hold
   */
  public static boolean hold(SourceText source, int from, Consumer<Finding> findings) {
    return new MarkdownLimits(source, findings).hold(from);
  }

  private boolean hold(int from) {
    if (text.length - from > CHARACTERS) {
      return exceeded("catalog.text-long", from, "limit", CHARACTERS);
    }
    int lines = 0;
    int marks = 0;
    int paragraph = from;
    for (int at = from; at < text.length; ) {
      int end = lineEnd(at);
      if (++lines > LINES) {
        return exceeded("catalog.text-lines", at, "limit", LINES);
      }
      if (depth(at, end) > DEPTH || indent(at, end) > INDENT) {
        return exceeded("catalog.text-deep", at, "limit", DEPTH);
      }
      boolean blank = blank(at, end);
      marks = blank ? 0 : marks + marks(at, end);
      paragraph = blank ? end + 1 : paragraph;
      if (marks > MARKS) {
        return exceeded("catalog.text-marks", paragraph, "limit", MARKS);
      }
      at = end + 1;
    }
    return true;
  }

  private static boolean[] marks(String all) {
    boolean[] marks = new boolean[0x80];
    all.chars().forEach(c -> marks[c] = true);
    return marks;
  }

  private boolean exceeded(String rule, int at, Object... args) {
    findings.accept(Finding.error(rule, source.at(at), args));
    return false;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length && text[end] != '\n' && text[end] != '\r') {
      end++;
    }
    return end;
  }

  private boolean blank(int from, int to) {
    int at = from;
    while (at < to && Character.isWhitespace(text[at])) {
      at++;
    }
    return at == to;
  }

  private int marks(int from, int to) {
    int marks = 0;
    for (int at = from; at < to; at++) {
      char c = text[at];
      marks += c < MARK.length && MARK[c] ? 1 : 0;
    }
    return marks;
  }

  private int indent(int from, int to) {
    int columns = 0;
    for (int at = from; at < to && Character.isWhitespace(text[at]); at++) {
      columns += text[at] == '\t' ? 4 : 1;
    }
    return columns;
  }

  /** How many marks of quotes, of items and numbers of items a line starts with. */
  private int depth(int from, int to) {
    int depth = 0;
    boolean digits = false;
    for (int at = from; at < to; at++) {
      char c = text[at];
      if (c >= '0' && c <= '9') {
        digits = true;
      } else if (">-*+".indexOf(c) >= 0 || digits && (c == '.' || c == ')')) {
        depth++;
        digits = false;
      } else if (c != ' ' && c != '\t') {
        break;
      }
    }
    return depth;
  }
}
