package dev.pedigree.lineage.signature;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Slot;
import java.util.Arrays;

/**
 * Rows of one tensor, cut to some units and rounded. A number x of a row with the largest size m is
 * kept as the nearest whole number to 127·√(x/m), with its sign: so a single very large number, as
 * some units have, leaves the others their precision.
 *
 * @param slot the place
 * @param rows how many the tensor has
 * @param index which of them are kept, ascending; rows with a number that is not finite are not
 * @param peaks the largest size in each row that is kept
 * @param codes the rows, one after the other
 * @param digest of the rows as they were read, all their units, unrounded
 */
record SignedTensor(Slot slot, int rows, int[] index, float[] peaks, byte[] codes, long digest) {
  private static final int LARGEST = 127;

  /** Half a step at the middle of the scale, as a share of the number. */
  private static final double ROUNDING = 1.0 / LARGEST;

  /** Rounds rows, one after the other, that were cut to the units. */
  static SignedTensor of(Slot slot, int rows, int[] index, float[] values, long digest) {
    float[] peaks = new float[index.length];
    byte[] codes = new byte[values.length];
    int columns = index.length == 0 ? 0 : values.length / index.length;
    for (int r = 0; r < index.length; r++) {
      for (int c = r * columns; c < (r + 1) * columns; c++) {
        peaks[r] = Math.max(peaks[r], Math.abs(values[c]));
      }
      for (int c = r * columns; c < (r + 1) * columns; c++) {
        codes[c] = code(values[c], peaks[r]);
      }
    }
    return new SignedTensor(slot, rows, index, peaks, codes, digest);
  }

  private static byte code(float value, float peak) {
    if (peak == 0) {
      return 0;
    }
    // StrictMath: the bytes of a signature are the same on every machine.
    long size = Math.round(LARGEST * StrictMath.sqrt(Math.abs((double) value) / peak));
    return (byte) (value < 0 ? -size : size);
  }

  /** The rows as numbers. */
  Numbers numbers() {
    float[] values = new float[codes.length];
    int columns = columns();
    for (int i = 0; i < codes.length; i++) {
      float share = codes[i] / (float) LARGEST;
      values[i] = share * Math.abs(share) * peaks[i / columns];
    }
    return new Numbers(rows, columns, index, values, ROUNDING);
  }

  /** Units of a row. */
  int columns() {
    return index.length == 0 ? 0 : codes.length / index.length;
  }

  /** Whether the same rows were read, and all their numbers are equal. */
  boolean identical(SignedTensor other) {
    return digest == other.digest && Arrays.equals(index, other.index);
  }
}
