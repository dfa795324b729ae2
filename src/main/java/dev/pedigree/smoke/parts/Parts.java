package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrix;

/** Gives the numbers that play a role. Outside the layers {@code layer} is -1. */
public interface Parts {

  /** Any number of rows or columns will do. */
  int ANY = -1;

  /** Whether a layer has a tensor in this role. */
  boolean has(Role role, int layer);

  /** Whether a layer has a bias beside this role. */
  boolean hasBias(Role role, int layer);

  /**
   * A matrix [rows, columns].
   *
   * @param expert the expert, or -1
   * @throws BrokenStep when it is missing or has another shape
   */
  Matrix matrix(Role role, int layer, int expert, int rows, int columns);

  /** A bias of this many numbers. */
  float[] bias(Role role, int layer, int expert, int size);

  /** A vector of this many numbers; {@link #ANY} for what is there. */
  float[] vector(Role role, int layer, int size);

  /** A matrix with its bias, where it has one. */
  default Linear linear(Role role, int layer, int expert, int rows, int columns) {
    Matrix weights = matrix(role, layer, expert, rows, columns);
    return new Linear(
        weights, hasBias(role, layer) ? bias(role, layer, expert, weights.rows()) : null);
  }
}
