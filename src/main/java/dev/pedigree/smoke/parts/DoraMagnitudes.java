package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.Matrix;

/**
 * A matrix with the row directions of another one and given row norms (DoRA, Liu et al. 2024).
 *
 * @param of the matrix with the directions
 * @param magnitudes the norm of each row
 */
record DoraMagnitudes(Matrix of, float[] magnitudes) implements Matrix {
  @Override
  public int rows() {
    return of.rows();
  }

  @Override
  public int columns() {
    return of.columns();
  }

  @Override
  public void read(int from, int count, float[] into) {
    of.read(from, count, into);
    int columns = columns();
    for (int r = 0; r < count; r++) {
      double square = 0;
      for (int c = r * columns; c < (r + 1) * columns; c++) {
        square += (double) into[c] * into[c];
      }
      float factor = (float) (magnitudes[from + r] / Math.sqrt(square));
      for (int c = r * columns; c < (r + 1) * columns; c++) {
        into[c] *= factor;
      }
    }
  }
}
