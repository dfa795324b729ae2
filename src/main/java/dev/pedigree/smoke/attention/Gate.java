package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;

/**
 * A gate on what the heads of attention give out.
 *
 * @param projection from the input of the layer, to one number for each head or component
 * @param softplus whether the function is softplus, else sigmoid
 */
public record Gate(Linear projection, boolean softplus) {

  /**
   * Multiplies what the heads give out.
   *
   * @param mixed [rows, heads · valueDim]
   * @param x input of the layer
   */
  void on(float[] mixed, float[] x, int rows, Scores scores) {
    multiply(mixed, projection.of(x, rows), scores.heads() * scores.valueDim(), rows);
  }

  /**
   * Multiplies rows by opened gates, each of which stands for as many numbers of its row.
   *
   * @param width numbers in a row
   */
  void multiply(float[] mixed, float[] gates, int width, int rows) {
    int each = width * rows / gates.length;
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] *= (float) open(gates[i / each]);
    }
  }

  private double open(double gate) {
    return softplus
        ? Math.max(gate, 0) + Math.log1p(Math.exp(-Math.abs(gate)))
        : 1 / (1 + Math.exp(-gate));
  }
}
