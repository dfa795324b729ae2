package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrix;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A quantised matrix with values (code - zero) · scale + least, where scale, zero and least hold
 * for a group of columns of a row.
 *
 * @param name of the tensor with the codes, for messages
 * @param codes [out, in]
 * @param zeros [out, groups], or null
 * @param scales [out, groups]
 * @param least [out, groups], or null
 * @param groups gives the group of each column; computed on demand, as these arrays for all
 *     matrices of a large model would not fit into memory
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
   * The group of each column, for groups of equal size.
   *
   * @param said group size in the configuration, or 0; used if it gives this many groups
   */
  static Supplier<int[]> groups(int columns, int groups, int said) {
    int size = size(columns, groups, said);
    return () -> {
      int[] of = new int[columns];
      Arrays.setAll(of, c -> c / size);
      return of;
    };
  }

  /**
   * The group size: the one in the configuration, else the power of two that gives this many
   * groups, else the equal division.
   */
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
   * A matrix that repeats each row of another one for a group of rows.
   *
   * @param said size of the group in the configuration, or 0
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
