package dev.pedigree.lineage.weights;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The singular values and left singular vectors of a matrix of few rows.
 *
 * @param matrix the rows
 * @param squares the squared singular values, the largest first
 * @param vectors one column for each of them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Spectrum(DMatrixRMaj matrix, double[] squares, DMatrixRMaj[] vectors) {
  private static final int ROUNDS = 20;

  /**
   * Of rows of one length.
   *
   * @throws IllegalArgumentException if a number is not finite
   */
  static Spectrum of(List<float[]> rows) {
    DMatrixRMaj matrix = matrix(rows);
    int size = rows.size();
    DMatrixRMaj products = new DMatrixRMaj(size, size);
    CommonOps_DDRM.multTransB(matrix, matrix, products);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(products)) {
      throw new IllegalArgumentException("numbers that are not finite");
    }
    double[] values =
        IntStream.range(0, size)
            .mapToDouble(k -> Math.max(0, eigen.getEigenvalue(k).getReal()))
            .toArray();
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Double.compare(values[b], values[a]))
            .mapToInt(k -> k)
            .toArray();
    double[] squares = new double[size];
    DMatrixRMaj[] vectors = new DMatrixRMaj[size];
    for (int k = 0; k < size; k++) {
      squares[k] = values[order[k]];
      vectors[k] = eigen.getEigenVector(order[k]);
    }
    return new Spectrum(matrix, squares, vectors);
  }

  /**
   * What other rows, one beside each of these, have of each direction: the squared singular value
   * itself if they are equal.
   */
  double[] along(List<float[]> other) {
    DMatrixRMaj across = new DMatrixRMaj(matrix.numRows, matrix.numRows);
    CommonOps_DDRM.multTransB(matrix, matrix(other), across);
    double[] along = new double[squares.length];
    DMatrixRMaj image = new DMatrixRMaj(matrix.numRows, 1);
    for (int k = 0; k < along.length; k++) {
      CommonOps_DDRM.mult(across, vectors[k], image);
      along[k] = CommonOps_DDRM.dot(vectors[k], image);
    }
    return along;
  }

  /**
   * The largest squared singular value of random numbers as large as those below it (Marchenko and
   * Pastur, 1967): what is above stands out from noise.
   */
  double edge() {
    double edge = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      int below = 0;
      for (double square : squares) {
        sum += square <= edge ? square : 0;
        below += square <= edge ? 1 : 0;
      }
      int free = Math.max(1, matrix.numCols - (squares.length - below));
      double next = below == 0 ? 0 : sum / ((double) below * free) * ofUnitNoise();
      if (next >= edge) {
        break;
      }
      edge = next;
    }
    return edge;
  }

  /** The mean square of the random numbers of which {@link #edge} is the edge. */
  double noise() {
    return edge() / ofUnitNoise();
  }

  private double ofUnitNoise() {
    return Math.pow(Math.sqrt(matrix.numRows) + Math.sqrt(matrix.numCols), 2);
  }

  private static DMatrixRMaj matrix(List<float[]> rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.get(0).length);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < matrix.numCols; c++) {
        matrix.set(r, c, rows.get(r)[c]);
      }
    }
    return matrix;
  }
}
