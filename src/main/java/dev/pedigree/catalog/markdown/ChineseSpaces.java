package dev.pedigree.catalog.markdown;

import dev.pedigree.diagnostics.Cjk;
import java.util.ArrayList;
import java.util.List;

/**
 * Spaces and punctuation in Chinese: none between two Chinese characters or beside full-width
 * punctuation, one between a Chinese character and a Latin letter or digit, and full-width signs
 * behind Chinese characters.
 */
public final class ChineseSpaces {
  private static final String NARROW = ",;:!?()";
  private static final String WIDE = "，；：！？（）";

  /** Signs between two things, with a space on either side. */
  private static final String DIVIDERS = "·→|";

  private static final int AROUND = 6;

  private ChineseSpaces() {}

  /** The rules. */
  public enum Rule {
    NO_SPACE("catalog.space-in-chinese"),
    SPACE("catalog.space-missing"),
    FULL_WIDTH("catalog.half-width");

    private final String id;

    Rule(String id) {
      this.id = id;
    }

    /** The id of the finding. */
    String id() {
      return id;
    }
  }

  /**
   * A place that is written otherwise.
   *
   * @param at offset in the reading
   * @param rule which rule it breaks
   * @param shown the place with a few characters around it
   * @param better the same as it should be
   */
  public record Slip(int at, Rule rule, String shown, String better) {}

  /** All such places, in order. */
  public static List<Slip> in(ChineseReading reading) {
    List<Slip> slips = new ArrayList<>();
    String words = reading.words();
    int at = 0;
    while (at + 1 < words.length()) {
      int next = at + 1;
      while (next < words.length() && words.charAt(next) == ' ') {
        next++;
      }
      if (next == words.length()) {
        break;
      }
      between(words, at, next, slips);
      at = next;
    }
    return slips;
  }

  /** Looks at two characters and the spaces between them. */
  private static void between(String words, int at, int next, List<Slip> slips) {
    char a = words.charAt(at);
    char b = words.charAt(next);
    boolean apart = next > at + 1;
    if (apart && a != ' ' && a != '\n' && b != '\n' && close(a, b)) {
      slips.add(slip(Rule.NO_SPACE, words, at + 1, next, ""));
    } else if (!apart && NARROW.indexOf(b) >= 0 && Cjk.wide(a)) {
      slips.add(halfWidth(words, next));
    } else if (!apart && NARROW.indexOf(a) >= 0 && Cjk.han(b) && !behindWide(words, at)) {
      slips.add(halfWidth(words, at));
    } else if (!apart && (word(a) || word(b)) && Cjk.spaced(a, b)) {
      slips.add(slip(Rule.SPACE, words, next, next, " "));
    }
  }

  /** Whether the place was seen with the character before it. */
  private static boolean behindWide(String words, int at) {
    return at > 0 && Cjk.wide(words.charAt(at - 1));
  }

  private static boolean close(char a, char b) {
    return (Cjk.han(a) && Cjk.han(b))
        || (sign(a) && DIVIDERS.indexOf(b) < 0)
        || (sign(b) && DIVIDERS.indexOf(a) < 0);
  }

  /** Full-width punctuation; an ellipsis and a dash stand apart from words. */
  private static boolean sign(char c) {
    return Cjk.wide(c) && !Cjk.han(c) && c != '…' && c != '—';
  }

  private static boolean word(char c) {
    return c == ChineseReading.CODE || (c < 0x250 && Character.isLetterOrDigit(c));
  }

  private static Slip halfWidth(String words, int at) {
    String wide = String.valueOf(WIDE.charAt(NARROW.indexOf(words.charAt(at))));
    int end = at + 1 < words.length() && words.charAt(at + 1) == ' ' ? at + 2 : at + 1;
    return slip(Rule.FULL_WIDTH, words, at, end, wide);
  }

  private static Slip slip(Rule rule, String words, int from, int to, String instead) {
    String before = words.substring(Math.max(0, from - AROUND), from);
    String after = words.substring(to, Math.min(words.length(), to + AROUND));
    return new Slip(
        from,
        rule,
        shown(before + words.substring(from, to) + after),
        shown(before + instead + after));
  }

  private static String shown(String words) {
    return words.replace("" + ChineseReading.CODE, "`…`").replace('\n', ' ').strip();
  }
}
