package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;

/** A linear map of activations, of one matrix or of two with a narrow space between them. */
public interface Projection {

  /** Applies it to [rows, in]; the result is [rows, out]. */
  float[] of(float[] x, int rows);

  /** Two matrices, the first into a narrow space. */
  static Projection through(Linear down, Linear up) {
    return (x, rows) -> up.of(down.of(x, rows), rows);
  }
}
