package dev.pedigree.architecture.trait;

/** The kind of feed-forward network. */
public enum FeedForwardKind implements TraitValue {
  /** Gated. */
  GLU("glu"),
  /** Without a gate. */
  MLP("mlp"),
  /** Gated experts. */
  MOE_GLU("moe_glu"),
  /** Experts without a gate. */
  MOE_MLP("moe_mlp"),
  /** The channel mix of RWKV. */
  CHANNEL_MIX("channel_mix");

  /** How it is written. */
  public static final ValueType<FeedForwardKind> TYPE = ValueType.of(FeedForwardKind.class);

  private final String word;

  FeedForwardKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether a router chooses among experts. */
  public boolean experts() {
    return this == MOE_GLU || this == MOE_MLP;
  }

  /** Whether the output of one projection is multiplied by the activation of another. */
  public boolean gated() {
    return single() == GLU;
  }

  /** The kind of one network: of one expert, where there are experts. */
  public FeedForwardKind single() {
    return switch (this) {
      case GLU, MOE_GLU -> GLU;
      case MLP, MOE_MLP -> MLP;
      case CHANNEL_MIX -> CHANNEL_MIX;
    };
  }
}
