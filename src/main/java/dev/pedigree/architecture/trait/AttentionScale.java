package dev.pedigree.architecture.trait;

/** The factor of attention scores. */
public enum AttentionScale implements TraitValue {
  /** One over the square root of the head dim, however the number is written. */
  HEAD_DIM("head_dim**-0.5"),
  /** One over the head dim itself. */
  WHOLE_HEAD_DIM("head_dim**-1"),
  /** One over the square root of the head dim, times the attention factor of YaRN (mscale). */
  HEAD_DIM_AND_YARN("head_dim**-0.5 with yarn mscale"),
  /** Another constant of the configuration; its value is a setting. */
  CONSTANT("attention_multiplier"),
  UNSCALED("unscaled");

  /** The possible values, with the words they are written with. */
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
