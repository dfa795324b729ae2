package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.numbers.BrokenStep;

/** Observes every step of a run. */
public interface Watch {

  /**
   * Called after a step.
   *
   * @param layer counted from 0, or -1 outside the layers
   * @param step {@code embedding}, {@code attention}, {@code feed-forward}, {@code residual} …
   * @param values the output of the step, not to be changed
   */
  void after(int layer, String step, float[] values);

  /** Whether all numbers are zero. */
  static boolean zero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Throws on the first number that is not finite. */
  Watch FINITE =
      (layer, step, values) -> {
        for (float value : values) {
          if (!Float.isFinite(value)) {
            throw new BrokenStep(layer, step, "not-finite");
          }
        }
      };
}
