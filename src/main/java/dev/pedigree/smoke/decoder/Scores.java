package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.numbers.Kernel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Causal attention of queries over keys and values.
 *
 * @param heads query heads
 * @param kvHeads key and value heads; query heads share them group by group
 * @param keyDim numbers of a query or key head
 * @param valueDim numbers of a value head
 * @param scale what scores are multiplied with
 * @param window tokens a query sees, itself included; 0 for all
 * @param cap bound of the scores, by tanh; 0 for none
 * @param alibi what a step into the past costs, one for each head; null for none
 * @param alibiInScale whether that is added before scaling, in bfloat16
 * @param sinks a score for each head that takes part in the softmax and has no value; or null
 */
record Scores(
    int heads,
    int kvHeads,
    int keyDim,
    int valueDim,
    double scale,
    int window,
    double cap,
    float[] alibi,
    boolean alibiInScale,
    float[] sinks) {

  /** Below this many multiplications the work is not worth spreading. */
  private static final long SMALL = 1 << 17;

  /** Queries that meet the keys together. */
  static final int QUERIES = 64;

  /**
   * Mixes the values.
   *
   * @param queries [rows, heads · keyDim]
   * @param layer whose keys and values the states hold, those of this batch included
   * @return [rows, heads · valueDim]
   */
  float[] mix(float[] queries, Batch batch, int layer) {
    float[] out = new float[batch.rows() * heads * valueDim];
    for (Batch.Part part : batch.parts()) {
      int tokens = part.tokens().length;
      int groups = (tokens + QUERIES - 1) / QUERIES;
      IntStream range = IntStream.range(0, groups * heads);
      if ((long) tokens * part.length() * heads * keyDim > SMALL) {
        range = range.parallel();
      }
      range.forEach(i -> group(queries, part, layer, i % heads, i / heads * QUERIES, out));
    }
    return out;
  }

  /** One head of some queries: scores with all keys that any of them sees, then the values. */
  private void group(
      float[] queries, Batch.Part part, int layer, int head, int first, float[] out) {
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
      softmax(scores, i * seen, begin, part, part.past() + first + i, head, exponentials);
    }
    Kernel.DOT
        .panel(scores, 0, seen, count, seen)
        .times(values, valueDim, out, row * valueDim, heads * valueDim);
  }

  /**
   * Makes scores weights: of what a token sees they sum up to one, for the rest they are zero.
   *
   * @param start index of the score with token {@code begin}
   * @param at index of the token in its sequence
   * @param exponentials room for as many numbers as there are scores
   */
  private void softmax(
      float[] scores,
      int start,
      int begin,
      Batch.Part part,
      int at,
      int head,
      double[] exponentials) {
    int low = from(part, at) - begin;
    int high = at - begin;
    double highest = sinks == null ? Double.NEGATIVE_INFINITY : sinks[head];
    for (int j = low; j <= high; j++) {
      double score = score(scores[start + j], head, part.position(begin + j), j - high);
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

  /** The first token that a token sees. */
  private int from(Batch.Part part, int at) {
    int from = window > 0 ? Math.max(0, at - window + 1) : 0;
    // A row of padding sees padding, so that its softmax is not empty; nobody looks at it.
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
   * The slopes of ALiBi: powers of 2^(-8/n) for the n heads of the next lower power of two, then
   * every second one of the doubled number (Press et al. 2022; BLOOM's, MPT's and Falcon's rules
   * give the same numbers).
   */
  static float[] alibiSlopes(int heads) {
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
