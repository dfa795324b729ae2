package dev.pedigree.site.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Consumer;

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

  /**
   * Pairs of characters, each at a place that follows from it; what several threads ask for may be
   * overwritten.
   */
  private static final String[] PAIRS = new String[1 << 14];

  private SearchKeys() {}

  /** The keys of running text. */
  static void ofText(String text, Consumer<String> keys) {
    of(text, false, keys);
  }

  /** The keys of a name, in which a space joins its words: {@code KV cache} is {@code kvcache}. */
  static void ofName(String name, Consumer<String> keys) {
    of(name, true, keys);
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

  private static void of(String raw, boolean spaces, Consumer<String> keys) {
    String text = normal(raw);
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (chinese(c)) {
        i = chinese(text, i, keys);
      } else if (Character.isLetterOrDigit(c)) {
        i = word(text, i, spaces, keys);
      } else {
        i++;
      }
    }
  }

  /** Whether a character is written without gaps between words. */
  static boolean chinese(char c) {
    return c >= 0x3400 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff;
  }

  private static int chinese(String text, int start, Consumer<String> keys) {
    int i = start;
    char before = 0;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (chinese(c)) {
        if (before != 0) {
          keys.accept(pair(before, c));
        }
        before = c;
      } else if (!middleDot(c)) {
        break;
      }
    }
    keys.accept(String.valueOf(before));
    return i;
  }

  /** Two characters as a key; the same object where they were asked for shortly before. */
  private static String pair(char first, char second) {
    int at = (first * 31 + second) & PAIRS.length - 1;
    String known = PAIRS[at];
    if (known == null || known.charAt(0) != first || known.charAt(1) != second) {
      known = String.valueOf(new char[] {first, second});
      PAIRS[at] = known;
    }
    return known;
  }

  /** The dot within Chinese names: 书生·浦语. */
  private static boolean middleDot(char c) {
    return c == '·' || c == '・' || c == '‧';
  }

  private static int word(String text, int start, boolean spaces, Consumer<String> keys) {
    int end = start;
    StringBuilder squeezed = new StringBuilder();
    boolean[] starts = new boolean[LONGEST * 8];
    while (end < text.length() && squeezed.length() < starts.length) {
      char c = text.charAt(end);
      if (latin(c)) {
        starts[squeezed.length()] = squeezed.isEmpty() || begins(text, end);
        squeezed.append(c);
      } else if (!joins(c, spaces) || end + 1 >= text.length() || !latin(text.charAt(end + 1))) {
        break;
      }
      end++;
    }
    String whole = lower(squeezed.toString());
    for (int i = 0; i < whole.length() && i < starts.length; i++) {
      if (starts[i]) {
        keys.accept(whole.substring(i, Math.min(whole.length(), i + LONGEST)));
      }
    }
    return end;
  }

  private static boolean latin(char c) {
    return Character.isLetterOrDigit(c) && !chinese(c);
  }

  private static boolean joins(char c, boolean spaces) {
    return "-_./@+'’:".indexOf(c) >= 0 || spaces && c == ' ';
  }

  /**
   * Whether a piece begins here: after punctuation, at a change of letters and digits, at a hump.
   */
  private static boolean begins(String text, int at) {
    char before = text.charAt(at - 1);
    char c = text.charAt(at);
    return !latin(before)
        || Character.isDigit(before) != Character.isDigit(c)
        || Character.isLowerCase(before) && Character.isUpperCase(c);
  }
}
