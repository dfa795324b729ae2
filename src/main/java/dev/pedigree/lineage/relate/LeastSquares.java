package dev.pedigree.lineage.relate;

/** Solves small systems of normal equations. */
final class LeastSquares {
  /** Directions that are shorter than this share of the others are left out. */
  private static final double TINY = 1e-12;

  private LeastSquares() {}

  /**
   * The weights by elimination with the largest pivots; 0 for directions that others cover.
   *
   * @param products of the directions with each other, symmetric
   * @param along products of the directions with the target
   */
  static double[] solve(double[][] products, double[] along) {
    int n = along.length;
    double[][] rows = new double[n][n + 1];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      System.arraycopy(products[i], 0, rows[i], 0, n);
      rows[i][n] = along[i];
      largest = Math.max(largest, Math.abs(products[i][i]));
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int r = column + 1; r < n; r++) {
        pivot = Math.abs(rows[r][column]) > Math.abs(rows[pivot][column]) ? r : pivot;
      }
      if (Math.abs(rows[pivot][column]) <= TINY * largest) {
        continue;
      }
      double[] swap = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = swap;
      for (int r = 0; r < n; r++) {
        double factor = r == column ? 0 : rows[r][column] / rows[column][column];
        for (int c = column; c <= n && factor != 0; c++) {
          rows[r][c] -= factor * rows[column][c];
        }
      }
    }
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      boolean solved = Math.abs(rows[i][i]) > TINY * largest;
      weights[i] = solved ? rows[i][n] / rows[i][i] : 0;
    }
    return weights;
  }
}
