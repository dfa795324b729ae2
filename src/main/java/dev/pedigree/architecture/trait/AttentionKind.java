package dev.pedigree.architecture.trait;

/** How heads share keys and values. */
public enum AttentionKind implements TraitValue {
  /** Multi-head attention: each query head has its own keys and values. */
  MHA("MHA"),
  /** Grouped-query attention: groups of query heads share keys and values. */
  GQA("GQA"),
  /** Multi-query attention: all query heads share one key and value head. */
  MQA("MQA"),
  /** Multi-head latent attention: keys and values are projected from a latent vector. */
  MLA("MLA"),
  /** One vector of a token is key and value of all heads (DeepSeek-V4). */
  SHARED_LATENT("shared_latent"),
  /** Mixture of attention heads: a router selects query heads. */
  MOA("MoA");

  /** The possible values, with the words they are written with. */
  public static final ValueType<AttentionKind> TYPE = ValueType.of(AttentionKind.class);

  private final String word;

  AttentionKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether it differs from multi-head attention at most in the number of key and value heads. */
  public boolean sharesHeads() {
    return this == MHA || this == GQA || this == MQA;
  }
}
