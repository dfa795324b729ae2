package dev.pedigree.smoke.numbers;

/**
 * The arithmetic of products. Whoever does it adds up the products of one row of weights and one
 * row of activations from the first column to the last, one sum for each output: so that an output
 * has the same bits whatever stands beside it and however many threads there are.
 */
public interface Dot {

  /** Rows of activations, laid out for products with many rows of weights. */
  interface Panel {
    /**
     * Sets {@code out[t * stride + at + r]} to the product of row r of the weights and row t of the
     * activations. May be called from several threads.
     *
     * @param weights [rows, columns], from index 0 on
     */
    void times(float[] weights, int rows, float[] out, int at, int stride);
  }

  /**
   * Lays activations out.
   *
   * @param from index of the first number of the first row
   * @param step from one row to the next
   */
  Panel panel(float[] x, int from, int step, int rows, int columns);
}
