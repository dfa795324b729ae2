package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The indexer of MiniMax-M3: a query sees the blocks of tokens whose best token has the highest
 * scores, and always the last ones. Each of its heads chooses for some of the query heads.
 *
 * @param layer index of the layer, whose cache keeps the keys of the indexer
 * @param q queries of all heads of the indexer
 * @param k one key for all of them
 * @param qNorm norm of each query
 * @param kNorm norm of the keys
 * @param rope turns a part of queries and keys
 * @param queryHeads heads of the attention that it chooses for
 * @param block tokens of a block
 * @param local the last blocks, which a query always sees
 * @param kept how many blocks a query sees
 */
public record BlockIndexer(
    int layer,
    Linear q,
    Linear k,
    Norm qNorm,
    Norm kNorm,
    Rope rope,
    int queryHeads,
    int block,
    int local,
    int kept)
    implements Selector {

  @Override
  public Sight[] of(Inputs inputs, Batch batch) {
    int rows = batch.rows();
    int dim = k.outputs();
    int heads = q.outputs() / dim;
    float[] keys = k.of(inputs.x(), rows);
    float[] queries = q.of(inputs.x(), rows);
    qNorm.inPlace(queries, 0, rows * heads, dim);
    kNorm.inPlace(keys, 0, rows, dim);
    Sight[] sights = new Sight[batch.parts().size()];
    for (int p = 0; p < sights.length; p++) {
      Batch.Part part = batch.parts().get(p);
      rope.turn(queries, heads, dim, part);
      rope.turn(keys, 1, dim, part);
      sights[p] = sight(queries, keys, part, heads);
    }
    return sights;
  }

  private Sight sight(float[] queries, float[] keys, Batch.Part part, int heads) {
    int dim = k.outputs();
    float[] all = part.state().memory(layer).marks(part.length() * dim);
    int count = part.tokens().length;
    System.arraycopy(keys, part.firstRow() * dim, all, part.past() * dim, count * dim);
    BitSet[] seen = new BitSet[count * heads];
    for (int i = 0; i < count; i++) {
      for (int h = 0; h < heads; h++) {
        int from = ((part.firstRow() + i) * heads + h) * dim;
        seen[i * heads + h] = blocks(queries, from, part, part.past() + i, all);
      }
    }
    int past = part.past();
    int served = queryHeads / heads;
    return (head, at, key) ->
        seen[(at - past) * heads + head / served].get(part.position(key) / block);
  }

  private BitSet blocks(float[] queries, int from, Batch.Part part, int at, float[] keys) {
    int dim = k.outputs();
    int last = part.position(at) / block;
    double[] best = new double[last + 1];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int j = Math.min(at, part.state().padding()); j <= at; j++) {
      double dot = 0;
      for (int d = 0; d < dim; d++) {
        dot += (double) queries[from + d] * keys[j * dim + d];
      }
      int own = part.position(j) / block;
      best[own] = Math.max(best[own], dot);
    }
    Arrays.fill(best, Math.max(0, last + 1 - local), last + 1, Double.POSITIVE_INFINITY);
    return Best.of(best, 0, kept);
  }
}
