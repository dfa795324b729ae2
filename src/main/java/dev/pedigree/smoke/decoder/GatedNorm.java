package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A norm, and what gates its output (A.X K2): a sigmoid for each channel, made through a narrow
 * space.
 *
 * @param norm the norm
 * @param down into the narrow space, or null for no gate
 * @param up from there
 */
record GatedNorm(Norm norm, Linear down, Linear up) {

  /** Rows normed, and gated where there is a gate. */
  float[] of(float[] x, int width) {
    float[] normed = norm.of(x, width);
    if (down == null) {
      return normed;
    }
    int rows = x.length / width;
    float[] narrow = down.of(normed, rows);
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) Activation.SILU.of(narrow[i]);
    }
    float[] gates = up.of(narrow, rows);
    for (int i = 0; i < normed.length; i++) {
      normed[i] *= (float) Activation.sigmoid(gates[i]);
    }
    return normed;
  }
}
