package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Kernel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Causal softmax attention of queries over keys and values.
 *
 * @param heads query heads
 * @param kvHeads key and value heads; each is shared by a group of consecutive query heads
 * @param keyDim dimensions of a query or key head
 * @param valueDim dimensions of a value head
 * @param scale factor of the scores
 * @param window tokens that a query sees, itself included; 0 for all
 * @param chunk length of the chunks that a query does not see beyond; 0 for no chunks
 * @param cap soft cap of the scores, by tanh; 0 for none
 * @param alibi ALiBi slope of each head; null for none
 * @param alibiInScale whether ALiBi is added before scaling, in bfloat16 (Falcon)
 * @param sinks attention sink of each head, a score without a value; null for none
 */
public record Scores(
    int heads,
    int kvHeads,
    int keyDim,
    int valueDim,
    double scale,
    int window,
    int chunk,
    double cap,
    float[] alibi,
    boolean alibiInScale,
    float[] sinks) {

  /** Below this many multiplications it does not pay to use several threads. */
  private static final long SMALL = 1 << 17;

  /** Queries that are computed together. */
  public static final int QUERIES = 64;

  /**
   * Computes the attention weights and mixes the values by them.
   *
   * @param queries [rows, heads · keyDim]
   * @param sights what the tokens of each sequence see; null for all earlier ones
   * @param layer index of the layer, whose keys and values the states hold, with those of this
   *     batch
   * @return [rows, heads · valueDim]
   */
  public float[] mix(float[] queries, Batch batch, Sight[] sights, int layer) {
    return mix(queries, batch, sights, layer, false);
  }

  /** The same for the second attention of a layer, where {@code second} is set. */
  float[] mix(float[] queries, Batch batch, Sight[] sights, int layer, boolean second) {
    float[] out = new float[batch.rows() * heads * valueDim];
    for (int p = 0; p < batch.parts().size(); p++) {
      Batch.Part part = batch.parts().get(p);
      Sight sight = sights == null ? null : sights[p];
      int tokens = part.tokens().length;
      int place = second ? part.state().second(layer) : layer;
      int groups = (tokens + QUERIES - 1) / QUERIES;
      IntStream range = IntStream.range(0, groups * heads);
      if ((long) tokens * part.length() * heads * keyDim > SMALL) {
        range = range.parallel();
      }
      range.forEach(i -> group(queries, part, sight, place, i % heads, i / heads * QUERIES, out));
    }
    return out;
  }

  /** One head for a group of consecutive queries. */
  private void group(
      float[] queries, Batch.Part part, Sight sight, int layer, int head, int first, float[] out) {
    int count = Math.min(QUERIES, part.tokens().length - first);
    int begin = from(part, part.past() + first);
    int seen = part.past() + first + count - begin;
    SequenceState.Memory memory = part.state().memory(layer);
    int shared = head / (heads / kvHeads);
    float[] keys = new float[seen * keyDim];
    float[] values = new float[valueDim * seen];
    for (int j = 0; j < seen; j++) {
      int at = (begin + j) * kvHeads + shared;
      System.arraycopy(memory.keys(), at * keyDim, keys, j * keyDim, keyDim);
      for (int d = 0; d < valueDim; d++) {
        values[d * seen + j] = memory.values()[at * valueDim + d];
      }
    }
    int row = (part.firstRow() + first) * heads + head;
    float[] scores = new float[count * seen];
    Kernel.DOT
        .panel(queries, row * keyDim, heads * keyDim, count, keyDim)
        .times(keys, seen, scores, 0, seen);
    double[] exponentials = new double[seen];
    for (int i = 0; i < count; i++) {
      softmax(scores, i * seen, begin, part, sight, part.past() + first + i, head, exponentials);
    }
    Kernel.DOT
        .panel(scores, 0, seen, count, seen)
        .times(values, valueDim, out, row * valueDim, heads * valueDim);
  }

  /**
   * Turns the scores of one query into weights: a softmax over the tokens it sees, zero elsewhere.
   *
   * @param start index of the score with token {@code begin}
   * @param at index of the query's token in its sequence
   * @param exponentials scratch space, one number for each score
   */
  private void softmax(
      float[] scores,
      int start,
      int begin,
      Batch.Part part,
      Sight sight,
      int at,
      int head,
      double[] exponentials) {
    int low = from(part, at) - begin;
    int high = at - begin;
    double highest = sinks == null ? Double.NEGATIVE_INFINITY : sinks[head];
    for (int j = low; j <= high; j++) {
      double score = score(scores[start + j], head, part.position(begin + j), j - high);
      if (sight != null) {
        boolean seen = sight.sees(head, at, begin + j);
        score = seen ? score + sight.bonus(head, at, begin + j) : Double.NEGATIVE_INFINITY;
      }
      exponentials[j] = score;
      highest = Math.max(highest, score);
    }
    double sum = sinks == null ? 0 : Math.exp(sinks[head] - highest);
    for (int j = low; j <= high; j++) {
      exponentials[j] = Math.exp(exponentials[j] - highest);
      sum += exponentials[j];
    }
    Arrays.fill(scores, start, start + exponentials.length, 0);
    for (int j = low; j <= high; j++) {
      scores[start + j] = (float) (exponentials[j] / sum);
    }
  }

  /** Index of the first token that a token sees. */
  private int from(Batch.Part part, int at) {
    int from = window > 0 ? Math.max(0, at - window + 1) : 0;
    if (chunk > 0) {
      int position = part.position(at);
      from = Math.max(from, at - position % chunk);
    }
    // A row of padding sees padding, so that its softmax is not empty; its output is not used.
    return at >= part.state().padding() ? Math.max(from, part.state().padding()) : from;
  }

  private double score(float dot, int head, int position, int distance) {
    if (alibi != null && alibiInScale) {
      float slope = bfloat16(alibi[head]);
      return (dot + bfloat16(slope * bfloat16(position))) * scale;
    }
    double score = dot * scale;
    if (cap > 0) {
      score = cap * Math.tanh(score / cap);
    }
    return alibi == null ? score : score + alibi[head] * distance;
  }

  /** The nearest bfloat16, ties to even. */
  private static float bfloat16(float x) {
    int bits = Float.floatToRawIntBits(x);
    return Float.intBitsToFloat((bits + 0x7fff + ((bits >> 16) & 1)) & 0xffff0000);
  }

  /**
   * The slopes of ALiBi (Press et al. 2022). For n heads, a power of two, they are the powers of
   * 2^(-8/n); for others those of the next lower power of two, then every second one of twice as
   * many. The code of BLOOM, MPT and Falcon gives the same numbers.
   */
  public static float[] alibiSlopes(int heads) {
    float[] slopes = new float[heads];
    int power = Integer.highestOneBit(heads);
    for (int h = 0; h < heads; h++) {
      slopes[h] =
          (float)
              (h < power
                  ? Math.pow(2, -8.0 * (h + 1) / power)
                  : Math.pow(2, -4.0 * (2 * (h - power) + 1) / power));
    }
    return slopes;
  }
}
