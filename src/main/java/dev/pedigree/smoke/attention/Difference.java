package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Norm;

/**
 * The difference of two attentions (Ye et al. 2024, arXiv 2410.05258): what the second half of the
 * heads gives, times a factor, is taken from what the first half gives.
 *
 * @param factor of the second half
 * @param norm of each difference, without weights
 * @param scale factor of the normed difference
 */
public record Difference(double factor, Norm norm, double scale) {

  /**
   * The differences of all rows.
   *
   * @param mixed [rows, heads · valueDim]
   * @return [rows, heads / 2 · valueDim]
   */
  float[] of(float[] mixed, int rows, int valueDim) {
    int width = mixed.length / rows / 2;
    float[] difference = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      for (int d = 0; d < width; d++) {
        int at = 2 * r * width + d;
        difference[r * width + d] = (float) (mixed[at] - factor * mixed[at + width]);
      }
    }
    norm.inPlace(difference, 0, difference.length / valueDim, valueDim);
    for (int i = 0; i < difference.length; i++) {
      difference[i] *= (float) scale;
    }
    return difference;
  }
}
