package dev.pedigree.lineage.weights;

import java.util.Arrays;
import java.util.List;

/** Eigenvalues of small symmetric matrices, by the rotations of Jacobi (1846). */
final class Eigenvalues {
  private static final int SWEEPS = 30;
  private static final double SMALL = 1e-12;

  private Eigenvalues() {}

  /** Those of the products of rows with each other, the largest first. */
  static double[] ofGram(List<float[]> rows) {
    int size = rows.size();
    double[][] gram = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int c = 0; c < rows.get(i).length; c++) {
          sum += (double) rows.get(i)[c] * rows.get(j)[c];
        }
        gram[i][j] = sum;
        gram[j][i] = sum;
      }
    }
    return of(gram);
  }

  private static double[] of(double[][] matrix) {
    int size = matrix.length;
    for (int sweep = 0; sweep < SWEEPS && off(matrix) > SMALL; sweep++) {
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          rotate(matrix, p, q);
        }
      }
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = -matrix[i][i];
    }
    Arrays.sort(values);
    for (int i = 0; i < size; i++) {
      values[i] = -values[i];
    }
    return values;
  }

  private static double off(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += matrix[i][j] * matrix[i][j];
      }
    }
    return sum;
  }

  private static void rotate(double[][] matrix, int p, int q) {
    double entry = matrix[p][q];
    if (entry == 0) {
      return;
    }
    double half = (matrix[q][q] - matrix[p][p]) / (2 * entry);
    double tangent = Math.signum(half) / (Math.abs(half) + Math.sqrt(half * half + 1));
    tangent = half == 0 ? 1 : tangent;
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (int k = 0; k < matrix.length; k++) {
      double left = matrix[k][p];
      double right = matrix[k][q];
      matrix[k][p] = cosine * left - sine * right;
      matrix[k][q] = sine * left + cosine * right;
    }
    for (int k = 0; k < matrix.length; k++) {
      double upper = matrix[p][k];
      double lower = matrix[q][k];
      matrix[p][k] = cosine * upper - sine * lower;
      matrix[q][k] = sine * upper + cosine * lower;
    }
  }
}
