package dev.pedigree.smoke.network;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A router that is a network and adds what the router of the layer below found (Zaya).
 *
 * @param down into its narrow space
 * @param keep factors of what the layer below found; null in the first layer
 * @param norm of the sum, which the next layer gets
 * @param first layer of the network
 * @param second layer of the network
 * @param out to a number for each choice
 */
public record RouterNetwork(
    Linear down, float[] keep, Norm norm, Linear first, Linear second, Linear out) {

  /** The outputs for rows, [rows, choices]. */
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    int width = down.outputs();
    float[] found = down.of(x, rows);
    for (Batch.Part part : batch.parts()) {
      int from = part.firstRow() * width;
      float[] own = new float[part.tokens().length * width];
      float[] below = part.state().carried();
      for (int i = 0; i < own.length; i++) {
        if (keep != null && below != null) {
          found[from + i] += keep[i % width] * below[i];
        }
        own[i] = found[from + i];
      }
      part.state().carry(own);
    }
    float[] hidden = norm.of(found, width);
    hidden = opened(first.of(hidden, rows));
    hidden = opened(second.of(hidden, rows));
    return out.of(hidden, rows);
  }

  private static float[] opened(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Activation.GELU_ERF.of(x[i]);
    }
    return x;
  }
}
