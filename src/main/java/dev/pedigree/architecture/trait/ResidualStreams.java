package dev.pedigree.architecture.trait;

/** How many residual streams a model has, and what joins them to a layer. */
public enum ResidualStreams implements TraitValue {
  ONE("one"),
  /** AltUp: one stream passes the layer, the others are predicted and corrected (Gemma 3n). */
  ALTERNATING("alternating_updates"),
  /** Hyper-connections that read and write by gates; streams are not mixed (Hunyuan 4). */
  HYPER_GATED("hyper_connections"),
  /** The same, and streams are mixed by a matrix made doubly stochastic (DeepSeek-V4). */
  HYPER_SINKHORN("hyper_connections_sinkhorn"),
  /** The same, with the mean of the streams at the end in place of a gated sum (GLM-5 Next). */
  HYPER_SINKHORN_MEAN("hyper_connections_sinkhorn_mean"),
  /**
   * Hyper-connections that read each channel by a low-rank gate; streams are not mixed (Qwen 4).
   */
  HYPER_LOW_RANK("hyper_connections_low_rank"),
  /** Two streams, refined in turn by two stacks of layers that run several times (HRM-Text). */
  RECURRENT_STACKS("recurrent_stacks");

  /** The possible values, with the words they are written with. */
  public static final ValueType<ResidualStreams> TYPE = ValueType.of(ResidualStreams.class);

  private final String word;

  ResidualStreams(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean absent() {
    return this == ONE;
  }
}
