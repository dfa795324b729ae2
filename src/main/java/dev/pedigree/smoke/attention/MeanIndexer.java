package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.BitSet;

/**
 * An indexer over blocks of consecutive tokens by the mean of their keys (Qwen 4). A query sees the
 * best of the blocks that are complete, and the tokens after the last of these.
 *
 * @param layer index of the layer, whose cache keeps the keys of tokens
 * @param q queries of all heads
 * @param k one key for all heads
 * @param qNorm norm of each query
 * @param kNorm norm of the mean of the keys of a block
 * @param rope turns queries at their positions, and a mean at the first position of its block
 * @param block tokens of a block
 * @param kept how many blocks a query sees
 */
public record MeanIndexer(
    int layer, Linear q, Linear k, Norm qNorm, Norm kNorm, Rope rope, int block, int kept)
    implements Selector {

  @Override
  public Sight[] of(Inputs inputs, Batch batch) {
    int rows = batch.rows();
    int dim = k.outputs();
    int heads = q.outputs() / dim;
    float[] keys = k.of(inputs.x(), rows);
    float[] queries = q.of(inputs.x(), rows);
    qNorm.inPlace(queries, 0, rows * heads, dim);
    Sight[] sights = new Sight[batch.parts().size()];
    for (int p = 0; p < sights.length; p++) {
      Batch.Part part = batch.parts().get(p);
      rope.turn(queries, heads, dim, part);
      float[] all = part.state().memory(layer).marks(part.length() * dim);
      System.arraycopy(
          keys, part.firstRow() * dim, all, part.past() * dim, part.tokens().length * dim);
      sights[p] = sight(queries, all, part, heads);
    }
    return sights;
  }

  private Sight sight(float[] queries, float[] all, Batch.Part part, int heads) {
    int dim = k.outputs();
    int padding = part.state().padding();
    int whole = Math.max(0, part.length() - padding) / block;
    float[] means = means(all, padding, whole);
    BitSet[] seen = new BitSet[part.tokens().length];
    int[] complete = new int[seen.length];
    for (int i = 0; i < seen.length; i++) {
      complete[i] = Math.max(0, part.past() + i + 1 - padding) / block;
      double[] scores = new double[complete[i]];
      for (int b = 0; b < scores.length; b++) {
        for (int h = 0; h < heads; h++) {
          int from = ((part.firstRow() + i) * heads + h) * dim;
          double dot = 0;
          for (int d = 0; d < dim; d++) {
            dot += (double) queries[from + d] * means[b * dim + d];
          }
          scores[b] += Math.max(0, dot);
        }
      }
      seen[i] = Best.of(scores, 0, kept);
    }
    int past = part.past();
    return (head, at, key) -> {
      int own = part.position(key) / block;
      return own >= complete[at - past] || seen[at - past].get(own);
    };
  }

  /** The keys of all complete blocks. */
  private float[] means(float[] all, int padding, int blocks) {
    int dim = k.outputs();
    float[] means = new float[blocks * dim];
    Rope.Rotation[] rotations = rope.rotations(0, Math.max(1, blocks * block));
    for (int b = 0; b < blocks; b++) {
      for (int d = 0; d < dim; d++) {
        double sum = 0;
        for (int t = 0; t < block; t++) {
          sum += all[(padding + b * block + t) * dim + d];
        }
        means[b * dim + d] = (float) (sum / block);
      }
      kNorm.inPlace(means, b * dim, 1, dim);
      rope.apply(means, b * dim, 1, dim, rotations[b * block]);
    }
    return means;
  }
}
