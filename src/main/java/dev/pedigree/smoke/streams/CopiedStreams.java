package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * The streams of hyper-connections: at the start each is the embedding, at the end their sum is
 * taken, each by a gate.
 *
 * @param count residual streams
 * @param norm of all streams of a row together, without weights
 * @param gates from all streams to one number for each
 * @param base added to these
 * @param scale their factor
 * @param eps added to the gates
 */
public record CopiedStreams(
    int count, Norm norm, Linear gates, float[] base, float scale, double eps) implements Streams {

  @Override
  public float[] spread(float[] x, int rows, int width) {
    float[] all = new float[rows * count * width];
    for (int r = 0; r < rows; r++) {
      for (int m = 0; m < count; m++) {
        System.arraycopy(x, r * width, all, (r * count + m) * width, width);
      }
    }
    return all;
  }

  @Override
  public float[] gathered(float[] x, int rows, int width) {
    float[] numbers = gates.of(norm.of(x, count * width), rows);
    float[] sum = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      for (int m = 0; m < count; m++) {
        double gate = HyperConnection.sigmoid(numbers[r * count + m] * scale + base[m]) + eps;
        for (int d = 0; d < width; d++) {
          sum[r * width + d] += (float) (gate * x[(r * count + m) * width + d]);
        }
      }
    }
    return sum;
  }
}
