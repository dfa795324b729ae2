package dev.pedigree.smoke;

import java.util.function.Predicate;

/**
 * Parts of which some matrices are larger or smaller. Made-up weights of one size leave some
 * elements of a design without effect: a bound that nothing reaches, an eps beside large numbers.
 *
 * @param factor what the matrices in these roles are multiplied with
 */
record ScaledParts(Parts parts, Predicate<String> roles, float factor) implements Parts {

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
    if (!roles.test(role)) {
      return matrix;
    }
    float[] all = matrix.all();
    for (int i = 0; i < all.length; i++) {
      all[i] *= factor;
    }
    return new Matrices.Held(all, matrix.rows(), matrix.columns());
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
