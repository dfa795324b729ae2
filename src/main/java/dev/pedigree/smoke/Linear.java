package dev.pedigree.smoke;

/**
 * A matrix with the bias beside it.
 *
 * @param weights [out, in]
 * @param bias [out], or null
 */
record Linear(Matrix weights, float[] bias) {

  /** Applies to rows of activations: [rows, in] gives [rows, out]. */
  float[] of(float[] x, int rows) {
    return Kernel.multiply(weights, bias, x, rows);
  }

  int outputs() {
    return weights.rows();
  }
}
