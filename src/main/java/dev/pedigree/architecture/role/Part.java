package dev.pedigree.architecture.role;

/** The part of a model that a role belongs to. */
public enum Part {
  /** Token and position embeddings, and the projection from a narrower embedding. */
  EMBEDDING,
  /** Projections of queries, keys, values and output of attention. */
  ATTENTION,
  /** The low-rank projections of multi-head latent attention. */
  LATENT_ATTENTION,
  /** Query and output matrices that are routed experts (mixture of attention heads). */
  ATTENTION_EXPERT,
  /** Short convolutions instead of attention. */
  CONVOLUTION,
  /** Linear attention. */
  LINEAR_ATTENTION,
  /** Recurrent mixers instead of attention: Mamba, RWKV. */
  MIXER,
  /** The dense feed-forward network. */
  FEED_FORWARD,
  /** What chooses the tokens that attention sees. */
  INDEXER,
  /** Learned factors of the residual stream, and what mixes several streams. */
  RESIDUAL,
  /** Routed feed-forward experts, of which a token uses some. */
  EXPERT,
  /** Shared feed-forward experts, which every token uses, and their gate. */
  SHARED_EXPERT,
  /** Routers, and biases added to the sum over experts. */
  ROUTER,
  /** All norms but those of prediction heads. */
  NORM,
  /** The output matrix, and the projection into a narrower space before it. */
  HEAD,
  /** Modules for multi-token prediction. */
  PREDICTION_HEAD,
  /** Buffers, stored but not learned: frequencies, masks. */
  BUFFER;

  /** Whether it consists of routed experts, of which a token uses some. */
  public boolean routed() {
    return this == EXPERT || this == ATTENTION_EXPERT;
  }
}
