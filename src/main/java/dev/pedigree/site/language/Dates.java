package dev.pedigree.site.language;

import dev.pedigree.diagnostics.Text;
import java.util.List;

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
    if (!date.matches("\\d{4}-\\d{2}(-\\d{2}.*)?")) {
      return new Text(date, date);
    }
    String year = date.substring(0, 4);
    int month = Integer.parseInt(date.substring(5, 7));
    if (month < 1 || month > 12) {
      return new Text(date, date);
    }
    String name = MONTHS.get(month - 1);
    if (date.length() == 7) {
      return new Text(name + " " + year, year + " 年 " + month + " 月");
    }
    int day = Integer.parseInt(date.substring(8, 10));
    return new Text(day + " " + name + " " + year, year + " 年 " + month + " 月 " + day + " 日");
  }
}
