package dev.pedigree.architecture.trait;

/** How heads share keys and values. */
public enum AttentionKind implements TraitValue {
  /** Multi-head: each query head has its own. */
  MHA("MHA"),
  /** Grouped-query: groups of query heads share. */
  GQA("GQA"),
  /** Multi-query: all query heads share one. */
  MQA("MQA"),
  /** Multi-head latent: keys and values come from a latent vector. */
  MLA("MLA"),
  /** Mixture of attention heads: a router chooses query heads. */
  MOA("MoA");

  /** How it is written. */
  public static final ValueType<AttentionKind> TYPE = ValueType.of(AttentionKind.class);

  private final String word;

  AttentionKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether it differs from multi-head attention only in how many heads share. */
  public boolean sharesHeads() {
    return this == MHA || this == GQA || this == MQA;
  }
}
