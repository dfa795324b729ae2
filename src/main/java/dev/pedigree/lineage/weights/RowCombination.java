package dev.pedigree.lineage.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A combination of the rows of a matrix.
 *
 * @param weights one for each row, of length 1 together
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RowCombination(double[] weights) {
  /** Each brings the direction nearer by the ratio of two singular values, squared. */
  private static final int ROUNDS = 30;

  /**
   * The combinations that the columns have most of, the first left singular vectors.
   *
   * @param rows of equal length; they stay as they are
   * @param count how many, at most the number of rows
   */
  static List<RowCombination> of(float[][] rows, int count) {
    List<RowCombination> found = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < count; k++) {
      double[] weights = random.doubles(rows.length, -1, 1).toArray();
      RowCombination direction = freed(weights, found);
      for (int round = 0; round < ROUNDS && direction != null; round++) {
        direction = freed(direction.again(rows), found);
      }
      if (direction == null) {
        break; // nothing is left besides those that were found
      }
      found.add(direction);
    }
    return found;
  }

  /** At right angles to the others, of length 1; null if nothing is left. */
  private static RowCombination freed(double[] weights, List<RowCombination> others) {
    for (RowCombination other : others) {
      double along = 0;
      for (int r = 0; r < weights.length; r++) {
        along += weights[r] * other.weights[r];
      }
      for (int r = 0; r < weights.length; r++) {
        weights[r] -= along * other.weights[r];
      }
    }
    double square = 0;
    for (double weight : weights) {
      square += weight * weight;
    }
    if (square < 1e-30) {
      return null;
    }
    for (int r = 0; r < weights.length; r++) {
      weights[r] /= Math.sqrt(square);
    }
    return new RowCombination(weights);
  }

  private double[] combined(float[][] rows) {
    double[] sum = new double[rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < sum.length; c++) {
        sum[c] += weights[r] * rows[r][c];
      }
    }
    return sum;
  }

  private double[] again(float[][] rows) {
    double[] sum = combined(rows);
    double[] next = new double[rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < sum.length; c++) {
        next[r] += sum[c] * rows[r][c];
      }
    }
    return next;
  }

  /** How much the columns have of it: the singular value. */
  double strength(float[][] rows) {
    double square = 0;
    for (double one : combined(rows)) {
      square += one * one;
    }
    return Math.sqrt(square);
  }

  /**
   * Weakens this combination in all columns.
   *
   * @param share of it that stays
   */
  void weaken(float[][] rows, double share) {
    double[] sum = combined(rows);
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < sum.length; c++) {
        rows[r][c] -= (float) ((1 - share) * weights[r] * sum[c]);
      }
    }
  }
}
