package dev.pedigree.catalog;

import java.util.Locale;

/** The claimed relation of a model to a parent. */
public enum Relation {
  /** The same numbers in another upload, format or dialect. */
  SAME_WEIGHTS,
  /** Trained further on a task: instruction tuning, preference tuning, chat. */
  FINETUNE,
  /** Pretrained further, as the base model was. */
  CONTINUED_PRETRAIN,
  /** Merged from the weights of several models. */
  MERGE,
  /** Quantised. */
  QUANTIZED,
  /** A low-rank adapter for the parent. */
  ADAPTER,
  /** Trained on another model's outputs: no weights are shared. */
  DISTILLED,
  /** Pruned: made smaller by removing parts. */
  PRUNED,
  /** A mixture of experts initialised from a dense model. */
  UPCYCLED,
  /** Made deeper or wider from copies of its parts. */
  UPSCALED,
  /** Given more tokens: rows were added to the embedding and the output matrix. */
  VOCABULARY_EXTENDED,
  /** Made from the parent's weights, and nobody says how. */
  BASED_ON,
  /** The architecture is taken over or changed; the weights are trained anew. */
  DESIGN;

  /** The word in front matter and in data files, for example {@code continued-pretrain}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is handed down: two layers of a pedigree that are never mixed. */
  public enum Layer {
    /** Weights, or with {@link #DISTILLED} what a model was trained on. */
    WEIGHTS,
    /** The architecture. */
    ARCHITECTURE;

    /** The word in data files: {@code weights} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The layer in which such a model descends from the parent. */
  public Layer layer() {
    return this == DESIGN ? Layer.ARCHITECTURE : Layer.WEIGHTS;
  }

  /** Whether such a model has weights that come from the parent. */
  public boolean sharesWeights() {
    return this != DISTILLED && this != DESIGN;
  }
}
