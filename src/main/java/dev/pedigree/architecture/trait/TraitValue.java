package dev.pedigree.architecture.trait;

/** A value of a trait, in its normal form: two values that compute the same are equal. */
public sealed interface TraitValue
    permits ActivationKind,
        AttentionBias,
        AttentionKind,
        AttentionScale,
        EmbedScale,
        ExpertRouting,
        FeedForwardKind,
        LogitScale,
        MixingKind,
        NormKind,
        NormPlacement,
        PositionKind,
        QueryKeyNorm,
        Residual,
        ResidualScale,
        RopeLayers,
        RopePairing,
        RopeScaling,
        WindowPattern {

  /** The word in dialect files, papers, fingerprints and JSON, for example {@code gelu_tanh}. */
  String word();

  /** Whether it says that there is none of the thing. */
  default boolean absent() {
    return false;
  }

  /** Whether every plain decoder has it, so that it need not be said. */
  default boolean plain() {
    return absent();
  }
}
