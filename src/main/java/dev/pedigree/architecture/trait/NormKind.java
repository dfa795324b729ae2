package dev.pedigree.architecture.trait;

/** The formula of the norms of a model, with the use of stored gains. */
public enum NormKind implements TraitValue {
  RMS("rms", false, Gain.AS_STORED),
  RMS_PLUS_ONE("rms_1+w", false, Gain.PLUS_ONE),
  RMS_WITHOUT_WEIGHTS("rms_without_weights", false, Gain.NONE),
  LAYERNORM("layernorm", true, Gain.AS_STORED),
  LAYERNORM_PLUS_ONE("layernorm_1+w", true, Gain.PLUS_ONE),
  LAYERNORM_WITHOUT_WEIGHTS("layernorm_without_weights", true, Gain.NONE);

  /** The possible values, with the words they are written with. */
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

  /** The factor of a normalised number. */
  public enum Gain {
    /** The stored weight. */
    AS_STORED,
    /** One more than the stored weight. */
    PLUS_ONE,
    /** No factor. */
    NONE
  }

  /** Whether the mean is subtracted first, as in LayerNorm but not in RMSNorm. */
  public boolean centred() {
    return centred;
  }

  /** The factor of a normalised number. */
  public Gain gain() {
    return gain;
  }
}
