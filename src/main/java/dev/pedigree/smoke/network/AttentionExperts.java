package dev.pedigree.smoke.network;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.Rope;
import dev.pedigree.smoke.attention.Scores;
import dev.pedigree.smoke.attention.SequenceState;
import dev.pedigree.smoke.numbers.Linear;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Attention whose query and output projections are experts (JetMoE). Each of a token's top-k
 * experts gives one set of queries; all sets share the keys and values.
 *
 * @param layer index of the layer
 * @param scores computes the attention weights; query heads are top-k times key heads
 * @param count number of experts
 * @param gate router matrix
 * @param router selects the experts of a token
 * @param q query projection of an expert
 * @param k key projection
 * @param v value projection
 * @param out output projection of an expert
 * @param bias added to the sum, or null
 * @param rope rotary position embedding, or null
 */
public record AttentionExperts(
    int layer,
    Scores scores,
    int count,
    Linear gate,
    Router router,
    IntFunction<Linear> q,
    Linear k,
    Linear v,
    IntFunction<Linear> out,
    float[] bias,
    Rope rope)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    int width = x.length / rows;
    float[] outputs = gate.of(x, rows);
    Router.Choice[] choices = new Router.Choice[rows];
    for (int r = 0; r < rows; r++) {
      choices[r] = router.choose(outputs, r * count, count);
    }
    int set = scores.kvHeads() * scores.keyDim();
    int sets = router.topK();
    float[] queries = new float[rows * sets * set];
    for (int r = 0; r < rows; r++) {
      float[] row = Arrays.copyOfRange(x, r * width, (r + 1) * width);
      for (int s = 0; s < sets; s++) {
        float[] own = q.apply(choices[r].experts()[s]).of(row, 1);
        spread(own, queries, (r * sets) * set, s, sets);
      }
    }
    float[] keys = k.of(x, rows);
    float[] values = v.of(x, rows);
    remember(batch, queries, keys, values, set, sets);
    float[] mixed = scores.mix(queries, batch, null, layer);
    return joined(mixed, choices, rows, width, set, sets);
  }

  /**
   * Puts one expert's queries in place: heads of several experts that share a key head are
   * neighbours.
   */
  private void spread(float[] own, float[] queries, int from, int slot, int sets) {
    int dim = scores.keyDim();
    for (int h = 0; h < scores.kvHeads(); h++) {
      System.arraycopy(own, h * dim, queries, from + (h * sets + slot) * dim, dim);
    }
  }

  private void remember(
      Batch batch, float[] queries, float[] keys, float[] values, int set, int sets) {
    int dim = scores.keyDim();
    for (Batch.Part part : batch.parts()) {
      SequenceState.Memory memory = part.state().memory(layer);
      memory.room(part.length() * set, part.length() * set);
      Rope.Rotation[] rotations =
          rope == null
              ? null
              : rope.rotations(part.position(part.past()), part.position(part.length()));
      for (int i = 0; i < part.tokens().length; i++) {
        int row = part.firstRow() + i;
        int at = part.past() + i;
        if (rotations != null) {
          Rope.Rotation rotation = rotations[part.position(at)];
          rope.apply(queries, row * sets * set, sets * scores.kvHeads(), dim, rotation);
          rope.apply(keys, row * set, scores.kvHeads(), dim, rotation);
        }
        System.arraycopy(keys, row * set, memory.keys(), at * set, set);
        System.arraycopy(values, row * set, memory.values(), at * set, set);
      }
    }
  }

  private float[] joined(
      float[] mixed, Router.Choice[] choices, int rows, int width, int set, int sets) {
    int dim = scores.keyDim();
    float[] sum = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      for (int s = 0; s < sets; s++) {
        float[] own = new float[set];
        for (int h = 0; h < scores.kvHeads(); h++) {
          int from = r * sets * set + (h * sets + s) * dim;
          System.arraycopy(mixed, from, own, h * dim, dim);
        }
        float[] said = out.apply(choices[r].experts()[s]).of(own, 1);
        for (int d = 0; d < width; d++) {
          sum[r * width + d] += (float) (choices[r].weights()[s] * said[d]);
        }
      }
      for (int d = 0; d < width && bias != null; d++) {
        sum[r * width + d] += bias[d];
      }
    }
    return sum;
  }
}
