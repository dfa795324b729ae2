package dev.pedigree.lineage.weights;

import java.util.SplittableRandom;

/**
 * What a difference of two matrices looks like.
 *
 * @param top its largest singular value as a share of what noise of that size would have at most,
 *     σ(√rows + √columns): about 1 for noise, more for anything learned
 * @param lowRank share of its squares in the span of {@link #rank} directions
 * @param rank of the span, at most a quarter of the smaller side
 */
public record Change(double top, double lowRank, int rank) {
  /** Highest rank of usual adapters. */
  private static final int ADAPTER = 32;

  /** Of a matrix with at least 8 rows and columns. */
  static Change of(double[][] difference) {
    int rows = difference.length;
    int columns = difference[0].length;
    int rank = Math.max(1, Math.min(ADAPTER, Math.min(rows, columns) / 4));
    double[][] span = new double[rank][columns];
    SplittableRandom random = new SplittableRandom(rows * 31L + columns);
    for (double[] direction : span) {
      for (int c = 0; c < columns; c++) {
        direction[c] = random.nextDouble() - 0.5;
      }
    }
    double total = 0;
    for (double[] row : difference) {
      total += dot(row, row);
    }
    // Subspace iteration: the span turns towards the largest singular values.
    for (int round = 0; round < 12; round++) {
      span = orthonormal(back(difference, forth(difference, span), columns));
    }
    double kept = 0;
    double largest = 0;
    for (double[] image : forth(difference, span)) {
      double square = dot(image, image);
      kept += square;
      largest = Math.max(largest, square);
    }
    double sigma = Math.sqrt(total / ((double) rows * columns));
    double edge = sigma * (Math.sqrt(rows) + Math.sqrt(columns));
    return new Change(
        edge == 0 ? 0 : Math.sqrt(largest) / edge, total == 0 ? 1 : kept / total, rank);
  }

  private static double[][] forth(double[][] matrix, double[][] span) {
    double[][] images = new double[span.length][matrix.length];
    for (int k = 0; k < span.length; k++) {
      for (int r = 0; r < matrix.length; r++) {
        images[k][r] = dot(matrix[r], span[k]);
      }
    }
    return images;
  }

  private static double[][] back(double[][] matrix, double[][] images, int columns) {
    double[][] span = new double[images.length][columns];
    for (int k = 0; k < images.length; k++) {
      for (int r = 0; r < matrix.length; r++) {
        double factor = images[k][r];
        for (int c = 0; c < columns; c++) {
          span[k][c] += factor * matrix[r][c];
        }
      }
    }
    return span;
  }

  /** Gram and Schmidt, twice for accuracy. */
  private static double[][] orthonormal(double[][] span) {
    for (int round = 0; round < 2; round++) {
      for (int k = 0; k < span.length; k++) {
        for (int before = 0; before < k; before++) {
          double along = dot(span[k], span[before]);
          for (int c = 0; c < span[k].length; c++) {
            span[k][c] -= along * span[before][c];
          }
        }
        double length = Math.sqrt(dot(span[k], span[k]));
        for (int c = 0; c < span[k].length; c++) {
          span[k][c] = length < 1e-30 ? 0 : span[k][c] / length;
        }
      }
    }
    return span;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
