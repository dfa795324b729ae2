package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.BitSet;

/**
 * An indexer over pools of consecutive tokens: the key of a pool is a sum of the keys of its
 * tokens, weighted channel by channel by a softmax over them. A query sees the best of the pools
 * that are complete, and the tokens after the last of these.
 *
 * @param layer index of the layer, whose cache keeps keys and gates of tokens
 * @param q queries of all heads, from the latent of the queries
 * @param k one key for all heads
 * @param kNorm norm of the keys of tokens
 * @param weights how much each head counts
 * @param gate of each channel of a token's key
 * @param place [pool, dim]: added to the gates, by the place in the pool
 * @param kept how many pools a query sees
 * @param tail whether a query sees the tokens after the last complete pool
 */
public record PooledIndexer(
    int layer,
    Linear q,
    Linear k,
    Norm kNorm,
    Linear weights,
    Linear gate,
    float[] place,
    int kept,
    boolean tail)
    implements Selector {

  @Override
  public Sight[] of(Inputs inputs, Batch batch) {
    int rows = batch.rows();
    int dim = k.outputs();
    float[] keys = k.of(inputs.x(), rows);
    kNorm.inPlace(keys, 0, rows, dim);
    float[] gates = gate.of(inputs.x(), rows);
    float[] queries = q.of(inputs.latent(), rows);
    float[] counts = weights.of(inputs.x(), rows);
    Sight[] sights = new Sight[batch.parts().size()];
    for (int p = 0; p < sights.length; p++) {
      Batch.Part part = batch.parts().get(p);
      float[] all = part.state().memory(layer).marks(part.length() * 2 * dim);
      for (int i = 0; i < part.tokens().length; i++) {
        int to = (part.past() + i) * 2 * dim;
        System.arraycopy(keys, (part.firstRow() + i) * dim, all, to, dim);
        System.arraycopy(gates, (part.firstRow() + i) * dim, all, to + dim, dim);
      }
      sights[p] = sight(queries, counts, all, part);
      part.state().share(sights[p]);
    }
    return sights;
  }

  private int pool() {
    return place.length / k.outputs();
  }

  private Sight sight(float[] queries, float[] counts, float[] all, Batch.Part part) {
    int pool = pool();
    int padding = part.state().padding();
    double[][] pools = new double[Math.max(0, part.length() - padding) / pool][];
    for (int b = 0; b < pools.length; b++) {
      pools[b] = key(all, padding + b * pool);
    }
    BitSet[] seen = new BitSet[part.tokens().length];
    int[] complete = new int[seen.length];
    for (int i = 0; i < seen.length; i++) {
      complete[i] = Math.max(0, part.past() + i + 1 - padding) / pool;
      double[] scores = new double[complete[i]];
      for (int b = 0; b < scores.length; b++) {
        scores[b] = score(queries, counts, part.firstRow() + i, pools[b]);
      }
      seen[i] = Best.of(scores, 0, kept);
    }
    int past = part.past();
    return (head, at, key) -> {
      int own = part.position(key) / pool;
      return own < complete[at - past] ? seen[at - past].get(own) : tail || key == at;
    };
  }

  /** The key of the pool that begins with a token. */
  private double[] key(float[] all, int first) {
    int dim = k.outputs();
    double[] key = new double[dim];
    for (int d = 0; d < dim; d++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < pool(); t++) {
        highest = Math.max(highest, gate(all, first, t, d));
      }
      double sum = 0;
      for (int t = 0; t < pool(); t++) {
        double weight = Math.exp(gate(all, first, t, d) - highest);
        sum += weight;
        key[d] += weight * all[(first + t) * 2 * dim + d];
      }
      key[d] /= sum;
    }
    return key;
  }

  private double gate(float[] all, int first, int token, int channel) {
    int dim = k.outputs();
    return (double) all[(first + token) * 2 * dim + dim + channel] + place[token * dim + channel];
  }

  private double score(float[] queries, float[] counts, int row, double[] key) {
    int heads = weights.outputs();
    double score = 0;
    for (int h = 0; h < heads; h++) {
      double dot = 0;
      for (int d = 0; d < key.length; d++) {
        dot += queries[(row * heads + h) * key.length + d] * key[d];
      }
      score += counts[row * heads + h] * Math.max(0, dot);
    }
    return score;
  }
}
