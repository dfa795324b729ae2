package dev.pedigree.lineage.query;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import java.util.List;

/** The answer to a {@link Query}. */
public sealed interface Reply {

  /** What a number counts. */
  enum Unit {
    /** Things, one by one: models, layers, tokens. */
    COUNT,
    /** Parameters or operations, which people read rounded. */
    LARGE,
    BYTES,
    /** Hundredths, rounded down. */
    PERCENT
  }

  /** A whole number. */
  record Amount(long value, Unit unit) implements Reply {}

  /**
   * Words.
   *
   * @param words for readers
   * @param word as it is written in a condition: {@code GQA}
   */
  record Said(Text words, String word) implements Reply {}

  /** A date. */
  record Day(ReleaseDate date) implements Reply {}

  /** Names, in order; none where nothing is meant. */
  record Names(List<Text> names) implements Reply {
    public Names {
      names = List.copyOf(names);
    }
  }

  /** Nobody has shown it. */
  record Unknown() implements Reply {}

  /** A count. */
  static Reply count(long value) {
    return new Amount(value, Unit.COUNT);
  }
}
