package dev.pedigree.smoke;

import java.util.function.Predicate;

/**
 * Parts of which some square matrices are turned: what a wrong layout in the file, or a wrong
 * reading of it, would give.
 *
 * @param turned the roles of which rows and columns change places
 */
record TurnedParts(Parts parts, Predicate<String> turned) implements Parts {

  @Override
  public boolean has(String role, int layer) {
    return parts.has(role, layer);
  }

  @Override
  public boolean hasBias(String role, int layer) {
    return parts.hasBias(role, layer);
  }

  @Override
  public Matrix matrix(String role, int layer, int expert, int rows, int columns) {
    Matrix matrix = parts.matrix(role, layer, expert, rows, columns);
    int size = matrix.rows();
    if (!turned.test(role) || size != matrix.columns()) {
      return matrix;
    }
    float[] all = matrix.all();
    float[] other = new float[all.length];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        other[c * size + r] = all[r * size + c];
      }
    }
    return new Matrices.Held(other, size, size);
  }

  @Override
  public float[] bias(String role, int layer, int expert, int size) {
    return parts.bias(role, layer, expert, size);
  }

  @Override
  public float[] vector(String role, int layer, int size) {
    return parts.vector(role, layer, size);
  }
}
