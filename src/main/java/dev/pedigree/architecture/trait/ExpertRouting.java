package dev.pedigree.architecture.trait;

import java.util.ArrayList;
import java.util.List;

/**
 * How a router selects experts and weights them.
 *
 * <p>A softmax over the top-k logits is written as a softmax over all logits, renormalised over the
 * top-k: the two give the same weights.
 *
 * @param scoring how logits of the router become scores
 * @param selectionBias whether a bias is added to the scores for the selection, but not for the
 *     weights
 * @param normalisation what the weights of the top-k are divided by
 * @param scaled whether the weights are multiplied by a constant; its value is a setting
 * @param routerBias whether the router projection has a bias
 */
public record ExpertRouting(
    Scoring scoring,
    boolean selectionBias,
    Normalisation normalisation,
    boolean scaled,
    boolean routerBias)
    implements TraitValue {

  /** SparseMixer (Phi-3.5-MoE), which has none of the other parts. */
  public static final ExpertRouting SPARSE_MIXER =
      new ExpertRouting(Scoring.SPARSE_MIXER, false, Normalisation.NONE, false, false);

  /**
   * The possible values, written as scoring, {@code topk} and the other parts, for example {@code
   * sigmoid_topk_with_selection_bias_renormalised_scaled}; {@code softmax_then_topk} if there is
   * neither a selection bias nor a factor.
   */
  public static final ValueType<ExpertRouting> TYPE = ValueType.of(ExpertRouting.class, all());

  /** How logits of the router become scores. */
  public enum Scoring {
    /** Softmax over all experts. */
    SOFTMAX("softmax"),
    /** Sigmoid of each logit. */
    SIGMOID("sigmoid"),
    /** Square root of the softplus of each logit (DeepSeek-V4). */
    SQRT_SOFTPLUS("sqrt_softplus"),
    /**
     * SparseMixer: the best two experts, each weighted by a softmax over logits close to its own.
     */
    SPARSE_MIXER("sparsemixer");

    private final String word;

    Scoring(String word) {
      this.word = word;
    }

    /** The word in dialect files. */
    public String word() {
      return word;
    }
  }

  /** What the weights of the top-k experts are divided by. */
  public enum Normalisation {
    /** Nothing: the weights are the scores. */
    NONE(""),
    /** Their sum. */
    SUM("_renormalised"),
    /** The sum of their weights and those of the shared experts, which the router weighs too. */
    SUM_WITH_SHARED("_renormalised_with_shared"),
    /** Their p-norm, for p other than 1. */
    P_NORM("_p_normalised");

    private final String word;

    Normalisation(String word) {
      this.word = word;
    }
  }

  public ExpertRouting {
    boolean more = selectionBias || normalisation != Normalisation.NONE || scaled || routerBias;
    if (scoring == Scoring.SPARSE_MIXER && more) {
      throw new IllegalArgumentException("SparseMixer has no other parts");
    }
  }

  @Override
  public String word() {
    if (scoring == Scoring.SPARSE_MIXER) {
      return scoring.word;
    }
    boolean then = scoring == Scoring.SOFTMAX && !selectionBias && !scaled;
    return scoring.word
        + (then ? "_then_topk" : "_topk")
        + (selectionBias ? "_with_selection_bias" : "")
        + normalisation.word
        + (scaled ? "_scaled" : "")
        + (routerBias ? "_with_bias" : "");
  }

  /** The same routing with another normalisation. */
  public ExpertRouting with(Normalisation other) {
    return new ExpertRouting(scoring, selectionBias, other, scaled, routerBias);
  }

  private static List<ExpertRouting> all() {
    List<ExpertRouting> all = new ArrayList<>();
    for (Scoring scoring : List.of(Scoring.SOFTMAX, Scoring.SIGMOID, Scoring.SQRT_SOFTPLUS)) {
      for (Normalisation normalisation : Normalisation.values()) {
        for (int set = 0; set < 8; set++) {
          boolean selection = (set & 1) != 0;
          boolean scaled = (set & 2) != 0;
          all.add(new ExpertRouting(scoring, selection, normalisation, scaled, (set & 4) != 0));
        }
      }
    }
    all.add(SPARSE_MIXER);
    return all;
  }
}
