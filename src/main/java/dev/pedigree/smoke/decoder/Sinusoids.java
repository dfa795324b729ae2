package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.numbers.Matrix;

/**
 * A table of positions that is computed: sines, then cosines, of the position times falling
 * frequencies (as fairseq and XGLM have it).
 *
 * @param rows positions
 * @param columns numbers of a position
 */
record Sinusoids(int rows, int columns) implements Matrix {

  @Override
  public void read(int from, int count, float[] into) {
    int half = columns / 2;
    for (int r = 0; r < count; r++) {
      for (int i = 0; i < half; i++) {
        double angle = (from + r) * Math.exp(-i * Math.log(10000) / (half - 1));
        into[r * columns + i] = (float) Math.sin(angle);
        into[r * columns + half + i] = (float) Math.cos(angle);
      }
    }
  }
}
