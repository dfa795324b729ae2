package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.numbers.Linear;

/**
 * A feed-forward network, with or without a gate.
 *
 * @param gate the gate, or null
 * @param up to the inner width
 * @param down back
 * @param bend the activation
 */
record FeedForward(Linear gate, Linear up, Linear down, Bend bend) implements Block {

  /** What happens at the inner width. */
  interface Bend {
    /**
     * Bends one number.
     *
     * @param gate output of the gate; of {@code up} where there is no gate
     * @param up output of {@code up}; 1 where there is no gate
     */
    double of(double gate, double up);
  }

  /** The usual bend: the activation works on the gate, or on the only branch. */
  static Bend plain(Activation activation) {
    return (gate, up) -> activation.of(gate) * up;
  }

  @Override
  public float[] of(float[] x, Batch batch) {
    return of(x, batch.rows());
  }

  float[] of(float[] x, int rows) {
    float[] inner = up.of(x, rows);
    if (gate == null) {
      for (int i = 0; i < inner.length; i++) {
        inner[i] = (float) bend.of(inner[i], 1);
      }
    } else {
      float[] open = gate.of(x, rows);
      for (int i = 0; i < inner.length; i++) {
        inner[i] = (float) bend.of(open[i], inner[i]);
      }
    }
    return down.of(inner, rows);
  }
}
