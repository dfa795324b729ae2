package dev.pedigree.smoke.projection;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Projections;
import dev.pedigree.smoke.mixer.CausalFilter;
import dev.pedigree.smoke.mixer.Mixer;
import dev.pedigree.smoke.numbers.Linear;

/**
 * Queries and keys pass two convolutions, the first channel by channel, the second among the
 * channels of a head; the mean of a query and its key before these is added. A part of the values
 * is that of the token before (Zaya, compressed convolutional attention).
 *
 * @param q query projection
 * @param k key projection
 * @param now the first part of the values
 * @param before the second part, made of the token before; of zeros before the first
 * @param channels the first convolution, over queries and keys side by side
 * @param within the second: [channels, dim · reach], for each channel of a head all channels of
 *     that head, the last tap for the present token
 * @param bias of the second, [channels]
 * @param heads query heads
 * @param kvHeads key heads
 * @param dim dimensions of a head
 */
public record ConvolvedProjections(
    Linear q,
    Linear k,
    Linear now,
    Linear before,
    CausalFilter channels,
    float[] within,
    float[] bias,
    int heads,
    int kvHeads,
    int dim)
    implements Projections {

  @Override
  public Projected of(float[] x, Batch batch, int layer) {
    int rows = batch.rows();
    float[] queries = q.of(x, rows);
    float[] keys = k.of(x, rows);
    float[] both = convolved(beside(queries, keys, rows), batch, layer);
    addMeans(queries, keys, both, rows);
    return new Projected(queries, keys, values(x, batch, layer));
  }

  private int all() {
    return (heads + kvHeads) * dim;
  }

  private float[] beside(float[] queries, float[] keys, int rows) {
    float[] both = new float[rows * all()];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(queries, r * heads * dim, both, r * all(), heads * dim);
      System.arraycopy(keys, r * kvHeads * dim, both, r * all() + heads * dim, kvHeads * dim);
    }
    return both;
  }

  private float[] convolved(float[] both, Batch batch, int layer) {
    int all = all();
    int earlier = within.length / all / dim - 1;
    int first = channels.stateSize();
    float[] out = new float[both.length];
    for (Mixer.Run run : Filtered.runs(batch, layer, this, first + 1 + earlier * all)) {
      double[] state = run.state();
      if (state[first] == 0) {
        // Before the first token the first convolution has seen zeros, and gives its bias.
        state[first] = 1;
        for (int i = 0; i < earlier * all; i++) {
          state[first + 1 + i] = channels.bias() == null ? 0 : channels.bias()[i % all];
        }
      }
      channels.inPlace(both, all, 0, run, 0);
      for (int row = run.first(); row < run.end(); row++) {
        for (int c = 0; c < all; c++) {
          out[row * all + c] = (float) mixed(both, row * all, c, state, first + 1, earlier);
        }
        if (earlier > 0) {
          System.arraycopy(state, first + 1 + all, state, first + 1, (earlier - 1) * all);
          for (int c = 0; c < all; c++) {
            state[first + 1 + (earlier - 1) * all + c] = both[row * all + c];
          }
        }
      }
    }
    return out;
  }

  private double mixed(float[] both, int row, int channel, double[] state, int at, int earlier) {
    int head = channel / dim * dim;
    double sum = bias[channel];
    for (int d = 0; d < dim; d++) {
      int tap = (channel * dim + d) * (earlier + 1);
      for (int t = 0; t < earlier; t++) {
        sum += within[tap + t] * state[at + t * all() + head + d];
      }
      sum += within[tap + earlier] * both[row + head + d];
    }
    return sum;
  }

  /** Puts the convolved queries and keys in place of these, with the means added. */
  private void addMeans(float[] queries, float[] keys, float[] both, int rows) {
    int group = heads / kvHeads;
    for (int r = 0; r < rows; r++) {
      for (int h = 0; h < kvHeads; h++) {
        for (int d = 0; d < dim; d++) {
          int key = (r * kvHeads + h) * dim + d;
          double of = keys[key];
          double sum = 0;
          for (int i = h * group; i < (h + 1) * group; i++) {
            int query = (r * heads + i) * dim + d;
            double mean = (queries[query] + of) / 2;
            sum += mean;
            queries[query] = (float) (both[r * all() + i * dim + d] + mean);
          }
          keys[key] = (float) (both[r * all() + (heads + h) * dim + d] + sum / group);
        }
      }
    }
  }

  private float[] values(float[] x, Batch batch, int layer) {
    int rows = batch.rows();
    float[] present = now.of(x, rows);
    float[] delayed = before.of(x, rows);
    int part = now.outputs();
    int late = before.outputs();
    float[] values = new float[rows * (part + late)];
    // The state tells whether there was a token before, and has its part of the values.
    for (Mixer.Run run : Filtered.runs(batch, layer, before, 1 + late)) {
      double[] state = run.state();
      for (int row = run.first(); row < run.end(); row++) {
        int to = row * (part + late);
        System.arraycopy(present, row * part, values, to, part);
        for (int d = 0; d < late; d++) {
          double none = before.bias() == null ? 0 : before.bias()[d];
          values[to + part + d] = (float) (state[0] == 0 ? none : state[1 + d]);
          state[1 + d] = delayed[row * late + d];
        }
        state[0] = 1;
      }
    }
    return values;
  }
}
