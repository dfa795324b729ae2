package dev.pedigree.smoke.numbers;

/**
 * A matrix with the bias beside it.
 *
 * @param weights [out, in]
 * @param bias [out], or null
 */
public record Linear(Matrix weights, float[] bias) {

  /** Applies to rows of activations: [rows, in] gives [rows, out]. */
  public float[] of(float[] x, int rows) {
    return Kernel.multiply(weights, bias, x, rows);
  }

  public int outputs() {
    return weights.rows();
  }
}
