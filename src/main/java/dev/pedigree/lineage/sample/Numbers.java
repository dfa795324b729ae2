package dev.pedigree.lineage.sample;

import java.util.Arrays;

/**
 * Rows of a matrix [rows, columns] in canonical order; a vector is one row.
 *
 * @param rows how many the matrix has
 * @param columns how many numbers a row has
 * @param index which rows were read, ascending
 * @param values the rows that were read, one after the other
 * @param rounding relative error of one number by its stored type, 2^-9 for bfloat16; 0 if exact
 *     enough not to matter
 */
public record Numbers(int rows, int columns, int[] index, float[] values, double rounding) {

  /** Whether all rows were read. */
  public boolean whole() {
    return index.length == rows;
  }

  /** Where a row starts in {@link #values}; −1 if it was not read. */
  public int start(int row) {
    if (whole()) {
      return row < 0 || row >= rows ? -1 : row * columns;
    }
    int at = Arrays.binarySearch(index, row);
    return at < 0 ? -1 : at * columns;
  }

  /** A row that was read. */
  public float[] row(int row) {
    int start = start(row);
    return Arrays.copyOfRange(values, start, start + columns);
  }

  /** The matrix with rows and columns exchanged; only of one that was read whole. */
  public Numbers transposed() {
    if (!whole()) {
      throw new IllegalStateException("rows are missing");
    }
    float[] turned = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = values[r * columns + c];
      }
    }
    int[] all = new int[columns];
    Arrays.setAll(all, i -> i);
    return new Numbers(columns, rows, all, turned, rounding);
  }
}
