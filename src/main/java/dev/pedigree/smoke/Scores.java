package dev.pedigree.smoke;

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
      IntStream range = IntStream.range(0, part.tokens().length);
      if ((long) part.tokens().length * part.length() * heads * keyDim > SMALL) {
        range = range.parallel();
      }
      range.forEach(i -> row(queries, part, layer, i, out));
    }
    return out;
  }

  private void row(float[] queries, Batch.Part part, int layer, int i, float[] out) {
    SequenceState.Memory memory = part.state().memory(layer);
    int at = part.past() + i;
    int from = window > 0 ? Math.max(0, at - window + 1) : 0;
    // A row of padding sees padding, so that its softmax is not empty; nobody looks at it.
    from = at >= part.state().padding() ? Math.max(from, part.state().padding()) : from;
    double[] weights = new double[at - from + 1];
    int row = part.firstRow() + i;
    for (int h = 0; h < heads; h++) {
      int shared = h / (heads / kvHeads);
      int query = (row * heads + h) * keyDim;
      double highest = sinks == null ? Double.NEGATIVE_INFINITY : sinks[h];
      for (int j = from; j <= at; j++) {
        float dot =
            Kernel.dot(queries, query, memory.keys(), (j * kvHeads + shared) * keyDim, keyDim);
        double score = score(dot, h, part.position(j), j - at);
        weights[j - from] = score;
        highest = Math.max(highest, score);
      }
      double sum = sinks == null ? 0 : Math.exp(sinks[h] - highest);
      for (int j = 0; j < weights.length; j++) {
        weights[j] = Math.exp(weights[j] - highest);
        sum += weights[j];
      }
      int target = (row * heads + h) * valueDim;
      for (int j = from; j <= at; j++) {
        float weight = (float) (weights[j - from] / sum);
        int value = (j * kvHeads + shared) * valueDim;
        for (int d = 0; d < valueDim; d++) {
          out[target + d] += weight * memory.values()[value + d];
        }
      }
    }
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
