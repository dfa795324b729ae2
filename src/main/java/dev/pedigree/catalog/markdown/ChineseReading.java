package dev.pedigree.catalog.markdown;

import java.util.Arrays;

/**
 * Chinese words as a reader meets them, with the place of each character in the text.
 *
 * @param words without marks of Markdown, targets of links and what stands in quotation marks; a
 *     piece of code is one {@link #CODE}, and a line ends with a line feed
 * @param at the offset of each character
 */
public record ChineseReading(String words, int[] at) {
  /** Stands for a piece of code, a narrow word. */
  public static final char CODE = '\uE000';

  private static final String OPEN = "“‘「『《〈";
  private static final String CLOSE = "”’」』》〉";

  /** Plain text. */
  public static ChineseReading of(String text) {
    return read(text, text, 0, text.length(), false);
  }

  /**
   * A part of a Markdown text.
   *
   * @param prose the text with blanks for code and targets
   */
  static ChineseReading markdown(String text, String prose, int from, int to) {
    return read(text, prose, from, to, true);
  }

  private static ChineseReading read(
      String text, String prose, int from, int to, boolean markdown) {
    StringBuilder words = new StringBuilder(to - from);
    int[] at = new int[to - from];
    for (int i = from; i < to; i++) {
      char c = prose.charAt(i);
      int skipped = markdown ? skipped(text, prose, i, to) : i;
      if (skipped > i) {
        i = skipped - 1;
        continue;
      }
      if (c == ' ' && !Character.isWhitespace(text.charAt(i))) {
        c = CODE;
      } else if (c == '|' || c == '\r') {
        c = '\n';
      }
      int length = words.length();
      if (c != CODE || length == 0 || words.charAt(length - 1) != CODE) {
        at[length] = i;
        words.append(c);
        i = OPEN.indexOf(c) < 0 ? i : quoted(prose, i, to);
      }
    }
    return new ChineseReading(words.toString(), Arrays.copyOf(at, words.length()));
  }

  /** The end of a mark that nobody reads, or the offset itself. */
  private static int skipped(String text, String prose, int at, int to) {
    char c = prose.charAt(at);
    if (c == ' ' && text.startsWith("{#", at)) {
      int close = text.indexOf('}', at);
      return close < 0 || close >= to ? to : close + 1;
    }
    if (c == ']' && at + 1 < to && prose.charAt(at + 1) == '(') {
      int close = prose.indexOf(')', at);
      return close < 0 || close >= to ? at + 1 : close + 1;
    }
    boolean picture = c == '!' && at + 1 < to && prose.charAt(at + 1) == '[';
    return picture || c == '[' || c == ']' || c == '*' || c == '\\' ? at + 1 : at;
  }

  /** The last offset before the mark that closes a quotation; the same offset if nothing does. */
  private static int quoted(String prose, int open, int to) {
    int close = prose.indexOf(CLOSE.charAt(OPEN.indexOf(prose.charAt(open))), open);
    return close < 0 || close >= to ? open : close - 1;
  }
}
