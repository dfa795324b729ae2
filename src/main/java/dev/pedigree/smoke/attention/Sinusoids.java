package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Matrix;

/**
 * A sinusoidal position table: sines, then cosines, at falling frequencies (as in fairseq and
 * XGLM).
 *
 * @param rows number of positions
 * @param columns width of the table
 */
public record Sinusoids(int rows, int columns) implements Matrix {

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
