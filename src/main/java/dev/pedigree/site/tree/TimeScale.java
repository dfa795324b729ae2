package dev.pedigree.site.tree;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Maps days to pixels. Time is linear within a month, but a month with more releases is wider.
 * Every month and year has a rule, so that the distortion can be seen.
 */
final class TimeScale {
  private static final int EMPTY_MONTH = 5;
  private static final int RELEASE = 12;
  private static final int FEW = 40;
  private static final int FULL_MONTH = 80;
  private static final int MAX_YEARS = 40;

  private final TreeMap<YearMonth, Integer> starts = new TreeMap<>();
  private final YearMonth earliest;
  private final int end;

  /** A year's rule. */
  record Year(int year, int at, int width) {}

  TimeScale(Collection<LocalDate> days, int from) {
    TreeSet<LocalDate> sorted = new TreeSet<>(days);
    Map<YearMonth, Integer> releases = new TreeMap<>();
    sorted.forEach(day -> releases.merge(YearMonth.from(day), 1, Integer::sum));
    YearMonth last = YearMonth.from(sorted.last());
    YearMonth first = YearMonth.from(sorted.first());
    this.earliest = first.isBefore(last.minusYears(MAX_YEARS)) ? last.minusYears(MAX_YEARS) : first;
    // A picture with few days has room for wider months.
    int roomy = sorted.size() <= FEW ? 2 : 1;
    int at = from;
    for (YearMonth month = earliest; !month.isAfter(last); month = month.plusMonths(1)) {
      starts.put(month, at);
      int wanted = EMPTY_MONTH * roomy + RELEASE * roomy * releases.getOrDefault(month, 0);
      at += Math.min(wanted, FULL_MONTH);
    }
    this.end = at;
  }

  int at(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    if (month.isBefore(earliest)) {
      return starts.get(earliest);
    }
    int start = starts.get(month);
    Integer next = starts.get(month.plusMonths(1));
    int width = (next == null ? end : next) - start;
    return start + width * (day.getDayOfMonth() - 1) / month.lengthOfMonth();
  }

  int end() {
    return end;
  }

  List<Year> years() {
    List<Year> years = new ArrayList<>();
    int first = starts.firstKey().getYear();
    int last = starts.lastKey().getYear();
    for (int year = first; year <= last; year++) {
      int at = starts.ceilingEntry(YearMonth.of(year, 1)).getValue();
      Map.Entry<YearMonth, Integer> next = starts.ceilingEntry(YearMonth.of(year + 1, 1));
      years.add(new Year(year, at, (next == null ? end : next.getValue()) - at));
    }
    return years;
  }

  /** The x of quarters that have room for a rule of their own. */
  List<Integer> quarters() {
    List<Integer> quarters = new ArrayList<>();
    int before = starts.firstEntry().getValue();
    for (Map.Entry<YearMonth, Integer> month : starts.entrySet()) {
      int number = month.getKey().getMonthValue();
      if (number % 3 == 1) {
        if (number != 1 && month.getValue() - before >= 24) {
          quarters.add(month.getValue());
        }
        before = month.getValue();
      }
    }
    return quarters;
  }
}
