package dev.pedigree.weights.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the escapes of protocol 0, which could hide a name. */
final class PickleEscapes {
  private static final Pattern UNICODE =
      Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\U([0-9a-fA-F]{8})");

  private static final Pattern ALL =
      Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\\\\'\"abfnrtv]))");

  private static final String LETTERS = "abfnrtv";
  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b";

  private PickleEscapes() {}

  /** Decodes {@code raw-unicode-escape}. */
  static String unicode(String text) {
    return UNICODE
        .matcher(text)
        .replaceAll(
            found -> {
              String digits = found.group(1) == null ? found.group(2) : found.group(1);
              return replacement(Integer.parseUnsignedInt(digits, 16), found.group());
            });
  }

  /** Decodes the escapes of a quoted Python string. */
  static String all(String text) {
    return ALL.matcher(text)
        .replaceAll(
            found -> {
              if (found.group(1) != null) {
                return replacement(Integer.parseInt(found.group(1), 16), found.group());
              }
              if (found.group(2) != null) {
                return replacement(Integer.parseInt(found.group(2), 8), found.group());
              }
              int letter = LETTERS.indexOf(found.group(3));
              return letter < 0
                  ? Matcher.quoteReplacement(found.group(3))
                  : String.valueOf(MEANINGS.charAt(letter));
            });
  }

  private static String replacement(int codePoint, String otherwise) {
    return Matcher.quoteReplacement(
        Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : otherwise);
  }
}
