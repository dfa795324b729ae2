package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.projection.Filtered;
import java.util.List;

/**
 * The delta rule with a decay: gated DeltaNet (Yang et al. 2024, arXiv 2412.06464) and Kimi delta
 * attention (Kimi Team 2025, arXiv 2510.26692). The state S of a head maps keys to values; what is
 * written is what it does not yet give for the key:
 *
 * <pre>
 *   S ← decay · S,   S ← S + k (β (v − Sᵀ k))ᵀ,   o = Sᵀ q
 * </pre>
 *
 * @param q queries, each of length one over the root of its dimensions after the filter
 * @param k keys, each of length one after the filter
 * @param v values
 * @param shape heads and their dimensions
 * @param decay how much of the state stays
 * @param write β before its sigmoid, one for each value head
 * @param writeScale factor of β
 * @param gates gates of the result
 * @param gate joins them
 * @param out output projection
 */
public record DeltaRule(
    Filtered q,
    Filtered k,
    Filtered v,
    Shape shape,
    Decay decay,
    Linear write,
    double writeScale,
    Projection gates,
    OutputGate gate,
    Linear out)
    implements Mixer {

  /** Added to the square of a length before the root. */
  private static final double EPS = 1e-6;

  /** A projection with the convolution after it. */
  public record Filtered(Linear projection, CausalFilter filter) {}

  /**
   * Heads.
   *
   * @param keyHeads heads of queries and keys; consecutive value heads share one
   * @param keyDim dimensions of a query or key
   * @param heads value heads
   * @param valueDim dimensions of a value
   */
  public record Shape(int keyHeads, int keyDim, int heads, int valueDim) {}

  /**
   * The decay of the state in one step, for each head or for each key channel of a head: exp(−rate
   * · softplus(f)), or with a bound exp(bound · sigmoid(rate · f)).
   *
   * @param input f without its bias
   * @param bias of f
   * @param rate [heads]
   * @param bound least logarithm of the decay, below zero; 0 for the first form
   */
  public record Decay(Projection input, float[] bias, double[] rate, double bound) {
    double of(double projected, int channel, int head) {
      double f = projected + bias[channel];
      double own = rate[head];
      return Math.exp(bound < 0 ? bound * Gates.sigmoid(own * f) : -own * Gates.softplus(f));
    }
  }

  @Override
  public int stateSize() {
    int filters = q.filter().stateSize() + k.filter().stateSize() + v.filter().stateSize();
    return filters + shape.heads() * shape.keyDim() * shape.valueDim();
  }

  @Override
  public int numbersPerToken() {
    return 2 * (2 * shape.keyHeads() * shape.keyDim() + 3 * shape.heads() * shape.valueDim());
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    int at = 0;
    float[] queries = filtered(q, x, rows, runs, at);
    at += q.filter().stateSize();
    float[] keys = filtered(k, x, rows, runs, at);
    at += k.filter().stateSize();
    float[] values = filtered(v, x, rows, runs, at);
    at += v.filter().stateSize();
    toLength(queries, 1 / Math.sqrt(shape.keyDim()));
    toLength(keys, 1);
    float[] forgotten = decay.input().of(x, rows);
    float[] written = write.of(x, rows);
    float[] mixed = new float[rows * shape.heads() * shape.valueDim()];
    for (Run run : runs) {
      for (int row = run.first(); row < run.end(); row++) {
        for (int head = 0; head < shape.heads(); head++) {
          double beta = writeScale * Gates.sigmoid(written[row * shape.heads() + head]);
          forget(run.state(), at, forgotten, row, rows, head);
          step(run.state(), at, row, head, beta, new float[][] {queries, keys, values, mixed});
        }
      }
    }
    gate.join(mixed, gates.of(x, rows), rows, shape.heads() * shape.valueDim());
    return out.of(mixed, rows);
  }

  private static float[] filtered(Filtered part, float[] x, int rows, List<Run> runs, int at) {
    float[] projected = part.projection().of(x, rows);
    runs.forEach(run -> part.filter().inPlace(projected, projected.length / rows, 0, run, at));
    return projected;
  }

  /** Gives each head of all rows a length. */
  private void toLength(float[] x, double length) {
    int dim = shape.keyDim();
    for (int from = 0; from < x.length; from += dim) {
      double square = 0;
      for (int d = 0; d < dim; d++) {
        square += (double) x[from + d] * x[from + d];
      }
      double factor = length / Math.sqrt(square + EPS);
      for (int d = 0; d < dim; d++) {
        x[from + d] = (float) (x[from + d] * factor);
      }
    }
  }

  private void forget(double[] state, int start, float[] forgotten, int row, int rows, int head) {
    int each = forgotten.length / rows / shape.heads();
    int from = start + head * shape.keyDim() * shape.valueDim();
    double factor = 1;
    for (int a = 0; a < shape.keyDim(); a++) {
      if (a < each) {
        int channel = head * each + a;
        factor = decay.of(forgotten[row * shape.heads() * each + channel], channel, head);
      }
      for (int b = 0; b < shape.valueDim(); b++) {
        state[from + a * shape.valueDim() + b] *= factor;
      }
    }
  }

  /**
   * Writes one token of one head, and reads.
   *
   * @param rows queries, keys and values, and what receives the result
   */
  private void step(double[] state, int start, int row, int head, double beta, float[][] rows) {
    int keyDim = shape.keyDim();
    int dim = shape.valueDim();
    int key = (row * shape.keyHeads() + head / (shape.heads() / shape.keyHeads())) * keyDim;
    int value = (row * shape.heads() + head) * dim;
    int from = start + head * keyDim * dim;
    for (int b = 0; b < dim; b++) {
      double known = 0;
      for (int a = 0; a < keyDim; a++) {
        known += state[from + a * dim + b] * rows[1][key + a];
      }
      double more = beta * (rows[2][value + b] - known);
      double read = 0;
      for (int a = 0; a < keyDim; a++) {
        int place = from + a * dim + b;
        state[place] += rows[1][key + a] * more;
        read += state[place] * rows[0][key + a];
      }
      rows[3][value + b] = (float) read;
    }
  }
}
