package dev.pedigree.architecture.trait;

/** A value of a trait, in normal form: values that compute the same are equal. */
public sealed interface TraitValue
    permits ActivationKind,
        AttentionBias,
        AttentionKind,
        AttentionParts.Compressed,
        AttentionParts.Convolution,
        AttentionParts.Gate,
        AttentionParts.IndexRope,
        AttentionParts.Mask,
        AttentionParts.Selection,
        AttentionParts.Values,
        AttentionScale,
        EmbedScale,
        ExpertRouting,
        FeedForwardKind,
        LogitScale,
        MixerGate,
        MixingKind,
        MixingLayers,
        NormKind,
        NormPlacement,
        PositionKind,
        QueryKeyNorm,
        Residual,
        ResidualScale,
        ResidualStreams,
        RopeLayers,
        RopePairing,
        RopeScaling,
        MixingLayers.SharedBlock,
        WindowPattern {

  /** The word in dialect files, papers, fingerprints and JSON, for example {@code gelu_tanh}. */
  String word();

  /** Whether it means that there is none. */
  default boolean absent() {
    return false;
  }

  /** Whether a plain decoder has this value, so that the listing leaves it out. */
  default boolean plain() {
    return absent();
  }
}
