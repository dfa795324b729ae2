package dev.pedigree.smoke.decoder;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Chooses experts for a token.
 *
 * @param scoring how outputs of the router become scores
 * @param chosen experts for a token
 * @param renormalised whether the weights of the chosen are divided by their sum
 * @param scale what the weights are multiplied with
 * @param selectionBias added to the scores for the choice only, or null
 * @param groups into how many groups the experts fall; 1 for no groups
 * @param groupsKept from how many of them experts may come
 * @param jitter relative distance within which the sparse mixer lets experts compete
 */
record Router(
    Scoring scoring,
    int chosen,
    boolean renormalised,
    double scale,
    float[] selectionBias,
    int groups,
    int groupsKept,
    double jitter) {

  /** How outputs of the router become scores. */
  enum Scoring {
    /** Softmax over all experts, then the best. */
    SOFTMAX,
    /** A sigmoid for each expert. */
    SIGMOID,
    /** The best outputs, then softmax over those. */
    SOFTMAX_OF_CHOSEN,
    /**
     * Two experts, one after the other, each by a softmax over those close to the best (Phi MoE).
     */
    SPARSE_MIXER
  }

  /** The choice for one token: experts, best first, and their weights. */
  record Choice(int[] experts, double[] weights) {}

  /** Chooses. */
  Choice choose(float[] outputs, int from, int experts) {
    double[] logits = new double[experts];
    Arrays.setAll(logits, e -> outputs[from + e]);
    if (scoring == Scoring.SPARSE_MIXER) {
      return sparseMixer(logits);
    }
    double[] scores =
        switch (scoring) {
          case SOFTMAX -> softmax(logits);
          case SIGMOID -> Arrays.stream(logits).map(Activation::sigmoid).toArray();
          default -> logits;
        };
    double[] ranking = scores.clone();
    if (selectionBias != null) {
      Arrays.setAll(ranking, e -> scores[e] + selectionBias[e]);
    }
    limitToGroups(ranking);
    int[] best = best(ranking, chosen);
    double[] weights = Arrays.stream(best).mapToDouble(e -> scores[e]).toArray();
    if (scoring == Scoring.SOFTMAX_OF_CHOSEN) {
      weights = softmax(weights);
    }
    double sum = renormalised ? Arrays.stream(weights).sum() + 1e-20 : 1;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weights[i] / sum * scale;
    }
    return new Choice(best, weights);
  }

  /**
   * Takes experts outside the best groups out. A group counts as its best expert, or as the sum of
   * its best two where a bias steers the choice (DeepSeek V2 and V3).
   */
  private void limitToGroups(double[] ranking) {
    if (groups <= 1) {
      return;
    }
    int size = ranking.length / groups;
    double[] worth = new double[groups];
    for (int g = 0; g < groups; g++) {
      double[] own = Arrays.copyOfRange(ranking, g * size, (g + 1) * size);
      Arrays.sort(own);
      worth[g] = own[size - 1] + (selectionBias != null && size > 1 ? own[size - 2] : 0);
    }
    int[] kept = best(worth, groupsKept);
    for (int e = 0; e < ranking.length; e++) {
      int group = e / size;
      if (Arrays.stream(kept).noneMatch(g -> g == group)) {
        ranking[e] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  private Choice sparseMixer(double[] logits) {
    int[] experts = new int[chosen];
    double[] weights = new double[chosen];
    double[] left = logits.clone();
    for (int i = 0; i < chosen; i++) {
      int top = best(left, 1)[0];
      double highest = left[top];
      double sum = 0;
      for (int e = 0; e < logits.length; e++) {
        double distance = (highest - logits[e]) / Math.max(Math.abs(logits[e]), highest);
        if (left[e] != Double.NEGATIVE_INFINITY && distance <= 2 * jitter) {
          sum += Math.exp(left[e] - highest);
        }
      }
      experts[i] = top;
      weights[i] = 1 / sum;
      left[top] = Double.NEGATIVE_INFINITY;
    }
    return new Choice(experts, weights);
  }

  /** Indices of the highest, the first of equals first. */
  private static int[] best(double[] values, int count) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -values[i]));
    return Arrays.stream(order).limit(count).mapToInt(Integer::intValue).toArray();
  }

  private static double[] softmax(double[] logits) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double[] exp = Arrays.stream(logits).map(x -> Math.exp(x - highest)).toArray();
    double sum = Arrays.stream(exp).sum();
    return Arrays.stream(exp).map(x -> x / sum).toArray();
  }
}
