package dev.pedigree.smoke.attention;

/**
 * Rotary position embedding of one layer.
 *
 * @param offset first dimension of a head that is rotated
 * @param dim rotated dimensions; even
 * @param interleaved whether pairs are (2i, 2i+1), else (i, i + dim/2)
 * @param backwards whether it turns the other way round
 * @param frequencies angles by text length
 */
public record Rope(
    int offset, int dim, boolean interleaved, boolean backwards, RopeFrequencies frequencies) {

  /** The rotation of one position: cosine and sine of each pair. */
  public record Rotation(float[] cos, float[] sin) {}

  /**
   * The rotations of positions {@code from} … {@code length - 1}, by position; null before.
   *
   * @param length tokens of the text, on which some scalings depend
   */
  public Rotation[] rotations(int from, int length) {
    double[] angle = frequencies.perPosition(length);
    double factor = frequencies.factor(length);
    Rotation[] rotations = new Rotation[length];
    for (int p = from; p < length; p++) {
      float[] cos = new float[dim / 2];
      float[] sin = new float[dim / 2];
      for (int i = 0; i < dim / 2; i++) {
        // The reference multiplies in float32, which changes the angle at positions near 100,000.
        double a = (float) p * (float) angle[i];
        cos[i] = (float) (Math.cos((float) a) * factor);
        sin[i] = (float) (Math.sin((float) a) * (backwards ? -factor : factor));
      }
      rotations[p] = new Rotation(cos, sin);
    }
    return rotations;
  }

  /**
   * Rotates the rows of new tokens.
   *
   * @param x [rows, heads · headDim]
   */
  void turn(float[] x, int heads, int headDim, Batch.Part part) {
    Rotation[] rotations = rotations(part.position(part.past()), part.position(part.length()));
    for (int i = 0; i < part.tokens().length; i++) {
      int row = (part.firstRow() + i) * heads * headDim;
      apply(x, row, heads, headDim, rotations[part.position(part.past() + i)]);
    }
  }

  /** Turns the rows of new tokens back. */
  void turnBack(float[] x, int heads, int headDim, Batch.Part part) {
    new Rope(offset, dim, interleaved, !backwards, frequencies).turn(x, heads, headDim, part);
  }

  /** Rotates consecutive heads in place. */
  public void apply(float[] x, int from, int heads, int headDim, Rotation rotation) {
    int half = dim / 2;
    for (int h = 0; h < heads; h++) {
      int start = from + h * headDim + offset;
      for (int i = 0; i < half; i++) {
        int a = interleaved ? start + 2 * i : start + i;
        int b = interleaved ? a + 1 : a + half;
        float xa = x[a];
        float xb = x[b];
        x[a] = xa * rotation.cos()[i] - xb * rotation.sin()[i];
        x[b] = xb * rotation.cos()[i] + xa * rotation.sin()[i];
      }
    }
  }
}
