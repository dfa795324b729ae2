package dev.pedigree.architecture.trait;

/**
 * The operation that mixes tokens, alone or beside attention; {@link MixingLayers} says in which
 * layers.
 */
public enum MixingKind implements TraitValue {
  ATTENTION("attention"),
  /** A gated convolution over a few tokens (LFM2). */
  SHORT_CONVOLUTION("short_convolution"),
  /** Linear attention with a fixed decay (MiniMax). */
  LIGHTNING("lightning"),
  /** Mamba. */
  SELECTIVE_STATE_SPACE("selective_state_space"),
  /** Mamba with norms on B, C and step that have no weights (Falcon Mamba). */
  SELECTIVE_STATE_SPACE_NORMED("selective_state_space_normed"),
  /** Mamba with norms on B, C and step that have weights (Jamba). */
  SELECTIVE_STATE_SPACE_GAINED("selective_state_space_gained"),
  /** Mamba whose groups of channels have B, C and step each (Zamba). */
  SELECTIVE_STATE_SPACE_GROUPED("selective_state_space_grouped"),
  /** Mamba-2. */
  SELECTIVE_STATE_SPACE_2("selective_state_space_2"),
  /** Gated DeltaNet: the delta rule with one decay for each head. */
  GATED_DELTA_RULE("gated_delta_rule"),
  /** The same, writing up to twice the difference, so that eigenvalues may be negative. */
  GATED_DELTA_RULE_SIGNED("gated_delta_rule_signed"),
  /** Kimi delta attention: a decay for each key channel. */
  CHANNEL_DELTA_RULE("channel_delta_rule"),
  /** The same with a bound for the decay. */
  CHANNEL_DELTA_RULE_BOUNDED("channel_delta_rule_bounded"),
  /** RG-LRU (Griffin). */
  REAL_GATED_RECURRENCE("real_gated_recurrence"),
  /** mLSTM (xLSTM). */
  MATRIX_MEMORY("matrix_memory"),
  /** RWKV-4. */
  TIME_MIX("time_mix");

  /** The possible values, with the words they are written with. */
  public static final ValueType<MixingKind> TYPE = ValueType.of(MixingKind.class);

  private final String word;

  MixingKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean plain() {
    return this == ATTENTION;
  }
}
