package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;

/**
 * Whether a model has learned anything. Two files of random numbers with the same seed share their
 * numbers, but neither was made from the other.
 */
final class Trained {
  /**
   * Least largest singular value of some matrix, as a share of what noise has. Of 110 untrained
   * models none has a matrix above 1.11; of trained ones the output matrix alone is at 3 to 5.
   */
  private static final double LEARNED = 1.25;

  private static final int SIDE = 12;
  private static final int MOST_ROWS = 128;
  private static final int MATRICES = 64;

  private Trained() {}

  /** True also where too little was read to see it. */
  static boolean is(Sample sample) {
    int looked = 0;
    for (Numbers numbers : sample.tensors().values()) {
      if (looked < MATRICES && numbers.index().length >= SIDE && numbers.columns() >= SIDE) {
        looked++;
        if (Change.of(centred(numbers)).top() > LEARNED) {
          return true;
        }
      }
    }
    return looked == 0;
  }

  private static double[][] centred(Numbers numbers) {
    int rows = Math.min(MOST_ROWS, numbers.index().length);
    double[][] matrix = new double[rows][numbers.columns()];
    double mean = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < numbers.columns(); c++) {
        matrix[r][c] = numbers.values()[r * numbers.columns() + c];
        mean += matrix[r][c];
      }
    }
    mean /= (double) rows * numbers.columns();
    for (double[] row : matrix) {
      for (int c = 0; c < row.length; c++) {
        row[c] -= mean;
      }
    }
    return matrix;
  }
}
