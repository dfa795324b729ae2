package dev.pedigree.site.language;

/** Which characters belong to Chinese text. */
public final class Cjk {
  private Cjk() {}

  /** A Chinese character. */
  static boolean han(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  /** A Chinese character, or punctuation that is as wide as one. */
  public static boolean wide(int codePoint) {
    return han(codePoint)
        || (codePoint >= 0x3000 && codePoint <= 0x303F)
        || (codePoint >= 0xFF00 && codePoint <= 0xFFEF)
        || "“”‘’…—".indexOf(codePoint) >= 0;
  }
}
