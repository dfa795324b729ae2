package dev.pedigree.site.computed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a person typed into a sentence: digits, with a unit or not; where there are
 * none, number words. Digits of a name, {@code Yi-34B} or {@code Qwen2.5}, are none.
 */
final class TypedNumbers {
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\d.,_/+-])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(\\.[0-9]{1,6})?"
              + "(?:[ \\u00a0]?(thousand|million|billion|trillion|万亿|亿|万|[KMBT%]))?"
              + "(?![\\p{IsLatin}\\d]|[.,-][\\p{IsLatin}\\d])");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<![\\p{L}-])(no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
              + "|twelve)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHINESE = Pattern.compile("[零一二两三四五六七八九十]");

  private static final List<String> ENGLISH_WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private static final String CHINESE_WORDS = "零一二三四五六七八九十";

  private static final Map<String, Integer> ZEROS =
      Map.ofEntries(
          Map.entry("thousand", 3),
          Map.entry("K", 3),
          Map.entry("万", 4),
          Map.entry("million", 6),
          Map.entry("M", 6),
          Map.entry("亿", 8),
          Map.entry("billion", 9),
          Map.entry("B", 9),
          Map.entry("trillion", 12),
          Map.entry("T", 12),
          Map.entry("万亿", 12));

  private TypedNumbers() {}

  /**
   * A number.
   *
   * @param written as it stands there, at an offset of the words
   * @param value without its unit
   * @param zeros the power of ten that its unit means
   */
  record Typed(String written, int at, BigDecimal value, int zeros) {

    /** Whether a number is this one, rounded as it is written. */
    boolean is(long number) {
      BigDecimal unit = BigDecimal.valueOf(number).movePointLeft(zeros);
      return unit.setScale(value.scale(), RoundingMode.HALF_UP).compareTo(value) == 0
          && (zeros > 0 || value.scale() == 0);
    }
  }

  static List<Typed> in(String words) {
    List<Typed> found = new ArrayList<>();
    Matcher digits = DIGITS.matcher(words);
    while (digits.find()) {
      String decimals = digits.group(2) == null ? "" : digits.group(2);
      found.add(
          new Typed(
              digits.group(),
              digits.start(),
              new BigDecimal(digits.group(1).replace(",", "") + decimals),
              ZEROS.getOrDefault(String.valueOf(digits.group(3)), 0)));
    }
    if (found.isEmpty()) {
      words(words, found);
    }
    return found;
  }

  private static void words(String words, List<Typed> found) {
    Matcher english = ENGLISH.matcher(words);
    while (english.find()) {
      int value = ENGLISH_WORDS.indexOf(english.group().toLowerCase(Locale.ROOT));
      found.add(typed(english, Math.max(0, value)));
    }
    Matcher chinese = CHINESE.matcher(words);
    while (chinese.find()) {
      String word = chinese.group().replace('两', '二');
      found.add(typed(chinese, CHINESE_WORDS.indexOf(word)));
    }
  }

  private static Typed typed(Matcher word, int value) {
    return new Typed(word.group(), word.start(), BigDecimal.valueOf(value), 0);
  }
}
