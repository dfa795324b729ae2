package dev.pedigree.lineage.sample;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which rows of a matrix are read. The choice depends on the number of a row alone, so that the
 * rows of two models are the same ones, also if one has a longer vocabulary.
 */
public final class Spread {
  /** Rows that lie together and are read at once. */
  private static final int RUN = 16;

  private Spread() {}

  /**
   * So many of the rows, ascending, in runs that one request brings: those of the runs with the
   * smallest hashes of their numbers. Fewer rows are always among more rows.
   */
  public static int[] runs(int rows, int count) {
    int all = (rows + RUN - 1) / RUN;
    if (count >= rows) {
      return IntStream.range(0, rows).toArray();
    }
    int left = count;
    IntStream.Builder taken = IntStream.builder();
    for (int run : byHash(all)) {
      int first = run * RUN;
      int end = Math.min(rows, first + Math.min(RUN, left));
      for (int row = first; row < end; row++) {
        taken.add(row);
      }
      left -= end - first;
      if (left == 0) {
        break;
      }
    }
    return taken.build().sorted().toArray();
  }

  /** So many of the rows, ascending: those with the smallest hashes of their numbers. */
  public static int[] of(int rows, int count) {
    if (count >= rows) {
      return IntStream.range(0, rows).toArray();
    }
    return Arrays.stream(byHash(rows), 0, count).sorted().toArray();
  }

  /** The numbers below one in the order of their hashes. */
  private static int[] byHash(int count) {
    long[] byHash = new long[count];
    for (int number = 0; number < count; number++) {
      byHash[number] = hash(number) << 32 | number;
    }
    Arrays.sort(byHash);
    return Arrays.stream(byHash).mapToInt(h -> (int) h).toArray();
  }

  /** 31 well mixed bits of a number (the finalizer of SplitMix64). */
  private static long hash(long number) {
    long z = (number + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (z ^ z >>> 31) >>> 33;
  }
}
