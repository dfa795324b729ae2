package dev.pedigree.architecture.trait;

/** The kind of feed-forward network. */
public enum FeedForwardKind implements TraitValue {
  /** A gated linear unit. */
  GLU("glu"),
  /** Two matrices with an activation between them. */
  MLP("mlp"),
  /** Experts that are gated linear units. */
  MOE_GLU("moe_glu"),
  /** Experts of two matrices. */
  MOE_MLP("moe_mlp"),
  /** The channel mix of RWKV. */
  CHANNEL_MIX("channel_mix");

  /** The possible values, with the words they are written with. */
  public static final ValueType<FeedForwardKind> TYPE = ValueType.of(FeedForwardKind.class);

  private final String word;

  FeedForwardKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether it consists of routed experts. */
  public boolean experts() {
    return this == MOE_GLU || this == MOE_MLP;
  }

  /** Whether the output of one projection is multiplied by the activation of another. */
  public boolean gated() {
    return single() == GLU;
  }

  /** The kind of a single network: with experts, that of one expert. */
  public FeedForwardKind single() {
    return switch (this) {
      case GLU, MOE_GLU -> GLU;
      case MLP, MOE_MLP -> MLP;
      case CHANNEL_MIX -> CHANNEL_MIX;
    };
  }
}
