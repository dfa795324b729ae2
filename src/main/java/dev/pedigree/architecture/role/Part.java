package dev.pedigree.architecture.role;

/** The part of a model that a role belongs to. */
public enum Part {
  /** Tables of tokens and positions, and the projection out of a narrow one. */
  EMBEDDING,
  /** Queries, keys, values and output of attention. */
  ATTENTION,
  /** The low-rank projections of multi-head latent attention. */
  LATENT_ATTENTION,
  /** Query and output matrices of which a token uses some (mixture of attention heads). */
  ATTENTION_EXPERT,
  /** Short convolutions in the place of attention. */
  CONVOLUTION,
  /** Linear attention in the place of attention. */
  LINEAR_ATTENTION,
  /** Recurrent mixers in the place of attention: Mamba, RWKV. */
  MIXER,
  /** The feed-forward network that every token goes through. */
  FEED_FORWARD,
  /** Feed-forward experts of which a token uses some. */
  EXPERT,
  /** Feed-forward experts that every token uses, and the gate before them. */
  SHARED_EXPERT,
  /** What chooses the experts of a token and adds up what they give. */
  ROUTER,
  /** Norms wherever they are, but for those of a prediction head. */
  NORM,
  /** The output matrix, and the projection into a narrow one. */
  HEAD,
  /** A module that predicts one more token. */
  PREDICTION_HEAD,
  /** What a program stores and can compute: frequencies, masks. Nothing learned. */
  BUFFER;

  /** Whether it has many experts of which a token uses some. */
  public boolean routed() {
    return this == EXPERT || this == ATTENTION_EXPERT;
  }
}
