package dev.pedigree.smoke.decoder;

/**
 * Rotary position embedding of one layer.
 *
 * @param offset first component of a head that turns
 * @param dim components that turn; even
 * @param interleaved whether neighbours turn together (2i, 2i+1), or halves (i, i + dim/2)
 * @param frequencies how the angles of a text of some length come about
 */
record Rope(int offset, int dim, boolean interleaved, RopeFrequencies frequencies) {

  /** The turning of one position: cosines and sines, one for each pair. */
  record Turn(float[] cos, float[] sin) {}

  /**
   * The turns of positions 0 … {@code length - 1}.
   *
   * @param length tokens of the text, on which some scalings depend
   */
  Turn[] turns(int from, int length) {
    double[] angle = frequencies.perPosition(length);
    double factor = frequencies.factor(length);
    Turn[] turns = new Turn[length];
    for (int p = from; p < length; p++) {
      float[] cos = new float[dim / 2];
      float[] sin = new float[dim / 2];
      for (int i = 0; i < dim / 2; i++) {
        // The reference multiplies in single precision; at position 100,000 that is visible.
        double a = (float) p * (float) angle[i];
        cos[i] = (float) (Math.cos((float) a) * factor);
        sin[i] = (float) (Math.sin((float) a) * factor);
      }
      turns[p] = new Turn(cos, sin);
    }
    return turns;
  }

  /** Turns heads that follow each other, in place. */
  void apply(float[] x, int from, int heads, int headDim, Turn turn) {
    int half = dim / 2;
    for (int h = 0; h < heads; h++) {
      int start = from + h * headDim + offset;
      for (int i = 0; i < half; i++) {
        int a = interleaved ? start + 2 * i : start + i;
        int b = interleaved ? a + 1 : a + half;
        float xa = x[a];
        float xb = x[b];
        x[a] = xa * turn.cos()[i] - xb * turn.sin()[i];
        x[b] = xb * turn.cos()[i] + xa * turn.sin()[i];
      }
    }
  }
}
