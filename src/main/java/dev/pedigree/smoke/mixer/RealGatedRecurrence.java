package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The real-gated linear recurrent unit of Griffin (De et al. 2024, arXiv 2402.19427), with the
 * branches around it:
 *
 * <pre>
 *   a = exp(−8 r softplus(Λ)),   h ← a h + √(1 − a²) · i · u;   the first token: h = i · u
 * </pre>
 *
 * The state of a sequence begins with a number that says whether it has seen a token.
 *
 * @param in to the channels
 * @param filter over the channels
 * @param keep recurrence gate r before its sigmoid
 * @param take input gate i before its sigmoid
 * @param rate [channels]: Λ
 * @param gates gates of the result
 * @param curve of these gates
 * @param out output projection
 */
public record RealGatedRecurrence(
    Linear in,
    CausalFilter filter,
    BlockDiagonal keep,
    BlockDiagonal take,
    float[] rate,
    Linear gates,
    DoubleUnaryOperator curve,
    Linear out)
    implements Mixer {

  /** The constant c of the paper. */
  private static final double SHARPNESS = 8;

  /**
   * A square matrix of blocks along the diagonal.
   *
   * @param weights [blocks, in, out]
   * @param bias [blocks, out]
   * @param blocks their number
   */
  public record BlockDiagonal(float[] weights, float[] bias, int blocks) {
    /** One component of the product with a row. */
    double of(float[] x, int row, int channel) {
      int size = bias.length / blocks;
      int block = channel / size;
      int from = block * size * size + channel % size;
      double sum = bias[channel];
      for (int i = 0; i < size; i++) {
        sum += (double) x[row * bias.length + block * size + i] * weights[from + i * size];
      }
      return sum;
    }
  }

  @Override
  public int stateSize() {
    return 1 + rate.length + filter.stateSize();
  }

  @Override
  public int numbersPerToken() {
    return 6 * rate.length;
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    int width = rate.length;
    float[] u = in.of(x, rows);
    float[] mixed = new float[u.length];
    for (Run run : runs) {
      filter.inPlace(u, width, 0, run, 1 + width);
      for (int row = run.first(); row < run.end(); row++) {
        for (int c = 0; c < width; c++) {
          mixed[row * width + c] = (float) step(u, row, c, run.state());
        }
        run.state()[0] = 1;
      }
    }
    float[] open = gates.of(x, rows);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] *= (float) curve.applyAsDouble(open[i]);
    }
    return out.of(mixed, rows);
  }

  private double step(float[] u, int row, int channel, double[] state) {
    double taken = Gates.sigmoid(take.of(u, row, channel)) * u[row * rate.length + channel];
    double log =
        -SHARPNESS * Gates.sigmoid(keep.of(u, row, channel)) * Gates.softplus(rate[channel]);
    boolean first = state[0] == 0;
    double factor = first ? 1 : Math.sqrt(-Math.expm1(2 * log));
    state[1 + channel] = Math.exp(log) * state[1 + channel] + factor * taken;
    return state[1 + channel];
  }
}
