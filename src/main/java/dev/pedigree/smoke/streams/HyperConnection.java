package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * Hyper-connections (Zhu et al. 2024, arXiv 2409.19606): a branch reads a sum of the residual
 * streams and is added to each of them, by gates that depend on the streams. Streams may be mixed
 * by a matrix that is made doubly stochastic by dividing by sums of rows and columns in turn
 * (DeepSeek-V4).
 *
 * @param count residual streams
 * @param norm of all streams of a row together, without weights
 * @param gates from all streams to count gates for reading, count for writing, and with mixing
 *     count · count numbers of the matrix
 * @param base added to these
 * @param scale factors of the reading gates, the writing gates and the matrix
 * @param eps added to gates, so that none is zero
 * @param write largest writing gate
 * @param steps how often columns are divided by their sums; 0 where streams are not mixed
 */
public record HyperConnection(
    int count,
    Norm norm,
    Linear gates,
    float[] base,
    float[] scale,
    double eps,
    double write,
    int steps)
    implements Connection {

  @Override
  public Joint of(float[] streams, int rows, int width) {
    float[] normed = norm.of(streams, count * width);
    float[] numbers = gates.of(normed, rows);
    float[] input = new float[rows * width];
    double[] writes = new double[rows * count];
    double[] mixes = steps == 0 ? null : new double[rows * count * count];
    for (int r = 0; r < rows; r++) {
      int at = r * gates.outputs();
      for (int m = 0; m < count; m++) {
        double read = sigmoid(numbers[at + m] * scale[0] + base[m]) + eps;
        for (int d = 0; d < width; d++) {
          input[r * width + d] += (float) (read * streams[(r * count + m) * width + d]);
        }
        double open = sigmoid(numbers[at + count + m] * scale[1] + base[count + m]);
        writes[r * count + m] = write * open + (steps == 0 ? eps : 0);
      }
      if (mixes != null) {
        matrix(numbers, at + 2 * count, mixes, r * count * count);
      }
    }
    return new Joint(input, writes, mixes);
  }

  private void matrix(float[] numbers, int from, double[] into, int at) {
    for (int i = 0; i < count; i++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < count; j++) {
        int k = i * count + j;
        into[at + k] = numbers[from + k] * scale[2] + base[2 * count + k];
        highest = Math.max(highest, into[at + k]);
      }
      double sum = 0;
      for (int j = 0; j < count; j++) {
        into[at + i * count + j] = Math.exp(into[at + i * count + j] - highest);
        sum += into[at + i * count + j];
      }
      for (int j = 0; j < count; j++) {
        into[at + i * count + j] = into[at + i * count + j] / sum + eps;
      }
    }
    divide(into, at, 1, count);
    for (int step = 1; step < steps; step++) {
      divide(into, at, count, 1);
      divide(into, at, 1, count);
    }
  }

  /** Divides lines of the matrix by their sums. */
  private void divide(double[] matrix, int at, int line, int next) {
    for (int i = 0; i < count; i++) {
      double sum = eps;
      for (int j = 0; j < count; j++) {
        sum += matrix[at + i * line + j * next];
      }
      for (int j = 0; j < count; j++) {
        matrix[at + i * line + j * next] /= sum;
      }
    }
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
