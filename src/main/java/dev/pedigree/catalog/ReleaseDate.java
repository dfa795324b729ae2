package dev.pedigree.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something was released: a day, or a month of which nobody knows the day. In order, such a
 * month stands behind all its days, so that a model is never taken for earlier than another.
 *
 * @param month the month of a year
 * @param day of the month, from 1; empty where only the month is known
 */
public record ReleaseDate(YearMonth month, OptionalInt day) implements Comparable<ReleaseDate> {
  private static final Pattern WRITTEN = Pattern.compile("([12]\\d{3}-\\d{2})(?:-(\\d{2}))?");

  private static final Pattern FORM =
      Pattern.compile("[12]\\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?");

  private static final Comparator<ReleaseDate> ORDER =
      Comparator.comparing(ReleaseDate::month)
          .thenComparingInt(date -> date.day.orElse(Integer.MAX_VALUE));

  /** The date {@code 2023-11-02} or {@code 2023-11}; empty for any other text. */
  public static Optional<ReleaseDate> of(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    try {
      YearMonth month = YearMonth.parse(written.group(1));
      return Optional.of(
          written.group(2) == null
              ? new ReleaseDate(month, OptionalInt.empty())
              : new ReleaseDate(month, OptionalInt.of(LocalDate.parse(text).getDayOfMonth())));
    } catch (DateTimeException e) {
      return Optional.empty(); // a day or month that no calendar has
    }
  }

  /** Whether a text is written like a date, also like the 30th of February. */
  public static boolean isWrittenLike(String text) {
    return FORM.matcher(text).matches();
  }

  /** The earliest day that it can mean. */
  public LocalDate firstDay() {
    return month.atDay(day.orElse(1));
  }

  /** The latest day that it can mean. */
  public LocalDate lastDay() {
    return month.atDay(day.orElse(month.lengthOfMonth()));
  }

  /** Whether it is certainly later than another: a month may mean any of its days. */
  public boolean after(ReleaseDate other) {
    return firstDay().isAfter(other.lastDay());
  }

  @Override
  public int compareTo(ReleaseDate other) {
    return ORDER.compare(this, other);
  }

  /** As it is written in front matter and data files. */
  @Override
  public String toString() {
    return day.isPresent() ? firstDay().toString() : month.toString();
  }
}
