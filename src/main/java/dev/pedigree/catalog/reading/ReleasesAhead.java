package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.YamlNode;
import java.time.LocalDate;
import java.util.List;

/** Releases that the calendar has not reached: mostly a year that was typed wrong. */
final class ReleasesAhead {
  private ReleasesAhead() {}

  /**
   * Reports each that is later than a day; one day is added, as it is tomorrow somewhere.
   *
   * @param today {@link LocalDate#MAX} where nobody asks, as in builds, which know no clock
   */
  static void check(List<ModelReader.Read> models, LocalDate today, Report report) {
    if (today.equals(LocalDate.MAX)) {
      return;
    }
    for (ModelReader.Read read : models) {
      if (read.model().released().firstDay().isAfter(today.plusDays(1))) {
        int at = read.file().value("released").map(YamlNode::at).orElse(0);
        report.add(
            Finding.warning(
                "catalog.released-ahead",
                read.file().source().at(at),
                "date",
                read.model().released(),
                "today",
                today));
      }
    }
  }
}
