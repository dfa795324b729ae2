package dev.pedigree.diagnostics;

/** Which characters belong to Chinese text, and where Chinese puts a space. */
public final class Cjk {
  /** Signs that stand close to a Chinese character before them; a ? is an unknown number. */
  private static final String CLOSING = ",.;:!)]}%'\"·";

  /** Signs that stand close to a Chinese character behind them. */
  private static final String OPENING = "([{'\"·";

  private static final int FIRST_HAN = 0x2E80;

  /** Nearly all Chinese characters stand in this block, which is much faster to ask. */
  private static final int FIRST_COMMON = 0x4E00;

  private static final int LAST_COMMON = 0x9FEF;

  private Cjk() {}

  /** A Chinese character. */
  public static boolean han(int codePoint) {
    return codePoint >= FIRST_COMMON && codePoint <= LAST_COMMON
        || codePoint >= FIRST_HAN
            && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  /** A Chinese character, or punctuation that is as wide as one. */
  public static boolean wide(int codePoint) {
    return han(codePoint)
        || (codePoint >= 0x3000 && codePoint <= 0x303F)
        || (codePoint >= 0xFF00 && codePoint <= 0xFFEF)
        || "“”‘’…—".indexOf(codePoint) >= 0;
  }

  /**
   * Appends words to a Chinese sentence. Where a Chinese character or wide punctuation meets them,
   * one space stands beside Latin letters, digits and signs, and none beside anything else,
   * whatever spaces were written; between two narrow characters all stays as it is.
   */
  public static void append(StringBuilder sentence, String words) {
    int end = sentence.length();
    while (end > 0 && sentence.charAt(end - 1) == ' ') {
      end--;
    }
    int start = 0;
    while (start < words.length() && words.charAt(start) == ' ') {
      start++;
    }
    if (end == 0 || start == words.length()) {
      sentence.append(words);
      return;
    }
    int before = sentence.codePointBefore(end);
    int after = words.codePointAt(start);
    if (!wide(before) && !wide(after)) {
      sentence.append(words);
      return;
    }
    sentence.setLength(end);
    if (spaced(before, after)) {
      sentence.append(' ');
    }
    sentence.append(words, start, words.length());
  }

  /** Whether one space stands between two characters. */
  public static boolean spaced(int before, int after) {
    return (han(before) && !wide(after) && CLOSING.indexOf(after) < 0)
        || (han(after) && !wide(before) && OPENING.indexOf(before) < 0);
  }
}
