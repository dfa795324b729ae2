package dev.pedigree.site.card;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines: between words, and between Chinese characters. */
final class Lines {
  private static final String ELLIPSIS = "…";

  /** What must not begin a line. */
  private static final String CLOSING = "，。、；：？！）》」』”’…,.;:?!)]}%";

  /** What must not end one. */
  private static final String OPENING = "（《「『“‘([{";

  private Lines() {}

  /**
   * The lines of a text; the last one ends with an ellipsis where it has more than there is room
   * for.
   *
   * @param size of characters, in pixels
   * @param width of a line, in pixels
   * @param most most lines
   */
  static List<String> of(String text, int size, int width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most) {
      int end = fits(rest, size, width);
      if (end < rest.length() && lines.size() == most - 1) {
        int shorter = fits(rest, size, width - width(ELLIPSIS, size));
        lines.add(rest.substring(0, shorter).stripTrailing() + ELLIPSIS);
        return lines;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    return lines;
  }

  static int width(String text, int size) {
    return text.codePoints().map(c -> Canvas.width(c, size)).sum();
  }

  /** How many characters stand on one line; at least one. */
  private static int fits(String text, int size, int width) {
    int at = 0;
    int used = 0;
    int end = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      used += Canvas.width(character, size);
      if (used > width && character != ' ') {
        return end > 0 ? end : Math.max(at, Character.charCount(character));
      }
      at += Character.charCount(character);
      if (at < text.length() && breaks(character, text.codePointAt(at))) {
        end = at;
      }
    }
    return text.length();
  }

  private static boolean breaks(int before, int after) {
    if (CLOSING.indexOf(after) >= 0 || OPENING.indexOf(before) >= 0 || after == ' ') {
      return false;
    }
    return before == ' ' || before == '-' || before == '/' || wide(before) || wide(after);
  }

  private static boolean wide(int character) {
    return character >= 0x2e80;
  }
}
