package dev.pedigree.site.picture;

import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.innovation.Innovation;
import dev.pedigree.lineage.innovation.Innovation.Kind;
import dev.pedigree.lineage.query.Counted;
import dev.pedigree.lineage.query.Facts;
import dev.pedigree.lineage.query.Query;
import dev.pedigree.lineage.query.Truth;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many releases of each year are new designs, variations, repetitions, or not known. */
final class KindsChart {
  /** From the floor up. */
  private static final List<Kind> KINDS = List.of(Kind.NEW, Kind.VARIATION, Kind.TWIN, Kind.OPEN);

  private KindsChart() {}

  static Chart of(Facts facts, Query query, String words, Language language) {
    NavigableMap<Integer, Map<Kind, Integer>> years = years(facts, query);
    String description =
        years.entrySet().stream()
            .map(year -> language.of(words(year.getKey(), year.getValue())))
            .collect(Collectors.joining(language.chinese() ? "；" : "; "));
    int most =
        years.values().stream()
            .mapToInt(y -> y.values().stream().mapToInt(n -> n).sum())
            .max()
            .orElse(1);
    Bars bars = new Bars(Math.max(1, years.size()), words, description);
    double unit = (Bars.FLOOR - Bars.TOP) / (double) Math.max(1, most);
    int tick = most > 30 ? 20 : most > 12 ? 10 : 5;
    for (int n = 0; n <= most; n += tick) {
      bars.line(Bars.FLOOR - n * unit, "" + n);
    }
    int column = 0;
    for (Map.Entry<Integer, Map<Kind, Integer>> year : years.entrySet()) {
      double floor = Bars.FLOOR;
      for (Kind kind : KINDS) {
        int count = year.getValue().getOrDefault(kind, 0);
        bars.part(column, floor - count * unit, floor, "kind-" + word(kind));
        if (count * unit >= 14) {
          bars.label(column, floor - count * unit / 2 + 4, "" + count, "on-" + word(kind));
        }
        floor -= count * unit;
      }
      bars.under(column, 1, Bars.FLOOR + 16, "" + year.getKey());
      column++;
    }
    return new Chart(
        bars.html(),
        KINDS.stream()
            .map(
                kind ->
                    new Chart.Key(word(kind), language.of(View.text("innovation." + word(kind)))))
            .toList());
  }

  private static NavigableMap<Integer, Map<Kind, Integer>> years(Facts facts, Query query) {
    Map<List<String>, Kind> kinds = new HashMap<>();
    for (Innovation.Step step : facts.innovation().steps()) {
      kinds.put(step.release().models(), step.kind());
    }
    NavigableMap<Integer, Map<Kind, Integer>> years = new TreeMap<>();
    for (Counted release : facts.counted(Pictures.releases(query), Location.of(""))) {
      if (release.meets() == Truth.YES) {
        // Nothing is known of a release without a described model.
        Kind kind = kinds.getOrDefault(release.models(), Kind.OPEN);
        years
            .computeIfAbsent(release.released().month().getYear(), y -> new TreeMap<>())
            .merge(kind, 1, Integer::sum);
      }
    }
    if (!years.isEmpty()) {
      for (int year = years.firstKey(); year < years.lastKey(); year++) {
        years.computeIfAbsent(year, y -> new TreeMap<>());
      }
    }
    return years;
  }

  private static Text words(int year, Map<Kind, Integer> counts) {
    return View.text(
        "chart.year",
        "year",
        "" + year,
        "new",
        "" + counts.getOrDefault(Kind.NEW, 0),
        "variation",
        "" + counts.getOrDefault(Kind.VARIATION, 0),
        "twin",
        "" + counts.getOrDefault(Kind.TWIN, 0),
        "open",
        "" + counts.getOrDefault(Kind.OPEN, 0));
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
