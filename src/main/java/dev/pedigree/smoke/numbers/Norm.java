package dev.pedigree.smoke.numbers;

/**
 * LayerNorm or RMSNorm, applied to consecutive vectors.
 *
 * @param centred whether the mean is subtracted first (LayerNorm), or not (RMSNorm)
 * @param gain one factor for each component, or null for none
 * @param plusOne whether the factor is one more than the stored gain
 * @param bias one summand for each component, or null for none
 * @param eps added to the mean square
 */
public record Norm(boolean centred, float[] gain, boolean plusOne, float[] bias, double eps) {

  /**
   * Normalises consecutive vectors in place.
   *
   * @param width length of a vector; a gain of several such lengths is used in turn, as for heads
   *     with a gain each
   */
  public void inPlace(float[] x, int from, int runs, int width) {
    int sets = gain == null ? 1 : gain.length / width;
    for (int r = 0; r < runs; r++) {
      run(x, from + r * width, width, (r % sets) * width);
    }
  }

  /** A normalised copy of the vectors that fill an array. */
  public float[] of(float[] x, int width) {
    float[] normed = x.clone();
    inPlace(normed, 0, x.length / width, width);
    return normed;
  }

  /** The same norm with a factor behind it. */
  public Norm times(double factor) {
    if (factor == 1 || gain == null) {
      return this;
    }
    float[] scaled = gain.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (plusOne ? (1 + gain[i]) * factor - 1 : gain[i] * factor);
    }
    return new Norm(centred, scaled, plusOne, bias, eps);
  }

  private void run(float[] x, int from, int width, int set) {
    double mean = 0;
    if (centred) {
      for (int i = 0; i < width; i++) {
        mean += x[from + i];
      }
      mean /= width;
    }
    double square = 0;
    for (int i = 0; i < width; i++) {
      double d = x[from + i] - mean;
      square += d * d;
    }
    double scale = 1 / Math.sqrt(square / width + eps);
    for (int i = 0; i < width; i++) {
      double value = (x[from + i] - mean) * scale;
      if (gain != null) {
        value *= plusOne ? 1.0 + gain[set + i] : gain[set + i];
      }
      x[from + i] = (float) (bias == null ? value : value + bias[set + i]);
    }
  }
}
