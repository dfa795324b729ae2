package dev.pedigree.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** Release dates, which are known to the day or to the month. */
final class ReleaseDate {
  private static final Pattern DAY = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MONTH = Pattern.compile("[12][0-9]{3}-[0-9]{2}");

  private ReleaseDate() {}

  /** Whether a text is a valid day, {@code 2023-11-02}. */
  static boolean isDay(String text) {
    return DAY.matcher(text).matches() && exists(text);
  }

  /** Whether a text is a day or a month, {@code 2023-11}. */
  static boolean isDayOrMonth(String text) {
    return isDay(text) || (MONTH.matcher(text).matches() && exists(text + "-01"));
  }

  /**
   * Whether the first date is certainly later than the second: a month may mean any of its days.
   */
  static boolean after(String a, String b) {
    return first(a).isAfter(last(b));
  }

  private static LocalDate first(String date) {
    return date.length() == 7 ? YearMonth.parse(date).atDay(1) : LocalDate.parse(date);
  }

  private static LocalDate last(String date) {
    return date.length() == 7 ? YearMonth.parse(date).atEndOfMonth() : LocalDate.parse(date);
  }

  private static boolean exists(String day) {
    try {
      LocalDate.parse(day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
