package dev.pedigree.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleaseDateTest {
  @Test
  void aDayAndAMonthAreWrittenAsTheyWereRead() {
    assertEquals("2023-11-02", date("2023-11-02").toString());
    assertEquals("2024-02", date("2024-02").toString());
  }

  @Test
  void whatNoCalendarHasIsNoDate() {
    for (String text :
        List.of("", "2023", "2023-13", "2023-00", "2023-02-30", "2023-11-2", "3023-11")) {
      assertEquals(Optional.empty(), ReleaseDate.of(text), text);
    }
  }

  @Test
  void aMonthMeansAnyOfItsDays() {
    assertEquals(LocalDate.of(2024, 2, 1), date("2024-02").firstDay());
    assertEquals(LocalDate.of(2024, 2, 29), date("2024-02").lastDay());
    assertEquals(LocalDate.of(2024, 2, 3), date("2024-02-03").firstDay());
    assertEquals(LocalDate.of(2024, 2, 3), date("2024-02-03").lastDay());
  }

  @Test
  void onlyACertainlyLaterDateIsAfterAnother() {
    assertEquals(true, date("2024-03").after(date("2024-02-29")));
    assertEquals(true, date("2024-03-01").after(date("2024-02")));
    assertEquals(false, date("2024-02").after(date("2024-02-01")));
    assertEquals(false, date("2024-02-29").after(date("2024-02")));
  }

  @Test
  void inOrderAMonthStandsBehindAllItsDays() {
    assertEquals(
        "[2024-01-31, 2024-02-01, 2024-02-29, 2024-02, 2024-03-01]",
        Stream.of("2024-02", "2024-03-01", "2024-02-29", "2024-01-31", "2024-02-01")
            .map(ReleaseDateTest::date)
            .sorted()
            .toList()
            .toString());
  }

  private static ReleaseDate date(String text) {
    return ReleaseDate.of(text).orElseThrow();
  }
}
