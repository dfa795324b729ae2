package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrix;

/** Provides matrices and vectors by role. Outside the layers {@code layer} is -1. */
public interface Parts {

  /** Stands for any number of rows or columns. */
  int ANY = -1;

  /** Whether a layer has a tensor in this role. */
  boolean has(Role role, int layer);

  /** Whether a layer has a bias beside this role. */
  boolean hasBias(Role role, int layer);

  /**
   * A matrix [rows, columns].
   *
   * @param expert index of the expert, or -1
   * @throws BrokenStep if it is missing or has another shape
   */
  Matrix matrix(Role role, int layer, int expert, int rows, int columns);

  /** The bias of this size beside a role. */
  float[] bias(Role role, int layer, int expert, int size);

  /** The vector of this size; {@link #ANY} for any size. */
  float[] vector(Role role, int layer, int size);

  /** Whole numbers of a role, as exactly as they are stored. */
  long[] integers(Role role, int layer, int size);

  /** A matrix with its bias, if it has one. */
  default Linear linear(Role role, int layer, int expert, int rows, int columns) {
    Matrix weights = matrix(role, layer, expert, rows, columns);
    return new Linear(
        weights, hasBias(role, layer) ? bias(role, layer, expert, weights.rows()) : null);
  }
}
