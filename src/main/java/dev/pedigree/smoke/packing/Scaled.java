package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrix;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A matrix of codes whose numbers are (code - zero) · scale + least, with a scale for each group of
 * columns of each row.
 *
 * @param name of the tensor with the codes, for messages
 * @param codes [out, in]
 * @param zeros [out, groups], or null
 * @param scales [out, groups]
 * @param least [out, groups], or null
 * @param groups gives the group of each column, when asked: kept for every matrix of a large model
 *     they would not fit in memory
 * @param factor common to all
 */
record Scaled(
    String name,
    Matrix codes,
    Matrix zeros,
    Matrix scales,
    Matrix least,
    Supplier<int[]> groups,
    float factor)
    implements Matrix {

  Scaled {
    fit(name, "scales", scales, codes.rows(), scales.columns());
    fit(name, "zero points", zeros, codes.rows(), scales.columns());
    fit(name, "biases", least, codes.rows(), scales.columns());
  }

  private static void fit(String name, String what, Matrix matrix, int rows, int columns) {
    if (matrix != null && (matrix.rows() != rows || matrix.columns() != columns)) {
      throw new BrokenStep(
          -1,
          name,
          what
              + " ["
              + matrix.rows()
              + ", "
              + matrix.columns()
              + "] lie beside "
              + rows
              + " rows of codes in "
              + columns
              + " groups");
    }
  }

  @Override
  public int rows() {
    return codes.rows();
  }

  @Override
  public int columns() {
    return codes.columns();
  }

  @Override
  public void read(int from, int count, float[] into) {
    codes.read(from, count, into);
    float[] scale = part(scales, from, count);
    float[] zero = part(zeros, from, count);
    float[] low = part(least, from, count);
    int across = scales.columns();
    int[] of = groups.get();
    int columns = columns();
    for (int r = 0; r < count; r++) {
      int end;
      for (int c = 0; c < columns; c = end) {
        end = c + 1;
        while (end < columns && of[end] == of[c]) {
          end++;
        }
        if (of[c] < 0 || of[c] >= across) {
          throw new BrokenStep(-1, name, "input " + c + " is in group " + of[c] + " of " + across);
        }
        int group = r * across + of[c];
        scale(
            into,
            r * columns + c,
            r * columns + end,
            zero == null ? 0 : zero[group],
            scale[group],
            low == null ? 0 : low[group]);
      }
    }
  }

  private void scale(float[] numbers, int from, int to, float zero, float scale, float low) {
    for (int i = from; i < to; i++) {
      numbers[i] = (numbers[i] - zero) * scale * factor + low;
    }
  }

  private static float[] part(Matrix matrix, int from, int count) {
    if (matrix == null) {
      return null;
    }
    float[] part = new float[ArraySize.of(count, matrix.columns())];
    matrix.read(from, count, part);
    return part;
  }

  /**
   * The group of each column, where groups have one size.
   *
   * @param said the size that the configuration says, or 0; used when it gives this many groups
   */
  static Supplier<int[]> groups(int columns, int groups, int said) {
    int size = size(columns, groups, said);
    return () -> {
      int[] of = new int[columns];
      Arrays.setAll(of, c -> c / size);
      return of;
    };
  }

  /** The size said, or the power of two that gives this many groups, or what gives them evenly. */
  private static int size(int all, int groups, int said) {
    if (said > 0 && (all + said - 1) / said == groups) {
      return said;
    }
    for (int size = 1; size < all; size *= 2) {
      if ((all + size - 1) / size == groups) {
        return size;
      }
    }
    return (all + groups - 1) / groups;
  }

  /**
   * One row of another matrix for every so many rows.
   *
   * @param said how many, after the configuration, or 0
   */
  static Matrix repeated(Matrix of, int rows, int said) {
    return of.rows() == rows ? of : new Repeated(of, rows, size(rows, of.rows(), said));
  }

  private record Repeated(Matrix of, int rows, int height) implements Matrix {
    @Override
    public int columns() {
      return of.columns();
    }

    @Override
    public void read(int from, int count, float[] into) {
      int columns = columns();
      int first = from / height;
      float[] lines = part(of, first, (from + count - 1) / height - first + 1);
      for (int r = 0; r < count; r++) {
        int line = (from + r) / height - first;
        System.arraycopy(lines, line * columns, into, r * columns, columns);
      }
    }
  }
}
