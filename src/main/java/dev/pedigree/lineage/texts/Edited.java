package dev.pedigree.lineage.texts;

import java.util.List;

/**
 * Who changed a file, and when it got its content.
 *
 * @param time committer time in UTC, ISO 8601 to the second
 * @param authors names as commits have them, cleaned, those who wrote first first; empty for a file
 *     that programs write
 */
public record Edited(String time, List<String> authors) {
  public Edited {
    authors = List.copyOf(authors);
  }

  /** The day in UTC, {@code 2026-11-25}. */
  public String day() {
    return time.substring(0, "2026-11-25".length());
  }

  /** The later one of two changes, with the authors of this one. */
  Edited or(Edited other) {
    return time.compareTo(other.time) >= 0 ? this : new Edited(other.time, authors);
  }
}
