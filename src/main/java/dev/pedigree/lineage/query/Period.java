package dev.pedigree.lineage.query;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.query.Query.Condition;
import dev.pedigree.lineage.query.Query.Sign;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Months from one to another: {@code 2023}, {@code 2023-H2}, {@code 2023-11}, {@code 2023..2026},
 * {@code 2023..} or {@code ..2022}.
 *
 * @param from the first month
 * @param to the last month
 */
public record Period(YearMonth from, YearMonth to) {
  private static final Pattern ONE =
      Pattern.compile("([12][0-9]{3})(?:-(?:H([12])|(0[1-9]|1[0-2])))?");

  /** The half of a year that a month is in. */
  public static Period half(YearMonth month) {
    YearMonth first = YearMonth.of(month.getYear(), month.getMonthValue() < 7 ? 1 : 7);
    return new Period(first, first.plusMonths(5));
  }

  /** A year. */
  public static Period year(int year) {
    return new Period(YearMonth.of(year, 1), YearMonth.of(year, 12));
  }

  static Period read(Condition condition, Location at) {
    if (condition.sign().filter(s -> s == Sign.EQUAL).isEmpty()) {
      throw Misasked.of("query-not-a-period", at, "value", condition.value());
    }
    String written = condition.value();
    int dots = written.indexOf("..");
    Optional<Period> first =
        dots < 0 ? one(written) : dots == 0 ? ALWAYS : one(written.substring(0, dots));
    Optional<Period> last =
        dots < 0 ? first : dots + 2 == written.length() ? ALWAYS : one(written.substring(dots + 2));
    if (first.isEmpty() || last.isEmpty() || first.get().from().isAfter(last.get().to())) {
      throw Misasked.of("query-not-a-period", at, "value", written);
    }
    return new Period(first.get().from(), last.get().to());
  }

  private static final Optional<Period> ALWAYS =
      Optional.of(new Period(YearMonth.of(1, 1), YearMonth.of(9999, 12)));

  private static Optional<Period> one(String written) {
    Matcher one = ONE.matcher(written);
    if (!one.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(one.group(1));
    if (one.group(2) != null) {
      return Optional.of(half(YearMonth.of(year, one.group(2).equals("1") ? 1 : 7)));
    }
    if (one.group(3) == null) {
      return Optional.of(year(year));
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(one.group(3)));
    return Optional.of(new Period(month, month));
  }

  /** Whether a release falls into it. */
  public boolean holds(ReleaseDate date) {
    return !date.month().isBefore(from) && !date.month().isAfter(to);
  }
}
