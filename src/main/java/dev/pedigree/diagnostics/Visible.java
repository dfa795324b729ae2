package dev.pedigree.diagnostics;

import dev.pedigree.Unseen;
import java.nio.charset.StandardCharsets;

/**
 * Makes characters visible that a reader does not see but a terminal, a browser or an eye is fooled
 * by: control characters and escape sequences, marks that turn the direction of writing, characters
 * without width, halves of a surrogate pair. Names, values and messages of strangers hold them; all
 * that is printed or written goes through here at its end. Names without end are cut.
 */
public final class Visible {
  private static final int JOINER = 0x200d;

  /**
   * How many bytes each character takes in UTF-8; 0 where it may be hidden. Text without end goes
   * through here, and looking up is sooner than comparing.
   */
  private static final byte[] PLAIN = new byte[Character.MAX_VALUE + 1];

  static {
    for (int c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = (byte) (plain((char) c) ? size(c) : 0);
    }
  }

  private Visible() {}

  /** Whether a character is not seen as itself. A space, a line end and a tab are. */
  public static boolean hides(int c) {
    return switch (Unseen.of(c)) {
      case CONTROL, DIRECTION, ZERO_WIDTH -> true;
      case SPACE -> false;
      case NONE -> c == '\r' || c > 0x7f && !hasForm(c);
    };
  }

  /** Whether a character has a form of its own, or is part of one, as marks above letters are. */
  private static boolean hasForm(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.SURROGATE -> false;
      // Letters and marks without width, and what is no character.
      default ->
          switch (c) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> false;
            default -> (c & 0xfffe) != 0xfffe && (c < 0xe0000 || c > 0xe0fff);
          };
    };
  }

  /** The text with hidden characters as {@code \}{@code u{202e}}; lines and tabs stay. */
  public static String text(String raw) {
    return replaced(raw, false);
  }

  /** {@link #text} of the first characters of an array, in UTF-8. */
  public static byte[] utf8(char[] text, int length) {
    int size = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      int own = PLAIN[c];
      if (own == 0) {
        if (hides(c)) { // half of a pair too
          return text(new String(text, 0, length)).getBytes(StandardCharsets.UTF_8);
        }
        own = size(c);
      }
      size += own;
    }
    byte[] utf8 = new byte[size];
    for (int i = 0, at = 0; i < length; i++) {
      char c = text[i];
      if (c < 0x80) {
        utf8[at++] = (byte) c;
      } else if (c < 0x800) {
        utf8[at++] = (byte) (0xc0 | c >> 6);
        utf8[at++] = (byte) (0x80 | c & 0x3f);
      } else {
        utf8[at++] = (byte) (0xe0 | c >> 12);
        utf8[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        utf8[at++] = (byte) (0x80 | c & 0x3f);
      }
    }
    return utf8;
  }

  private static int size(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }

  /** The text on one line: line ends and tabs are written as escapes too. */
  public static String line(String raw) {
    return text(raw).replace("\n", "\\u{a}").replace("\t", "\\u{9}");
  }

  /** The text, or its first characters and an ellipsis where it has more than {@code most}. */
  public static String cut(String text, int most) {
    boolean whole = text.length() <= most || text.codePointCount(0, text.length()) <= most;
    return whole ? text : text.substring(0, text.offsetByCodePoints(0, most)).concat("…");
  }

  /** A JSON text with the same values, in which hidden characters are JSON escapes. */
  public static String json(String json) {
    return replaced(json, true);
  }

  private static String replaced(String raw, boolean json) {
    char[] chars = raw.toCharArray();
    StringBuilder out = null;
    int from = 0;
    for (int i = 0; i < chars.length; ) {
      if (PLAIN[chars[i]] != 0) {
        i++;
        continue;
      }
      int at = i;
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (hides(c) && !(c == JOINER && joins(raw, i))) {
        out = out == null ? new StringBuilder(raw.length() + 32) : out;
        escape(out.append(chars, from, at - from), c, json);
        from = i;
      }
    }
    return out == null ? raw : out.append(chars, from, chars.length - from).toString();
  }

  private static void escape(StringBuilder out, int c, boolean json) {
    if (json) {
      for (char unit : Character.toChars(c)) {
        out.append(String.format("\\u%04x", (int) unit));
      }
    } else {
      out.append("\\u{").append(Integer.toHexString(c)).append('}');
    }
  }

  /** Whether the joiner before this offset stands between two pictures, which it makes one. */
  private static boolean joins(String raw, int after) {
    int before = after - 2;
    if (before > 0 && raw.charAt(before) == 0xfe0f) {
      before--; // asks for the coloured form
    }
    return before >= 0
        && after < raw.length()
        && Character.getType(raw.codePointBefore(before + 1)) == Character.OTHER_SYMBOL
        && Character.getType(raw.codePointAt(after)) == Character.OTHER_SYMBOL;
  }

  /** Characters that are known to be seen: most texts have no others. */
  private static boolean plain(char c) {
    return c >= ' ' && c < 0x7f
        || c == '\n'
        || c == '\t'
        || c >= 0x4e00 && c < 0xa000 // Chinese characters
        || c >= 0x2010 && c <= 0x2027 // dashes and quotation marks
        || c >= 0x3001 && c <= 0x3020 // Chinese punctuation
        || c >= 0xff01 && c <= 0xff5e // the same, full width
        || c >= 0xae && c <= 0x17f // Latin letters and signs
        || c >= 0x2190 && c <= 0x22ff; // arrows and mathematics
  }
}
