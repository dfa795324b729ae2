package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Parts with changes to some matrices.
 *
 * @param roles the roles of the matrices to change
 * @param change applied to each of them
 */
public record ChangedParts(Parts parts, Predicate<Role> roles, UnaryOperator<Matrix> change)
    implements Parts {

  /**
   * Parts with scaled matrices. At one scale, random weights leave some elements of a design
   * without effect: a bound that nothing reaches, an epsilon that is small against variances.
   */
  public static Parts scaled(Parts parts, Predicate<Role> roles, float factor) {
    return new ChangedParts(
        parts,
        roles,
        matrix -> {
          float[] all = matrix.all();
          for (int i = 0; i < all.length; i++) {
            all[i] *= factor;
          }
          return new Matrices.Held(all, matrix.rows(), matrix.columns());
        });
  }

  /**
   * Parts with transposed square matrices, as a wrong layout in the file or a wrong reading of it
   * would give.
   */
  public static Parts turned(Parts parts, Predicate<Role> roles) {
    return new ChangedParts(
        parts, roles, matrix -> matrix.rows() == matrix.columns() ? turned(matrix) : matrix);
  }

  private static Matrix turned(Matrix square) {
    int size = square.rows();
    float[] all = square.all();
    float[] other = new float[all.length];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        other[c * size + r] = all[r * size + c];
      }
    }
    return new Matrices.Held(other, size, size);
  }

  @Override
  public boolean has(Role role, int layer) {
    return parts.has(role, layer);
  }

  @Override
  public boolean hasBias(Role role, int layer) {
    return parts.hasBias(role, layer);
  }

  @Override
  public Matrix matrix(Role role, int layer, int expert, int rows, int columns) {
    Matrix matrix = parts.matrix(role, layer, expert, rows, columns);
    return roles.test(role) ? change.apply(matrix) : matrix;
  }

  @Override
  public float[] bias(Role role, int layer, int expert, int size) {
    return parts.bias(role, layer, expert, size);
  }

  @Override
  public float[] vector(Role role, int layer, int size) {
    return parts.vector(role, layer, size);
  }

  @Override
  public long[] integers(Role role, int layer, int size) {
    return parts.integers(role, layer, size);
  }
}
