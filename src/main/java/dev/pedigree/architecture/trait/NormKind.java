package dev.pedigree.architecture.trait;

/** What the norms of a model compute, and how they use their stored gains. */
public enum NormKind implements TraitValue {
  RMS("rms", false, Gain.AS_STORED),
  RMS_PLUS_ONE("rms_1+w", false, Gain.PLUS_ONE),
  LAYERNORM("layernorm", true, Gain.AS_STORED),
  LAYERNORM_PLUS_ONE("layernorm_1+w", true, Gain.PLUS_ONE),
  LAYERNORM_WITHOUT_WEIGHTS("layernorm_without_weights", true, Gain.NONE);

  /** How it is written. */
  public static final ValueType<NormKind> TYPE = ValueType.of(NormKind.class);

  private final String word;
  private final boolean centred;
  private final Gain gain;

  NormKind(String word, boolean centred, Gain gain) {
    this.word = word;
    this.centred = centred;
    this.gain = gain;
  }

  @Override
  public String word() {
    return word;
  }

  /** What a normed number is multiplied with. */
  public enum Gain {
    /** The stored weight. */
    AS_STORED,
    /** One more than the stored weight. */
    PLUS_ONE,
    /** Nothing. */
    NONE
  }

  /** Whether the mean is taken away first, as LayerNorm does and RMSNorm does not. */
  public boolean centred() {
    return centred;
  }

  /** What a normed number is multiplied with. */
  public Gain gain() {
    return gain;
  }
}
