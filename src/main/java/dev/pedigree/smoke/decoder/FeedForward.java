package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A feed-forward network, with or without a gate.
 *
 * @param gate gate projection, or null
 * @param up up projection, to the inner width
 * @param down down projection
 * @param norm norm before the down projection, or null
 * @param gating the activation, with the gate where there is one
 */
record FeedForward(Linear gate, Linear up, Norm norm, Linear down, Gating gating) implements Block {

  /** The activation at the inner width, together with the gate. */
  interface Gating {
    /**
     * Applies it to one component.
     *
     * @param gate output of the gate; of {@code up} where there is no gate
     * @param up output of {@code up}; 1 where there is no gate
     */
    double of(double gate, double up);
  }

  /** The usual form: the activation of the gate times {@code up}. */
  static Gating plain(Activation activation) {
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
        inner[i] = (float) gating.of(inner[i], 1);
      }
    } else {
      float[] open = gate.of(x, rows);
      for (int i = 0; i < inner.length; i++) {
        inner[i] = (float) gating.of(open[i], inner[i]);
      }
    }
    if (norm != null) {
      norm.inPlace(inner, 0, rows, up.outputs());
    }
    return down.of(inner, rows);
  }
}
