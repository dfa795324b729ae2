package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.MixerGate;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.MixingLayers.SharedBlock;
import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Specimens with another mixer than attention in some layers. */
final class Mixers {
  private Mixers() {}

  static Specimen of(MixingKind kind, IntPredicate where) {
    Specimen specimen = sized();
    return switch (kind) {
      case ATTENTION -> specimen;
      case SHORT_CONVOLUTION -> specimen.in(where, Role.CONV_IN, Role.CONV_FILTER, Role.CONV_OUT);
      case LIGHTNING ->
          specimen.in(
              where,
              Role.LINEAR_Q,
              Role.LINEAR_K,
              Role.LINEAR_V,
              Role.LINEAR_NORM,
              Role.LINEAR_GATE,
              Role.LINEAR_OUT);
      case SELECTIVE_STATE_SPACE,
          SELECTIVE_STATE_SPACE_NORMED,
          SELECTIVE_STATE_SPACE_GAINED,
          SELECTIVE_STATE_SPACE_GROUPED ->
          specimen.in(
              where,
              Role.MIXER_IN,
              Role.MIXER_CONV,
              Role.MIXER_X,
              Role.MIXER_TIME,
              Role.MIXER_STEP_NORM,
              Role.MIXER_B_NORM,
              Role.MIXER_C_NORM,
              Role.MIXER_A,
              Role.MIXER_SKIP,
              Role.MIXER_OUT);
      case SELECTIVE_STATE_SPACE_2 -> headed(specimen, where);
      case GATED_DELTA_RULE, GATED_DELTA_RULE_SIGNED -> delta(specimen, where);
      case CHANNEL_DELTA_RULE, CHANNEL_DELTA_RULE_BOUNDED ->
          delta(specimen, where).with(Setting.DECAY_BOUND, -2.0);
      case REAL_GATED_RECURRENCE ->
          specimen
              .in(
                  where,
                  Role.MIXER_IN,
                  Role.MIXER_CONV,
                  Role.MIXER_FORGET,
                  Role.MIXER_TAKE,
                  Role.MIXER_DECAY,
                  Role.MIXER_GATE,
                  Role.MIXER_OUT)
              .bias(Role.MIXER_FORGET, Role.MIXER_TAKE);
      case MATRIX_MEMORY ->
          specimen
              .in(
                  where,
                  Role.MIXER_Q,
                  Role.MIXER_K,
                  Role.MIXER_V,
                  Role.MIXER_TAKE,
                  Role.MIXER_FORGET,
                  Role.MIXER_GATE,
                  Role.MIXER_INNER_NORM,
                  Role.MIXER_OUT)
              .with(Setting.GATE_CAP, 15.0);
      case TIME_MIX ->
          specimen.in(
              where,
              Role.MIXER_MIX_K,
              Role.MIXER_MIX_V,
              Role.MIXER_MIX_R,
              Role.MIXER_K,
              Role.MIXER_V,
              Role.MIXER_R,
              Role.MIXER_DECAY,
              Role.MIXER_FIRST,
              Role.MIXER_OUT);
    };
  }

  /** The pattern of layers that a value is the pattern of. */
  static Specimen in(MixingLayers value) {
    IntPredicate where =
        value instanceof MixingLayers.InTurn turns
            ? layer -> !turns.attends(layer)
            : layer -> value != MixingLayers.Named.SOME || layer == 1 || layer == 2;
    Specimen specimen =
        of(MixingKind.LIGHTNING, where).with(Trait.TOKEN_MIXING, MixingKind.LIGHTNING);
    return value == MixingLayers.Named.SINGLE
        ? specimen
            .in(l -> l == 0, Role.LINEAR_OUT)
            .in(l -> l == 1, Role.ATTN_OUT)
            .in(l -> l > 1, Role.FFN_DOWN)
        : specimen;
  }

  static Specimen gated(MixerGate value) {
    boolean heads =
        value == MixerGate.HEAD_NORM_THEN_SILU || value == MixerGate.HEAD_NORM_THEN_SIGMOID;
    MixingKind kind = heads ? MixingKind.GATED_DELTA_RULE : MixingKind.SELECTIVE_STATE_SPACE_2;
    return of(kind, layer -> layer < 3).with(Trait.TOKEN_MIXING, kind);
  }

  /** Mamba-2 in every layer, and before it in two layers a block whose weights the first has. */
  static Specimen shared(SharedBlock value) {
    Specimen specimen =
        of(MixingKind.SELECTIVE_STATE_SPACE_2, layer -> true)
            .with(Trait.TOKEN_MIXING, MixingKind.SELECTIVE_STATE_SPACE_2)
            .role(Role.MIXER_NORM, Role.FFN_LINK);
    if (value == SharedBlock.NONE) {
      return specimen;
    }
    specimen
        .with(Setting.SHARED_FROM, layer -> layer == 1 || layer == 4 ? 1L : null)
        .with(
            Setting.SHARED_ADAPTER,
            layer -> layer == 1 ? (Object) 0L : layer == 4 ? (Object) 1L : null);
    if (value != SharedBlock.SHARED) {
      specimen.role(Role.FFN_ADAPT_DOWN, Role.FFN_ADAPT_GATE, Role.FFN_ADAPT_UP);
    }
    return value == SharedBlock.ADAPTED
        ? specimen.role(Role.ATTN_Q_ADAPT_DOWN, Role.ATTN_Q_ADAPT_UP)
        : specimen;
  }

  private static Specimen sized() {
    return Specimen.llama()
        .with(Trait.MIXER_GATE, MixerGate.SILU_THEN_NORM)
        .with(Setting.MIXER_EPS, 1e-5)
        .with(Size.INNER, 64)
        .with(Size.STATE, 6)
        .with(Size.MIXER_HEADS, 4)
        .with(Size.MIXER_HEAD_DIM, 16)
        .with(Size.MIXER_KEY_HEADS, 4)
        .with(Size.MIXER_KEY_DIM, 8)
        .with(Size.GROUPS, 2)
        .with(Size.TIME_RANK, 5)
        .with(Size.CONV_WIDTH, 4);
  }

  private static Specimen headed(Specimen specimen, IntPredicate where) {
    return specimen.in(
        where,
        Role.MIXER_IN,
        Role.MIXER_CONV,
        Role.MIXER_TIME_BIAS,
        Role.MIXER_A,
        Role.MIXER_SKIP,
        Role.MIXER_INNER_NORM,
        Role.MIXER_OUT);
  }

  private static Specimen delta(Specimen specimen, IntPredicate where) {
    return specimen.in(
        where,
        Role.MIXER_Q,
        Role.MIXER_K,
        Role.MIXER_V,
        Role.MIXER_CONV_Q,
        Role.MIXER_CONV_K,
        Role.MIXER_CONV_V,
        Role.MIXER_FORGET,
        Role.MIXER_WRITE,
        Role.MIXER_A,
        Role.MIXER_TIME_BIAS,
        Role.MIXER_GATE,
        Role.MIXER_INNER_NORM,
        Role.MIXER_OUT);
  }

  /** Whether each of some layers has attention. */
  static List<Boolean> attends(MixingLayers.InTurn turns, int layers) {
    return IntStream.range(0, layers).mapToObj(turns::attends).toList();
  }
}
