package dev.pedigree.site.text;

import com.vladsch.flexmark.parser.core.delimiter.EmphasisDelimiterProcessor;
import dev.pedigree.diagnostics.Cjk;

/**
 * Emphasis with asterisks that also opens and closes between Chinese characters. CommonMark needs
 * white space or punctuation around the asterisks, which Chinese text does not have, and would
 * print {@code **《模型》**一书} as it is typed.
 */
final class CjkEmphasis extends EmphasisDelimiterProcessor {
  CjkEmphasis() {
    super('*', false);
  }

  @Override
  public boolean canBeOpener(
      String before,
      String after,
      boolean leftFlanking,
      boolean rightFlanking,
      boolean beforeIsPunctuation,
      boolean afterIsPunctuation,
      boolean beforeIsWhitespace,
      boolean afterIsWhiteSpace) {
    return leftFlanking || (!afterIsWhiteSpace && (wideAtEnd(before) || wideAtStart(after)));
  }

  @Override
  public boolean canBeCloser(
      String before,
      String after,
      boolean leftFlanking,
      boolean rightFlanking,
      boolean beforeIsPunctuation,
      boolean afterIsPunctuation,
      boolean beforeIsWhitespace,
      boolean afterIsWhiteSpace) {
    return rightFlanking || (!beforeIsWhitespace && (wideAtEnd(before) || wideAtStart(after)));
  }

  private static boolean wideAtEnd(String text) {
    return !text.isEmpty() && Cjk.wide(text.codePointBefore(text.length()));
  }

  private static boolean wideAtStart(String text) {
    return !text.isEmpty() && Cjk.wide(text.codePointAt(0));
  }
}
