package dev.pedigree.architecture.trait;

/** The norm on queries and keys. */
public enum QueryKeyNorm implements TraitValue {
  NONE("none"),
  /** RMSNorm of each head, with the same gains for all heads. */
  RMS_PER_HEAD("rms_per_head"),
  /** RMSNorm over all heads together. */
  RMS_WHOLE_VECTOR("rms_whole_vector"),
  /** LayerNorm of each head, with gains of its own. */
  LAYERNORM_PER_HEAD("layernorm_per_head"),
  /** LayerNorm of each head, with the same gains for all heads. */
  LAYERNORM_SHARED("layernorm_shared"),
  RMS_PER_HEAD_AFTER_ROPE("rms_per_head_after_rope"),
  /** RMSNorm of each head without gains, which is the same before and after RoPE. */
  RMS_WITHOUT_WEIGHTS("rms_without_weights"),
  /** Each head has the root of its dimensions as length, keys times a learned factor (Zaya). */
  LENGTH_WITH_KEY_FACTORS("length_with_key_factors");

  /** The possible values, with the words they are written with. */
  public static final ValueType<QueryKeyNorm> TYPE = ValueType.of(QueryKeyNorm.class);

  private final String word;

  QueryKeyNorm(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean absent() {
    return this == NONE;
  }

  /** Whether it has gains. */
  public boolean weighted() {
    return this != RMS_WITHOUT_WEIGHTS && this != LENGTH_WITH_KEY_FACTORS;
  }

  /** Whether the mean is subtracted first. */
  public boolean centred() {
    return this == LAYERNORM_PER_HEAD || this == LAYERNORM_SHARED;
  }

  /** Whether there are gains for each head, and not the same for all. */
  public boolean gainsOfAllHeads() {
    return this == RMS_WHOLE_VECTOR || this == LAYERNORM_PER_HEAD;
  }
}
