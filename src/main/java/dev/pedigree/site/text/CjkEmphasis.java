package dev.pedigree.site.text;

import dev.pedigree.diagnostics.Cjk;
import org.commonmark.text.Characters;

/**
 * Emphasis with asterisks that also opens and closes between Chinese characters. CommonMark needs
 * white space or punctuation around the asterisks, which Chinese text does not have, and would
 * print {@code **《模型》**一书} as it is typed. Between asterisks and punctuation an invisible mark is
 * put, which counts as a letter, and taken out of what was made of the text.
 */
final class CjkEmphasis {
  /** Never a character, so that no text has it. */
  private static final char MARK = '\uffff';

  private CjkEmphasis() {}

  /** The text with marks. */
  static String marked(String text) {
    int star = text.indexOf('*');
    if (star < 0 || text.indexOf(MARK) >= 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int from = 0;
    while (star >= 0) {
      int end = star;
      while (end < text.length() && text.charAt(end) == '*') {
        end++;
      }
      int before = star == 0 ? '\n' : text.codePointBefore(star);
      int after = end == text.length() ? '\n' : text.codePointAt(end);
      out.append(text, from, star);
      if ((Cjk.wide(before) || Cjk.wide(after)) && before != '\\') {
        mark(before, out);
        out.append(text, star, end);
        mark(after, out);
      } else {
        out.append(text, star, end);
      }
      from = end;
      star = text.indexOf('*', end);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static void mark(int beside, StringBuilder out) {
    if (Characters.isPunctuationCodePoint(beside)) {
      out.append(MARK);
    }
  }

  /** What was made of a marked text, without marks. */
  static String unmarked(String made) {
    return made.indexOf(MARK) < 0 ? made : made.replace(String.valueOf(MARK), "");
  }
}
