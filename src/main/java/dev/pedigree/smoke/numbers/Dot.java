package dev.pedigree.smoke.numbers;

/**
 * Computes dot products of rows of weights and rows of activations. Implementations add products
 * from the first column to the last, with one sum for each output, so that its bits do not depend
 * on other rows or the number of threads.
 */
public interface Dot {

  /** Rows of activations, laid out for products with many rows of weights. */
  interface Panel {
    /**
     * Sets {@code out[t * stride + at + r]} to the dot product of row r of the weights and row t of
     * the activations. Thread-safe.
     *
     * @param weights [rows, columns], from index 0 on
     */
    void times(float[] weights, int rows, float[] out, int at, int stride);
  }

  /**
   * Prepares activations.
   *
   * @param from index of the first number of the first row
   * @param step distance between consecutive rows
   */
  Panel panel(float[] x, int from, int step, int rows, int columns);
}
