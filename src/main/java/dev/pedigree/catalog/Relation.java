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
  /** The architecture is taken over or changed; the weights are trained anew. */
  DESIGN;

  /** The word in front matter and in data files, for example {@code continued-pretrain}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether such a model has weights that come from the parent. */
  public boolean sharesWeights() {
    return this != DISTILLED && this != DESIGN;
  }
}
