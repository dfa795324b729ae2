package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The attention of DeepSeek-V4: one vector of a token is key and value of all heads. A query sees
 * the tokens of its window, and beyond it entries that stand for pieces of the text. As values are
 * turned by RoPE too, what a head gives out is turned back by its own position.
 *
 * @param layer index of the layer
 * @param queries makes the queries
 * @param kv to the vector of a token
 * @param kvNorm of it
 * @param rope turns the last components
 * @param sinks a score without a value for each head
 * @param scale factor of the scores
 * @param window tokens that a query sees, itself included
 * @param pool entries beyond the window, or null
 * @param output the output projections
 */
public record EntryAttention(
    int layer,
    Queries queries,
    Linear kv,
    Norm kvNorm,
    Rope rope,
    float[] sinks,
    double scale,
    int window,
    Pool pool,
    Output output)
    implements Block {

  /**
   * Makes the queries.
   *
   * @param down to their latent
   * @param downNorm of it
   * @param up to all heads
   * @param unit norm of each head, without weights
   */
  public record Queries(Linear down, Norm downNorm, Linear up, Norm unit) {}

  /**
   * Entries beyond the window.
   *
   * @param entries makes them
   * @param chooser chooses among them, or null where a query sees all
   */
  public record Pool(Entries entries, Chooser chooser) {}

  /**
   * Chooses entries: those with the best scores of an indexer that has entries of its own.
   *
   * @param entries its keys
   * @param q its queries, from the latent of the queries
   * @param weights how much each of its heads counts
   * @param kept how many entries a query sees
   */
  public record Chooser(Entries entries, Linear q, Linear weights, int kept) {}

  /**
   * The output projections.
   *
   * @param groups groups of heads, each with a projection of its own
   * @param down these projections below each other
   * @param up from all of them to the width of the residual
   */
  public record Output(int groups, Linear down, Linear up) {}

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    int dim = kv.outputs();
    int heads = sinks.length;
    float[] latent = queries.down().of(x, rows);
    queries.downNorm().inPlace(latent, 0, rows, queries.down().outputs());
    float[] asked = queries.up().of(latent, rows);
    queries.unit().inPlace(asked, 0, rows * heads, dim);
    float[] keys = kv.of(x, rows);
    kvNorm.inPlace(keys, 0, rows, dim);
    float[] values = pool == null ? null : pool.entries().kv().of(x, rows);
    float[] gates = pool == null ? null : pool.entries().gate().of(x, rows);
    Chosen chosen = pool == null || pool.chooser() == null ? null : chosen(x, latent, rows);
    float[] mixed = new float[asked.length];
    for (Batch.Part part : batch.parts()) {
      rope.turn(asked, heads, dim, part);
      rope.turn(keys, 1, dim, part);
      SequenceState.Memory memory = part.state().memory(layer);
      memory.room(part.length() * dim, 0);
      int count = part.tokens().length;
      System.arraycopy(keys, part.firstRow() * dim, memory.keys(), part.past() * dim, count * dim);
      if (pool != null) {
        pool.entries().add(values, gates, part, memory);
      }
      BitSet[] seen = chosen == null ? null : chosen.in(part);
      IntStream.range(0, count * heads)
          .parallel()
          .forEach(i -> mix(asked, part, memory, seen, i / heads, i % heads, mixed));
    }
    for (Batch.Part part : batch.parts()) {
      rope.turnBack(mixed, heads, dim, part);
    }
    return out(mixed, rows);
  }

  private Chosen chosen(float[] x, float[] latent, int rows) {
    Chooser chooser = pool.chooser();
    return new Chosen(
        chooser.entries().kv().of(x, rows),
        chooser.entries().gate().of(x, rows),
        chooser.q().of(latent, rows),
        chooser.weights().of(x, rows));
  }

  /** What the chooser makes of the rows of a batch. */
  private final class Chosen {
    private final float[] values;
    private final float[] gates;
    private final float[] asked;
    private final float[] counts;

    Chosen(float[] values, float[] gates, float[] asked, float[] counts) {
      this.values = values;
      this.gates = gates;
      this.asked = asked;
      this.counts = counts;
    }

    /** The entries that each new token of a sequence sees. */
    BitSet[] in(Batch.Part part) {
      Chooser chooser = pool.chooser();
      int dim = chooser.entries().dim();
      int heads = chooser.weights().outputs();
      SequenceState.Memory memory = part.state().memory(part.state().second(layer));
      chooser.entries().add(values, gates, part, memory);
      chooser.entries().rope().turn(asked, heads, dim, part);
      BitSet[] seen = new BitSet[part.tokens().length];
      for (int i = 0; i < seen.length; i++) {
        int row = part.firstRow() + i;
        double[] scores = new double[visible(part, part.past() + i)];
        for (int e = 0; e < scores.length; e++) {
          for (int h = 0; h < heads; h++) {
            double dot = dot(asked, (row * heads + h) * dim, memory.values(), e * dim, dim);
            scores[e] += counts[row * heads + h] * Math.max(0, dot);
          }
        }
        seen[i] = Best.of(scores, 0, chooser.kept());
      }
      return seen;
    }
  }

  /** How many entries there are before the end of a token. */
  private int visible(Batch.Part part, int at) {
    int padding = part.state().padding();
    return pool == null || at < padding ? 0 : (at - padding + 1) / pool.entries().tokens();
  }

  /** One head of one token. */
  private void mix(
      float[] asked,
      Batch.Part part,
      SequenceState.Memory memory,
      BitSet[] seen,
      int i,
      int head,
      float[] mixed) {
    int dim = kv.outputs();
    int at = part.past() + i;
    int query = ((part.firstRow() + i) * sinks.length + head) * dim;
    int first = Math.max(at - window + 1, Math.min(at, part.state().padding()));
    int near = at - first + 1;
    int entries = visible(part, at);
    double[] scores = new double[near + entries];
    double highest = sinks[head];
    for (int j = 0; j < scores.length; j++) {
      boolean hidden = j >= near && seen != null && !seen[i].get(j - near);
      scores[j] =
          hidden
              ? Double.NEGATIVE_INFINITY
              : scale
                  * (j < near
                      ? dot(asked, query, memory.keys(), (first + j) * dim, dim)
                      : dot(asked, query, memory.values(), (j - near) * dim, dim));
      highest = Math.max(highest, scores[j]);
    }
    double sum = Math.exp(sinks[head] - highest);
    for (int j = 0; j < scores.length; j++) {
      scores[j] = Math.exp(scores[j] - highest);
      sum += scores[j];
    }
    for (int j = 0; j < scores.length; j++) {
      float weight = (float) (scores[j] / sum);
      float[] from = j < near ? memory.keys() : memory.values();
      int place = (j < near ? first + j : j - near) * dim;
      for (int d = 0; d < dim && weight != 0; d++) {
        mixed[query + d] += weight * from[place + d];
      }
    }
  }

  private float[] out(float[] mixed, int rows) {
    int all = mixed.length / rows;
    int each = all / output.groups();
    int rank = output.down().outputs() / output.groups();
    float[] narrow = new float[rows * rank * output.groups()];
    for (int g = 0; g < output.groups(); g++) {
      float[] own = new float[rows * each];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(mixed, r * all + g * each, own, r * each, each);
      }
      float[] every = output.down().of(own, rows);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(
            every,
            (r * output.groups() + g) * rank,
            narrow,
            (r * output.groups() + g) * rank,
            rank);
      }
    }
    return output.up().of(narrow, rows);
  }

  private static double dot(float[] a, int from, float[] b, int at, int dim) {
    double sum = 0;
    for (int d = 0; d < dim; d++) {
      sum += (double) a[from + d] * b[at + d];
    }
    return sum;
  }
}
