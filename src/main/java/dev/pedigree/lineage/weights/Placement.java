package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;

/**
 * Where the rows and columns of a matrix of the second model come from in the first.
 *
 * @param rows of each row
 * @param columns of each column
 */
record Placement(UnitMap rows, UnitMap columns) {
  static final Placement SAME = new Placement(UnitMap.SAME, UnitMap.SAME);

  /**
   * A row of the first model in the order of the second; null if it was not read, numbers without a
   * counterpart are NaN.
   */
  float[] row(Numbers a, int rowOfB, int columnsOfB) {
    int start = a.start(rows.from(rowOfB));
    if (rows.from(rowOfB) < 0 || start < 0) {
      return null;
    }
    float[] row = new float[columnsOfB];
    float sign = rows.moves() ? rows.sign(rowOfB) : 1;
    for (int c = 0; c < columnsOfB; c++) {
      int from = columns.from(c);
      row[c] =
          from < 0 || from >= a.columns()
              ? Float.NaN
              : sign * columns.sign(c) * a.values()[start + from];
    }
    return row;
  }

  /** The sums over all numbers that were read of both. */
  Dots dots(Numbers a, Numbers b) {
    long count = 0;
    long equal = 0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    double dd = 0;
    for (int r : b.index()) {
      float[] left = row(a, r, b.columns());
      if (left == null) {
        continue;
      }
      int start = b.start(r);
      for (int c = 0; c < left.length; c++) {
        if (!Float.isNaN(left[c])) {
          double x = left[c];
          double y = b.values()[start + c];
          count++;
          equal += x == y ? 1 : 0;
          ab += x * y;
          aa += x * x;
          bb += y * y;
          dd += (y - x) * (y - x);
        }
      }
    }
    return new Dots(count, equal, ab, aa, bb, dd);
  }
}
