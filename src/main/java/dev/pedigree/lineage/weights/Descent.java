package dev.pedigree.lineage.weights;

import java.util.Locale;

/** How the weights of one model were made from those of another. */
public enum Descent {
  /** The same numbers, published under another name or in another format. */
  RENAMED_COPY,
  /** The same function with its units, neurons or heads in another order. */
  PERMUTED_COPY,
  /** The same function with the units of the residual stream mixed. */
  ROTATED_COPY,
  /** The same function with factors moved between its matrices. */
  RESCALED_COPY,
  /** Noise was added that teaches nothing. */
  NOISED_COPY,
  QUANTIZED,
  /** Layers or units were left out. */
  PRUNED,
  /** Layers were repeated. */
  DEPTH_UPSCALED,
  /** Tokens were added. */
  VOCAB_EXTENDED,
  /** A dense network became several experts. */
  UPCYCLED,
  /** The change of every matrix is of low rank. */
  LORA_MERGED,
  /** A mean of several models. */
  MERGE,
  FINETUNE,
  /** Trained so far that less than half of the weights is still that of the parent. */
  CONTINUED_PRETRAIN,
  /** Factors of low rank that belong to the parent. */
  ADAPTER,
  /** Trained on outputs of the parent, with weights of its own. */
  DISTILLED;

  /** The word in JSON: {@code continued-pretrain} … */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether parent and child compute the same function, so that neither shows which was first. */
  public boolean copy() {
    return this == RENAMED_COPY
        || this == PERMUTED_COPY
        || this == ROTATED_COPY
        || this == RESCALED_COPY;
  }
}
