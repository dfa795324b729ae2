package dev.pedigree.smoke.numbers;

import java.util.List;

/** Sizes of arrays, which Java counts in 31 bits; a file or configuration may say larger ones. */
public final class ArraySize {
  private ArraySize() {}

  /**
   * A size as an array can have it.
   *
   * @throws UnsupportedDesign when it is negative or too large
   */
  public static int of(long numbers) {
    if (numbers < 0 || numbers > Integer.MAX_VALUE) {
      throw new UnsupportedDesign("an array of " + numbers + " numbers");
    }
    return (int) numbers;
  }

  /**
   * The size of so many rows.
   *
   * @throws UnsupportedDesign when it is negative or too large
   */
  public static int of(int rows, int columns) {
    return of((long) rows * columns);
  }

  /**
   * How many numbers a tensor has.
   *
   * @throws UnsupportedDesign when no whole number can say it
   */
  public static long count(List<Long> shape) {
    long count = 1;
    for (long size : shape) {
      if (size < 0 || (size > 0 && count > Long.MAX_VALUE / size)) {
        throw new UnsupportedDesign("a tensor of the shape " + shape);
      }
      count *= size;
    }
    return count;
  }
}
