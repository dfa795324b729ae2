package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * Hyper-connections that read each channel of each stream by a gate of its own, made through a
 * narrow space (Qwen 4). Streams are not mixed.
 *
 * @param count residual streams
 * @param norm of each stream alone, with gains of its own
 * @param down from all normed streams into the narrow space
 * @param up from there to a gate for each channel
 * @param write from all normed streams to a writing gate for each; null where nothing is written
 */
public record LowRankConnection(int count, Norm norm, Linear down, Linear up, Linear write)
    implements Connection {

  @Override
  public Joint of(float[] streams, int rows, int width) {
    float[] normed = norm.of(streams, width);
    float[] narrow = down.of(normed, rows);
    for (int i = 0; i < narrow.length; i++) {
      double x = narrow[i] / (double) count;
      narrow[i] = (float) (x * HyperConnection.sigmoid(x));
    }
    float[] gates = up.of(narrow, rows);
    float[] input = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      for (int d = 0; d < width; d++) {
        double sum = 0;
        for (int m = 0; m < count; m++) {
          int at = (r * count + m) * width + d;
          sum += HyperConnection.sigmoid(gates[at]) * normed[at];
        }
        input[r * width + d] = (float) (sum / count);
      }
    }
    return new Joint(input, writes(normed, rows), null);
  }

  private double[] writes(float[] normed, int rows) {
    if (write == null) {
      return new double[0];
    }
    float[] numbers = write.of(normed, rows);
    double[] writes = new double[numbers.length];
    for (int i = 0; i < writes.length; i++) {
      writes[i] = 2 * HyperConnection.sigmoid(numbers[i] / (double) count);
    }
    return writes;
  }
}
