package dev.pedigree.smoke.network;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A feed-forward network, with or without a gate.
 *
 * @param gate gate projection, or null
 * @param up up projection, to the inner width
 * @param down down projection
 * @param norm norm before the down projection, or null
 * @param sparsity share of the gate that is cut off before the activation; 0 for none
 * @param gating the activation, with the gate where there is one
 */
public record FeedForward(
    Linear gate, Linear up, Norm norm, Linear down, double sparsity, Gating gating)
    implements Block {

  /** The activation at the inner width, together with the gate. */
  public interface Gating {
    /**
     * Applies it to one component.
     *
     * @param gate output of the gate; of {@code up} where there is no gate
     * @param up output of {@code up}; 1 where there is no gate
     */
    double of(double gate, double up);
  }

  /** The usual form: the activation of the gate times {@code up}. */
  public static Gating plain(Activation activation) {
    return (gate, up) -> activation.of(gate) * up;
  }

  @Override
  public float[] of(float[] x, Batch batch) {
    return of(x, batch.rows());
  }

  public float[] of(float[] x, int rows) {
    float[] inner = up.of(x, rows);
    if (gate == null) {
      for (int i = 0; i < inner.length; i++) {
        inner[i] = (float) gating.of(inner[i], 1);
      }
    } else {
      float[] open = gate.of(x, rows);
      if (sparsity > 0) {
        cut(open, rows);
      }
      for (int i = 0; i < inner.length; i++) {
        inner[i] = (float) gating.of(open[i], inner[i]);
      }
    }
    if (norm != null) {
      norm.inPlace(inner, 0, rows, up.outputs());
    }
    return down.of(inner, rows);
  }

  /**
   * Cuts a gate off below a quantile of a normal distribution with the mean and deviation of its
   * row (Gemma 3n).
   */
  private void cut(float[] open, int rows) {
    int width = open.length / rows;
    double quantile = Activation.normalQuantile(sparsity);
    for (int r = 0; r < rows; r++) {
      double mean = 0;
      double square = 0;
      for (int i = r * width; i < (r + 1) * width; i++) {
        mean += open[i];
      }
      mean /= width;
      for (int i = r * width; i < (r + 1) * width; i++) {
        square += (open[i] - mean) * (open[i] - mean);
      }
      double least = mean + Math.sqrt(square / width) * quantile;
      for (int i = r * width; i < (r + 1) * width; i++) {
        open[i] = (float) Math.max(0, open[i] - least);
      }
    }
  }
}
