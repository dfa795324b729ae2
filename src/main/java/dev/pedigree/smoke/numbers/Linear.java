package dev.pedigree.smoke.numbers;

/**
 * A matrix with its bias.
 *
 * @param weights [out, in]
 * @param bias [out], or null
 */
public record Linear(Matrix weights, float[] bias) {

  /** Applies it to activations [rows, in]; the result is [rows, out]. */
  public float[] of(float[] x, int rows) {
    return Kernel.multiply(weights, bias, x, rows);
  }

  public int outputs() {
    return weights.rows();
  }
}
