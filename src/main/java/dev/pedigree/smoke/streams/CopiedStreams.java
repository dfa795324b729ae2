package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * The streams of hyper-connections: at the start each is the embedding, at the end their sum is
 * taken, each by a gate, or their mean.
 *
 * @param count residual streams
 * @param gates at the end; null for the mean
 */
public record CopiedStreams(int count, Gates gates) implements Streams {

  /**
   * A gate for each stream.
   *
   * @param norm of all streams of a row together, without weights
   * @param numbers from all streams to one number for each
   * @param base added to these
   * @param scale their factor
   * @param eps added to the gates
   */
  public record Gates(Norm norm, Linear numbers, float[] base, float scale, double eps) {}

  @Override
  public float[] spread(float[] x, int rows, int width) {
    return copies(x, count, rows, width);
  }

  /** Copies of each row, side by side. */
  static float[] copies(float[] x, int count, int rows, int width) {
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
    float[] numbers =
        gates == null ? null : gates.numbers().of(gates.norm().of(x, count * width), rows);
    float[] sum = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      for (int m = 0; m < count; m++) {
        double gate = numbers == null ? 1.0 / count : gate(numbers[r * count + m], m);
        for (int d = 0; d < width; d++) {
          sum[r * width + d] += (float) (gate * x[(r * count + m) * width + d]);
        }
      }
    }
    return sum;
  }

  private double gate(float number, int stream) {
    return HyperConnection.sigmoid(number * gates.scale() + gates.base()[stream]) + gates.eps();
  }
}
