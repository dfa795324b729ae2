package dev.pedigree.lineage.sample;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which rows of a matrix are read. The choice depends on the number of a row alone, so that the
 * rows of two models are the same ones, also if one has a longer vocabulary.
 */
public final class Spread {
  private Spread() {}

  /** So many of the rows, ascending: those with the smallest hashes of their numbers. */
  public static int[] of(int rows, int count) {
    if (count >= rows) {
      return IntStream.range(0, rows).toArray();
    }
    long[] byHash = new long[rows];
    for (int row = 0; row < rows; row++) {
      byHash[row] = hash(row) << 32 | row;
    }
    Arrays.sort(byHash);
    return Arrays.stream(byHash, 0, count).mapToInt(h -> (int) h).sorted().toArray();
  }

  /** 31 well mixed bits of a number (the finalizer of SplitMix64). */
  private static long hash(long number) {
    long z = (number + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (z ^ z >>> 31) >>> 33;
  }
}
