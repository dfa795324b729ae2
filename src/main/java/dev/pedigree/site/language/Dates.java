package dev.pedigree.site.language;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Optional;

/** Dates as people read them: {@code 2 November 2023}, {@code 2023 年 11 月 2 日}. */
public final class Dates {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private Dates() {}

  /** The date {@code 2023-11-02}, {@code 2023-11} or of a timestamp; any other text unchanged. */
  public static Text written(String date) {
    Optional<ReleaseDate> read = ReleaseDate.of(date.substring(0, Math.min(10, date.length())));
    if (read.isEmpty()) {
      return new Text(date, date);
    }
    int year = read.get().month().getYear();
    int month = read.get().month().getMonthValue();
    String name = MONTHS.get(month - 1);
    if (read.get().day().isEmpty()) {
      return new Text(name + " " + year, year + " 年 " + month + " 月");
    }
    int day = read.get().day().getAsInt();
    return new Text(day + " " + name + " " + year, year + " 年 " + month + " 月 " + day + " 日");
  }
}
