package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import java.util.List;

/**
 * An article.
 *
 * @param id the file name without ending
 * @param title in both languages
 * @param summary one sentence in both languages
 * @param summaryAt where it is written: in the English file, then in the Chinese one
 * @param date {@code 2026-11-25}
 * @param words the text
 */
public record Article(
    String id, Text title, Text summary, List<Location> summaryAt, String date, Words words) {
  public Article {
    summaryAt = List.copyOf(summaryAt);
  }

  /** An article whose summary stands somewhere in its files. */
  public Article(String id, Text title, Text summary, String date, Words words) {
    this(
        id,
        title,
        summary,
        List.of(Location.of(words.enPath()), Location.of(words.zhPath())),
        date,
        words);
  }
}
