package dev.pedigree.architecture.trait;

/** What attention scores are multiplied with. */
public enum AttentionScale implements TraitValue {
  /** One over the root of the head dim. */
  HEAD_DIM("head_dim**-0.5"),
  /** One over the head dim itself. */
  WHOLE_HEAD_DIM("head_dim**-1"),
  /** One over the root of the head dim, times what YaRN makes of its factor. */
  HEAD_DIM_AND_YARN("head_dim**-0.5 with yarn mscale"),
  /** A constant of the configuration, whatever its key; which one is a setting. */
  CONSTANT("attention_multiplier"),
  UNSCALED("unscaled");

  /** How it is written. */
  public static final ValueType<AttentionScale> TYPE = ValueType.of(AttentionScale.class);

  private final String word;

  AttentionScale(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean plain() {
    return this == HEAD_DIM;
  }
}
