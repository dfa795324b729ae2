package dev.pedigree.site.picture;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.query.Counted;
import dev.pedigree.lineage.query.Facts;
import dev.pedigree.lineage.query.Period;
import dev.pedigree.lineage.query.Query;
import dev.pedigree.lineage.query.Truth;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.view.View;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The share of the releases of each half year that meet a condition; those of which it is not known
 * are a part of their own, and under each column stands how many releases it is of.
 */
final class AdoptionChart {
  private AdoptionChart() {}

  /** The releases of a half year. */
  private record Half(YearMonth from, long all, long has, long open) {

    static Half of(Period half, List<Counted> releases) {
      List<Counted> own = releases.stream().filter(r -> half.holds(r.released())).toList();
      return new Half(half.from(), own.size(), count(own, Truth.YES), count(own, Truth.UNKNOWN));
    }

    private static long count(List<Counted> own, Truth truth) {
      return own.stream().filter(r -> r.meets() == truth).count();
    }

    Text words() {
      return View.text(
          open == 0 ? "chart.half" : "chart.half.open",
          "year",
          "" + from.getYear(),
          "half",
          from.getMonthValue() < 7 ? "1" : "2",
          "has",
          "" + has,
          "all",
          "" + all,
          "open",
          "" + open);
    }
  }

  static Chart of(Facts facts, Query query, String words, Language language) {
    List<Counted> releases = facts.counted(Pictures.releases(query), Location.of(""));
    List<Half> halves = halves(releases);
    String description =
        halves.stream()
            .filter(half -> half.all() > 0)
            .map(half -> language.of(half.words()))
            .collect(Collectors.joining(language.chinese() ? "；" : "; "));
    Bars bars = new Bars(Math.max(1, halves.size()), words, description);
    int height = Bars.FLOOR - Bars.TOP;
    for (int percent = 0; percent <= 100; percent += 50) {
      bars.line(Bars.FLOOR - height * percent / 100.0, percent + "%");
    }
    for (int i = 0; i < halves.size(); i++) {
      Half half = halves.get(i);
      if (half.all() > 0) {
        double has = Bars.FLOOR - height * (double) half.has() / half.all();
        double open = has - height * (double) half.open() / half.all();
        bars.part(i, Bars.TOP, open, "rest");
        bars.part(i, open, has, "unsure");
        bars.part(i, has, Bars.FLOOR, "has");
        bars.label(i, Bars.TOP - 6, 100 * half.has() / half.all() + "%", "share");
      }
      bars.label(i, Bars.FLOOR + 15, "" + half.all(), "axis");
      boolean first = i == 0 || half.from().getMonthValue() < 7;
      if (first) {
        int count = half.from().getMonthValue() < 7 && i + 1 < halves.size() ? 2 : 1;
        bars.under(i, count, Bars.FLOOR + 32, year(half.from(), halves.size()));
      }
    }
    return new Chart(bars.html(), List.of());
  }

  /** Two digits where there is no room for four. */
  private static String year(YearMonth month, int columns) {
    String year = "" + month.getYear();
    return columns > 18 ? "’" + year.substring(2) : year;
  }

  private static List<Half> halves(List<Counted> releases) {
    List<Half> halves = new ArrayList<>();
    if (releases.isEmpty()) {
      return halves;
    }
    ReleaseDate last = releases.get(releases.size() - 1).released();
    Period half = Period.half(releases.get(0).released().month());
    while (!half.from().isAfter(last.month())) {
      halves.add(Half.of(half, releases));
      half = Period.half(half.to().plusMonths(1));
    }
    return halves;
  }
}
