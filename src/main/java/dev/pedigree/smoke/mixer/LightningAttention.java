package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Linear attention whose state decays by a constant of each head (MiniMax's lightning attention,
 * arXiv 2501.08313).
 *
 * @param q query projection
 * @param k key projection
 * @param v value projection
 * @param activation of queries, keys and values
 * @param decay decay of the state per token, for each head
 * @param headDim dimensions of a head
 * @param gates gates of the result
 * @param gate joins them, after a norm over all heads at once
 * @param out output projection
 */
public record LightningAttention(
    Linear q,
    Linear k,
    Linear v,
    DoubleUnaryOperator activation,
    double[] decay,
    int headDim,
    Linear gates,
    OutputGate gate,
    Linear out)
    implements Mixer {

  @Override
  public int stateSize() {
    return decay.length * headDim * headDim;
  }

  @Override
  public int numbersPerToken() {
    return 5 * q.outputs();
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    float[] queries = activated(q.of(x, rows));
    float[] keys = activated(k.of(x, rows));
    float[] values = activated(v.of(x, rows));
    int width = q.outputs();
    float[] mixed = new float[queries.length];
    double[] read = new double[headDim];
    for (Run run : runs) {
      for (int row = run.first(); row < run.end(); row++) {
        for (int h = 0; h < decay.length; h++) {
          int at = row * width + h * headDim;
          step(run.state(), h, at, queries, keys, values, read);
          for (int b = 0; b < headDim; b++) {
            mixed[at + b] = (float) read[b];
          }
        }
      }
    }
    gate.join(mixed, gates.of(x, rows), rows, width);
    return out.of(mixed, rows);
  }

  private void step(
      double[] state,
      int head,
      int at,
      float[] queries,
      float[] keys,
      float[] values,
      double[] read) {
    int from = head * headDim * headDim;
    Arrays.fill(read, 0);
    for (int a = 0; a < headDim; a++) {
      for (int b = 0; b < headDim; b++) {
        int place = from + a * headDim + b;
        state[place] = decay[head] * state[place] + (double) keys[at + a] * values[at + b];
        read[b] += queries[at + a] * state[place];
      }
    }
  }

  private float[] activated(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) activation.applyAsDouble(x[i]);
    }
    return x;
  }

  /**
   * The decay of each head's state per token, as in MiniMax's modelling code.
   *
   * @param layer its index among all layers of the model
   */
  public static double[] decay(int heads, int layer, int layers) {
    double deep = 1 - layer / (layers - 1 + 1e-5) + 1e-5;
    double[] decay = new double[heads];
    Arrays.setAll(decay, h -> Math.exp(-Math.pow(2, -8.0 * (h + 1) / heads) * deep));
    return decay;
  }
}
