package dev.pedigree.site.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Cuts text into the keys under which it is found. {@code assets/find.js} cuts queries in the same
 * way.
 *
 * <p>Chinese is cut into pairs of neighbouring characters: there are no gaps between its words, and
 * pairs find every part of two characters or more without a dictionary. Other words lose their
 * punctuation and case, so that {@code qwen25-7b} and {@code Qwen2.5-7B} are one, and are found by
 * the start of each of their pieces: {@code self_attn.q_proj} as {@code selfattnqproj}, {@code
 * attnqproj} and {@code qproj}, never as a part of a piece.
 */
final class SearchKeys {
  /** Most characters of a key. What is longer is found by its start. */
  static final int LONGEST = 24;

  /** Most characters of the target of a link. */
  private static final int LONGEST_TARGET = 1000;

  private final char[] text;
  private final boolean spaces;
  private final Sink keys;

  /** A word without its punctuation, and where its pieces begin in it. */
  private final char[] squeezed = new char[LONGEST * 8];

  private final int[] starts = new int[squeezed.length];

  private SearchKeys(String raw, boolean spaces, Sink keys) {
    this.text = normal(raw).toCharArray();
    this.spaces = spaces;
    this.keys = keys;
  }

  /** Takes keys, each between two offsets of characters that are overwritten by the next. */
  @FunctionalInterface
  interface Sink {
    void take(char[] chars, int from, int to);
  }

  /** The keys of running text. */
  static void ofText(String text, Sink keys) {
    new SearchKeys(text, false, keys).cut();
  }

  /** The keys of a name, in which a space joins its words: {@code KV cache} is {@code kvcache}. */
  static void ofName(String name, Sink keys) {
    new SearchKeys(name, true, keys).cut();
  }

  /** Markdown without the targets of its links. */
  static String withoutTargets(String markdown) {
    StringBuilder out = new StringBuilder(markdown.length());
    int from = 0;
    for (int at = markdown.indexOf("]("); at >= 0; at = markdown.indexOf("](", at)) {
      int end = targetEnd(markdown, at + 2);
      if (end > 0) {
        out.append(markdown, from, at + 1);
        from = end;
      }
      at = Math.max(at + 1, end);
    }
    return from == 0 ? markdown : out.append(markdown, from, markdown.length()).toString();
  }

  /** The offset behind the parenthesis that closes a target; 0 where this is none. */
  private static int targetEnd(String markdown, int from) {
    int most = Math.min(markdown.length(), from + LONGEST_TARGET + 1);
    for (int at = from; at < most; at++) {
      switch (markdown.charAt(at)) {
        case ')' -> {
          return at + 1;
        }
        case '(', ' ', '\t', '\n', '\u000b', '\f', '\r' -> {
          return 0;
        }
        default -> {}
      }
    }
    return 0;
  }

  /** All letters and digits of a name, in lower case: {@code qwen257b}. */
  static String squeezed(String name) {
    StringBuilder squeezed = new StringBuilder();
    normal(name).codePoints().filter(Character::isLetterOrDigit).forEach(squeezed::appendCodePoint);
    return lower(squeezed.toString());
  }

  private static String normal(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private void cut() {
    for (int i = 0; i < text.length; ) {
      char c = text[i];
      if (chinese(c)) {
        i = chineseWords(i);
      } else if (Character.isLetterOrDigit(c)) {
        i = word(i);
      } else {
        i++;
      }
    }
  }

  /** Whether a character is written without gaps between words. */
  static boolean chinese(char c) {
    return c >= 0x3400 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff;
  }

  private int chineseWords(int start) {
    int i = start;
    int before = -1;
    for (; i < text.length; i++) {
      char c = text[i];
      if (chinese(c)) {
        if (before >= 0 && before == i - 1) {
          keys.take(text, before, i + 1);
        } else if (before >= 0) {
          keys.take(new char[] {text[before], c}, 0, 2);
        }
        before = i;
      } else if (!middleDot(c)) {
        break;
      }
    }
    keys.take(text, before, before + 1);
    return i;
  }

  /** The dot within Chinese names: 书生·浦语. */
  private static boolean middleDot(char c) {
    return c == '·' || c == '・' || c == '‧';
  }

  private int word(int start) {
    int end = start;
    int length = 0;
    int pieces = 0;
    boolean ascii = true;
    while (end < text.length && length < squeezed.length) {
      char c = text[end];
      if (latin(c)) {
        if (length == 0 || begins(text[end - 1], c)) {
          starts[pieces++] = length;
        }
        ascii &= c < 0x80;
        squeezed[length++] = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
      } else if (!joins(c, spaces) || end + 1 >= text.length || !latin(text[end + 1])) {
        break;
      }
      end++;
    }
    char[] whole = ascii ? squeezed : lower(new String(squeezed, 0, length)).toCharArray();
    int wholeLength = ascii ? length : whole.length;
    for (int i = 0; i < pieces && starts[i] < wholeLength; i++) {
      keys.take(whole, starts[i], Math.min(wholeLength, starts[i] + LONGEST));
    }
    return end;
  }

  /** Whether this is a letter or digit of a word that is not Chinese. */
  private static boolean latin(char c) {
    return small(c) || Character.isLetterOrDigit(c) && !chinese(c);
  }

  private static boolean joins(char c, boolean spaces) {
    return "-_./@+'’:".indexOf(c) >= 0 || spaces && c == ' ';
  }

  /**
   * Whether a piece begins here: after punctuation, at a change of letters and digits, at a hump.
   */
  private static boolean begins(char before, char c) {
    return !(small(before) && small(c))
        && (!latin(before)
            || Character.isDigit(before) != Character.isDigit(c)
            || Character.isLowerCase(before) && Character.isUpperCase(c));
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }
}
