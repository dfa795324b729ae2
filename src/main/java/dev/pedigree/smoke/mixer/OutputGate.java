package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Norm;
import java.util.function.DoubleUnaryOperator;

/**
 * How the result of a mixer is multiplied by its gates, before or after a norm.
 *
 * @param curve of a gate
 * @param norm of the result; null for none
 * @param runs parts of the result that the norm takes one by one
 * @param normFirst whether the norm comes before the gate
 */
public record OutputGate(DoubleUnaryOperator curve, Norm norm, int runs, boolean normFirst) {

  /**
   * Multiplies in place.
   *
   * @param mixed [rows, width]
   * @param gates [rows, width]
   */
  void join(float[] mixed, float[] gates, int rows, int width) {
    if (norm != null && normFirst) {
      norm.inPlace(mixed, 0, rows * runs, width / runs);
    }
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] *= (float) curve.applyAsDouble(gates[i]);
    }
    if (norm != null && !normFirst) {
      norm.inPlace(mixed, 0, rows * runs, width / runs);
    }
  }
}
