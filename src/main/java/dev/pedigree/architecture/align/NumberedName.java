package dev.pedigree.architecture.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * A stored name, split at its numbers: {@code b01_w2} has the numbers 1 and 2 between {@code b},
 * {@code _w} and nothing.
 *
 * @param between the texts around the numbers, one more than there are numbers
 * @param written the numbers as they are written
 * @param values the numbers
 */
record NumberedName(List<String> between, List<String> written, int[] values) {

  /** Longer runs of digits are hashes. */
  private static final int LONGEST = 6;

  /** What counts as a number. */
  enum Counting {
    /** Digits, wherever they are. */
    DIGITS,
    /** One or two small letters that stand alone: a, b … z, aa, ab … */
    LETTERS
  }

  static NumberedName of(String name, Counting counting) {
    boolean digits = counting == Counting.DIGITS;
    IntPredicate inRun = digits ? NumberedName::digit : c -> Character.isLetterOrDigit(c);
    List<String> between = new ArrayList<>();
    List<String> written = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < name.length()) {
      int end = at;
      while (end < name.length() && inRun.test(name.charAt(end))) {
        end++;
      }
      String run = name.substring(at, end);
      if (digits ? !run.isEmpty() && run.length() <= LONGEST : run.matches("[a-z]{1,2}")) {
        between.add(name.substring(from, at));
        written.add(run);
        from = end;
      }
      at = Math.max(end, at + 1);
    }
    between.add(name.substring(from));
    return new NumberedName(
        between, written, written.stream().mapToInt(NumberedName::value).toArray());
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static int value(String run) {
    if (digit(run.charAt(0))) {
      return Integer.parseInt(run);
    }
    int value = -1;
    for (int i = 0; i < run.length(); i++) {
      value = (value + 1) * 26 + run.charAt(i) - 'a';
    }
    return value;
  }

  /** Equal for names that differ only in their numbers. */
  String skeleton() {
    return String.join("\u0000", between);
  }

  /** What stands before a number, with other numbers left out. */
  String before(int number) {
    return String.join("\u0000", between.subList(0, number + 1));
  }

  /** The last word before a number and the first after it. */
  String around(int number) {
    return between.get(number).replaceAll(".*?([A-Za-z]*[^A-Za-z]*)$", "$1")
        + "\u0000"
        + between.get(number + 1).replaceAll("^([^A-Za-z]*).*", "$1");
  }

  /** The name with other texts in place of its numbers. */
  String with(List<String> numbers) {
    StringBuilder out = new StringBuilder(between.get(0));
    for (int i = 0; i < numbers.size(); i++) {
      out.append(numbers.get(i)).append(between.get(i + 1));
    }
    return out.toString();
  }

  /**
   * The words of a text, in small letters: those of {@code SelfAttnQ_proj} are self, attn, q, proj.
   */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.replaceAll("([a-z0-9])([A-Z])", "$1 $2").split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }
}
