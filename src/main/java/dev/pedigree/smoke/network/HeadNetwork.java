package dev.pedigree.smoke.network;

import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * What comes between the layers and the output matrix.
 *
 * @param dense a projection
 * @param activation of what it gives, or null
 * @param norm after that, or null
 */
public record HeadNetwork(Linear dense, Activation activation, Norm norm) {

  public float[] of(float[] hidden, int rows) {
    float[] x = dense.of(hidden, rows);
    for (int i = 0; i < x.length && activation != null; i++) {
      x[i] = (float) activation.of(x[i]);
    }
    if (norm != null) {
      norm.inPlace(x, 0, rows, dense.outputs());
    }
    return x;
  }
}
