package dev.pedigree.architecture.trait;

/** The norm on queries and keys. */
public enum QueryKeyNorm implements TraitValue {
  NONE("none"),
  /** One gain for all heads. */
  RMS_PER_HEAD("rms_per_head"),
  /** Over all heads together. */
  RMS_WHOLE_VECTOR("rms_whole_vector"),
  /** A gain for each head. */
  LAYERNORM_PER_HEAD("layernorm_per_head"),
  /** One gain for all heads. */
  LAYERNORM_SHARED("layernorm_shared"),
  RMS_PER_HEAD_AFTER_ROPE("rms_per_head_after_rope");

  /** How it is written. */
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

  /** Whether the mean is taken away first. */
  public boolean centred() {
    return this == LAYERNORM_PER_HEAD || this == LAYERNORM_SHARED;
  }

  /** Whether there is a gain for every component of every head, and not one set for all heads. */
  public boolean gainsOfAllHeads() {
    return this == RMS_WHOLE_VECTOR || this == LAYERNORM_PER_HEAD;
  }
}
