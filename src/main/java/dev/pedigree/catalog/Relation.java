package dev.pedigree.catalog;

import java.util.Locale;

/** What a model is to a parent, as somebody claims it. */
public enum Relation {
  /** The same numbers in another upload, format or dialect. */
  SAME_WEIGHTS,
  /** Trained further on a task: instruction tuning, preference tuning, chat. */
  FINETUNE,
  /** Trained further as the base model was. */
  CONTINUED_PRETRAIN,
  /** Put together from the weights of several models. */
  MERGE,
  /** Stored with fewer bits. */
  QUANTIZED,
  /** A low-rank adapter for the parent. */
  ADAPTER,
  /** Trained on another model's outputs: no weights are shared. */
  DISTILLED,
  /** Made smaller by leaving parts out. */
  PRUNED,
  /** A mixture of experts started from a dense model. */
  UPCYCLED,
  /** The architecture is taken over or changed; the weights are trained anew. */
  DESIGN;

  /** The word in front matter and in data files, for example {@code continued-pretrain}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a true claim of this kind means that weights were taken over. */
  public boolean sharesWeights() {
    return this != DISTILLED && this != DESIGN;
  }
}
