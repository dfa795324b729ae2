package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The indexer of DeepSeek V3.2: a query sees the tokens with the best scores, a weighted sum over
 * small heads of the positive part of their products.
 *
 * @param layer index of the layer, whose cache keeps the keys of the indexer
 * @param q queries of all heads, from the latent of the queries
 * @param k one key for all heads
 * @param kNorm norm of the keys
 * @param weights how much each head counts
 * @param rope turns a part of queries and keys
 * @param kept how many tokens a query sees
 */
public record TokenIndexer(
    int layer, Linear q, Linear k, Norm kNorm, Linear weights, Rope rope, int kept)
    implements Selector {

  @Override
  public Sight[] of(Inputs inputs, Batch batch) {
    int rows = batch.rows();
    float[] keys = k.of(inputs.x(), rows);
    kNorm.inPlace(keys, 0, rows, k.outputs());
    float[] queries = q.of(inputs.latent(), rows);
    float[] counts = weights.of(inputs.x(), rows);
    Sight[] sights = new Sight[batch.parts().size()];
    for (int p = 0; p < sights.length; p++) {
      Batch.Part part = batch.parts().get(p);
      rope.turn(queries, weights.outputs(), k.outputs(), part);
      rope.turn(keys, 1, k.outputs(), part);
      sights[p] = sight(queries, keys, counts, part);
      part.state().share(sights[p]);
    }
    return sights;
  }

  private Sight sight(float[] queries, float[] keys, float[] counts, Batch.Part part) {
    int dim = k.outputs();
    float[] all = part.state().memory(layer).marks(part.length() * dim);
    int count = part.tokens().length;
    System.arraycopy(keys, part.firstRow() * dim, all, part.past() * dim, count * dim);
    BitSet[] seen = new BitSet[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> seen[i] = seen(queries, counts, part, i, all));
    int past = part.past();
    return (head, at, key) -> seen[at - past].get(key);
  }

  private BitSet seen(float[] queries, float[] counts, Batch.Part part, int i, float[] keys) {
    int heads = weights.outputs();
    int dim = k.outputs();
    int row = part.firstRow() + i;
    int at = part.past() + i;
    int first = Math.min(at, part.state().padding());
    double[] scores = new double[at + 1];
    for (int j = first; j <= at; j++) {
      for (int h = 0; h < heads; h++) {
        double dot = 0;
        for (int d = 0; d < dim; d++) {
          dot += (double) queries[(row * heads + h) * dim + d] * keys[j * dim + d];
        }
        scores[j] += counts[row * heads + h] * Math.max(0, dot);
      }
    }
    return Best.of(scores, first, kept);
  }
}
