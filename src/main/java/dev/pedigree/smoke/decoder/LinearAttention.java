package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.SequenceState;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.Arrays;

/**
 * Linear attention with a decaying state (MiniMax's lightning attention).
 *
 * @param layer index of the layer
 * @param q query projection
 * @param k key projection
 * @param v value projection
 * @param activation of queries, keys and values
 * @param decay decay of the state per token, for each head
 * @param headDim dimensions of a head
 * @param norm of the output, over all heads at once
 * @param gate output gate, through a sigmoid
 * @param out output projection
 */
record LinearAttention(
    int layer,
    Linear q,
    Linear k,
    Linear v,
    Activation activation,
    double[] decay,
    int headDim,
    Norm norm,
    Linear gate,
    Linear out)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    float[] queries = activated(q.of(x, rows));
    float[] keys = activated(k.of(x, rows));
    float[] values = activated(v.of(x, rows));
    int width = queries.length / rows;
    float[] mixed = new float[queries.length];
    for (Batch.Part part : batch.parts()) {
      SequenceState.Memory memory = part.state().memory(layer);
      memory.room(width * headDim, 0);
      for (int i = 0; i < part.tokens().length; i++) {
        int row = (part.firstRow() + i) * width;
        if (part.past() + i < part.state().padding()) {
          Arrays.fill(values, row, row + width, 0);
        }
        for (int h = 0; h < decay.length; h++) {
          step(memory.keys(), h, row + h * headDim, queries, keys, values, mixed);
        }
      }
    }
    norm.inPlace(mixed, 0, rows, width);
    float[] open = gate.of(x, rows);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] *= (float) Activation.sigmoid(open[i]);
    }
    return out.of(mixed, rows);
  }

  private void step(
      float[] state, int head, int at, float[] queries, float[] keys, float[] values, float[] to) {
    int from = head * headDim * headDim;
    for (int a = 0; a < headDim; a++) {
      for (int b = 0; b < headDim; b++) {
        int place = from + a * headDim + b;
        state[place] = (float) (decay[head] * state[place] + keys[at + a] * values[at + b]);
        to[at + b] += queries[at + a] * state[place];
      }
    }
  }

  private float[] activated(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) activation.of(x[i]);
    }
    return x;
  }

  /**
   * The decay of each head's state per token, as in MiniMax's modelling code.
   *
   * @param layer its index among all layers of the model
   */
  static double[] decay(int heads, int layer, int layers) {
    double deep = 1 - layer / (layers - 1 + 1e-5) + 1e-5;
    double[] decay = new double[heads];
    Arrays.setAll(decay, h -> Math.exp(-Math.pow(2, -8.0 * (h + 1) / heads) * deep));
    return decay;
  }
}
