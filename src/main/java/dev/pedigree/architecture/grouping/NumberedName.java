package dev.pedigree.architecture.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  private static final String ANY = "*";

  /** Letters in capitals count apart from small ones. */
  private static final int CAPITALS = 1000;

  /** What counts as a number. */
  enum Counting {
    /** Digits, wherever they are. */
    DIGITS,
    /**
     * One or two letters that stand alone: a, b … z, aa, ab …, or A, B, C … Digits that stand alone
     * count as well, as experts have numbers where layers have letters.
     */
    LETTERS
  }

  static NumberedName of(String name, Counting counting) {
    boolean digits = counting == Counting.DIGITS;
    List<String> between = new ArrayList<>();
    List<String> written = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < name.length()) {
      int end = at;
      boolean small = true;
      boolean capital = true;
      boolean number = true;
      while (end < name.length() && inRun(name.charAt(end), digits)) {
        small &= small(name.charAt(end));
        capital &= letter(name.charAt(end)) && !small(name.charAt(end));
        number &= digit(name.charAt(end));
        end++;
      }
      int length = end - at;
      if (length > 0 && (number ? length <= LONGEST : (small || capital) && length <= 2)) {
        between.add(name.substring(from, at));
        written.add(name.substring(at, end));
        from = end;
      }
      at = Math.max(end, at + 1);
    }
    between.add(name.substring(from));
    int[] values = new int[written.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(written.get(i));
    }
    return new NumberedName(between, written, values);
  }

  private static boolean inRun(char c, boolean digits) {
    return digits ? digit(c) : Character.isLetterOrDigit(c);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int value(String run) {
    if (digit(run.charAt(0))) {
      return Integer.parseInt(run);
    }
    boolean small = small(run.charAt(0));
    int value = -1;
    for (int i = 0; i < run.length(); i++) {
      value = (value + 1) * 26 + run.charAt(i) - (small ? 'a' : 'A');
    }
    return small ? value : value + CAPITALS;
  }

  /** The same without one of the numbers, for which a star stands. */
  NumberedName without(int number) {
    List<String> texts = new ArrayList<>(between);
    texts.set(number, texts.get(number) + ANY + texts.remove(number + 1));
    List<String> rest = new ArrayList<>(written);
    rest.remove(number);
    int[] numbers = new int[values.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values[i < number ? i : i + 1];
    }
    return new NumberedName(texts, rest, numbers);
  }

  /** Whether a star stands for something that varies. */
  boolean varies() {
    return between.stream().anyMatch(text -> text.contains(ANY));
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
    String before = between.get(number);
    int from = before.length();
    while (from > 0 && !letter(before.charAt(from - 1))) {
      from--;
    }
    while (from > 0 && letter(before.charAt(from - 1))) {
      from--;
    }
    String after = between.get(number + 1);
    int to = 0;
    while (to < after.length() && !letter(after.charAt(to)) && !digit(after.charAt(to))) {
      to++;
    }
    return before.substring(from) + "\u0000" + (to > 0 ? after.substring(0, to) : begins(after));
  }

  /** Whether a text without anything in front of its first word has a capital there. */
  private static String begins(String text) {
    return text.isEmpty() || !letter(text.charAt(0)) ? "" : small(text.charAt(0)) ? "a" : "A";
  }

  /**
   * What stands behind a number, if that is nothing but other numbers and at most a letter between
   * them; else empty.
   */
  Optional<List<String>> behind(int number) {
    List<String> behind = between.subList(number + 1, between.size());
    return behind.stream().allMatch(text -> text.length() < 2) && last(behind).isEmpty()
        ? Optional.of(behind)
        : Optional.empty();
  }

  /** The characters before and behind a number, as far as they are no letters. */
  String between(int number) {
    String before = between.get(number);
    String after = between.get(number + 1);
    return edge(before.isEmpty() ? "" : before.substring(before.length() - 1))
        + "\u0000"
        + edge(after.isEmpty() ? "" : after.substring(0, 1));
  }

  private static String edge(String text) {
    return text.isEmpty() || !letter(text.charAt(0)) ? text : "a";
  }

  /** Whether a number is written in digits and no word ends in it. */
  boolean apart(int number) {
    String before = between.get(number);
    return digit(written.get(number).charAt(0))
        && (before.isEmpty() || !letter(before.charAt(before.length() - 1)));
  }

  private static String last(List<String> texts) {
    return texts.get(texts.size() - 1);
  }

  private static boolean letter(char c) {
    return small(c) || c >= 'A' && c <= 'Z';
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
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean capital = c >= 'A' && c <= 'Z';
      boolean begins = capital && i > 0 && (digit(text.charAt(i - 1)) || small(text.charAt(i - 1)));
      if (begins || !letter(c) && !digit(c)) {
        add(words, word);
      }
      if (letter(c) || digit(c)) {
        word.append(capital ? (char) (c - 'A' + 'a') : c);
      }
    }
    add(words, word);
    return words;
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static void add(List<String> words, StringBuilder word) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
