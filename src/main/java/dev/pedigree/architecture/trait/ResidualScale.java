package dev.pedigree.architecture.trait;

/** The factors of branches and residual; their values are settings. */
public enum ResidualScale implements TraitValue {
  NONE("none"),
  /** One constant for both branches. */
  BRANCHES("residual_multiplier"),
  /** Separate constants for branches and residual. */
  BRANCHES_AND_RESIDUAL("alpha and beta factors"),
  /** A learned factor of the residual for each channel. */
  LEARNED_CHANNELS("learned factors of the residual"),
  /** A learned factor of what each layer gives out (Gemma 4). */
  LEARNED_LAYER("learned factor of each layer"),
  /** A learned factor of what each feed-forward network gives out (Inkling). */
  LEARNED_FEED_FORWARD("learned factor of each feed-forward network"),
  /** A learned summand and factor for each channel, of branches and of the residual (Zaya). */
  LEARNED_SHIFTS("learned shifts and factors");

  /** The possible values, with the words they are written with. */
  public static final ValueType<ResidualScale> TYPE = ValueType.of(ResidualScale.class);

  private final String word;

  ResidualScale(String word) {
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
}
