package dev.pedigree.lineage.signature;

import java.util.stream.IntStream;

/**
 * Which tokens are read: the same ones in every vocabulary of twelve thousand tokens or more, and
 * nearly the same ones in two smaller vocabularies of which one extends the other.
 *
 * <p>They lie among the low numbers, which nearly every tokenizer gives to frequent tokens, behind
 * its single bytes and special tokens: rows of these learned most, and are not padding.
 */
final class TokenRows {
  /** Rows that lie together, and that one request brings. */
  static final int RUN = 8;

  /** Most runs. */
  static final int RUNS = 10;

  /**
   * Where runs start, the ones that are wanted most first. Those behind the tenth are for smaller
   * vocabularies.
   */
  private static final int[] STARTS = {
    320, 1000, 2048, 5000, 704, 12_000, 1408, 3000, 512, 8000, 256, 288, 352, 384, 416, 448, 480,
    224, 192, 160, 128, 96, 64, 32, 0, 8, 16, 24, 40, 48, 56, 72, 80, 88
  };

  private TokenRows() {}

  /**
   * The rows, ascending.
   *
   * @param vocabulary rows of the matrix
   * @param runs how many runs at most; fewer are always among more
   */
  static int[] of(int vocabulary, int runs) {
    if (vocabulary <= RUN) {
      return IntStream.range(0, vocabulary).toArray();
    }
    return IntStream.of(STARTS)
        .filter(start -> start + RUN <= vocabulary)
        .limit(runs)
        .flatMap(start -> IntStream.range(start, start + RUN))
        .sorted()
        .toArray();
  }
}
