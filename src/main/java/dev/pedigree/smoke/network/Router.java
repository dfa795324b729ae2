package dev.pedigree.smoke.network;

import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.smoke.mixer.Activation;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Selects the experts of a token.
 *
 * @param scoring how outputs of the router become scores
 * @param topK experts of a token (top-k)
 * @param norm the p of the p-norm that the weights of the selected experts are divided by: 1 for
 *     their sum; 0 where they are not divided
 * @param scale factor of the weights
 * @param selectionBias added to the scores for the selection only, or null
 * @param groups number of expert groups; 1 for none
 * @param groupsKept groups from which experts may be selected
 * @param jitter relative distance from the best within which SparseMixer includes outputs in its
 *     softmax
 * @param cap soft cap of the outputs, by tanh; 0 for none
 * @param expertScales factors of the weights of experts, or null
 * @param groupBest how many of the best experts of a group count for its choice
 * @param dropped the score by which experts of dropped groups are ranked; minus infinity where none
 *     can be selected
 * @param eps added to the sum that weights are divided by
 */
public record Router(
    ExpertRouting.Scoring scoring,
    int topK,
    double norm,
    double scale,
    float[] selectionBias,
    int groups,
    int groupsKept,
    double jitter,
    double cap,
    float[] expertScales,
    int groupBest,
    double dropped,
    double eps) {

  /** The selection for one token: experts, best first, and their weights. */
  public record Choice(int[] experts, double[] weights) {}

  /** Selects the experts of one token from the outputs of the router. */
  public Choice choose(float[] outputs, int from, int experts) {
    return choose(outputs, from, experts, null);
  }

  /**
   * The same where experts may be given.
   *
   * @param given the experts of the token, or null
   */
  public Choice choose(float[] outputs, int from, int experts, int[] given) {
    double[] logits = new double[experts];
    Arrays.setAll(logits, e -> capped(outputs[from + e]));
    if (scoring == ExpertRouting.Scoring.SPARSE_MIXER) {
      return sparseMixer(logits);
    }
    double[] scores =
        switch (scoring) {
          case SOFTMAX -> softmax(logits);
          case SQRT_SOFTPLUS ->
              Arrays.stream(logits).map(z -> Math.sqrt(Activation.softplus(z))).toArray();
          case SIGMOID -> Arrays.stream(logits).map(Activation::sigmoid).toArray();
          case SPARSE_MIXER -> throw new IllegalStateException("chooses otherwise");
        };
    double[] ranking = scores.clone();
    if (selectionBias != null) {
      Arrays.setAll(ranking, e -> scores[e] + selectionBias[e]);
    }
    limitToGroups(ranking);
    int[] best = given == null ? best(ranking, topK) : given;
    double[] weights = Arrays.stream(best).mapToDouble(e -> scores[e]).toArray();
    double divisor = norm == 0 ? 1 : norm(weights);
    for (int i = 0; i < weights.length; i++) {
      double own = expertScales == null ? 1 : expertScales[best[i]];
      weights[i] = weights[i] / divisor * scale * own;
    }
    return new Choice(best, weights);
  }

  private double capped(double output) {
    return cap > 0 ? cap * Math.tanh(output / cap) : output;
  }

  private double norm(double[] weights) {
    double sum = Arrays.stream(weights).map(w -> norm == 1 ? w : Math.pow(w, norm)).sum() + eps;
    return norm == 1 ? sum : Math.pow(sum, 1 / norm);
  }

  /**
   * Excludes experts outside the best groups. A group counts as its best expert (DeepSeek V2), or
   * with a selection bias as the sum of its best two (DeepSeek V3).
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
      for (int i = 0; i < Math.min(size, groupBest); i++) {
        worth[g] += own[size - 1 - i];
      }
    }
    int[] kept = best(worth, groupsKept);
    for (int e = 0; e < ranking.length; e++) {
      int group = e / size;
      if (Arrays.stream(kept).noneMatch(g -> g == group)) {
        ranking[e] = dropped;
      }
    }
  }

  private Choice sparseMixer(double[] logits) {
    int[] experts = new int[topK];
    double[] weights = new double[topK];
    double[] left = logits.clone();
    for (int i = 0; i < topK; i++) {
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

  /** Indices of the highest values, best first; of equal ones the lower index first. */
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
