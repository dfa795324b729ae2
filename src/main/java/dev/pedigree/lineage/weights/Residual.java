package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import java.util.EnumSet;
import java.util.Set;

/** Which tensors have the units of the residual stream as rows or columns. */
final class Residual {
  /** Matrices whose rows are the units: they add to the stream. */
  private static final Set<Role> WRITE =
      EnumSet.of(
          Role.ATTN_OUT,
          Role.MOA_OUT,
          Role.FFN_DOWN,
          Role.FFN_V,
          Role.EXPERT_DOWN,
          Role.SHARED_DOWN,
          Role.CONV_OUT,
          Role.LINEAR_OUT,
          Role.MIXER_OUT);

  /** Matrices whose columns are the units: they read the stream. */
  private static final Set<Role> READ =
      EnumSet.of(
          Role.EMBED,
          Role.HEAD,
          Role.ATTN_Q,
          Role.ATTN_K,
          Role.ATTN_V,
          Role.ATTN_KV,
          Role.Q_DOWN,
          Role.KV_DOWN,
          Role.MOA_Q,
          Role.CONV_IN,
          Role.LINEAR_Q,
          Role.LINEAR_K,
          Role.LINEAR_V,
          Role.LINEAR_QKV,
          Role.LINEAR_GATE,
          Role.MIXER_IN,
          Role.MIXER_K,
          Role.MIXER_V,
          Role.MIXER_R,
          Role.FFN_GATE,
          Role.FFN_UP,
          Role.FFN_GATE_UP,
          Role.FFN_K,
          Role.FFN_R,
          Role.EXPERT_GATE,
          Role.EXPERT_UP,
          Role.EXPERT_GATE_UP,
          Role.SHARED_GATE,
          Role.SHARED_UP,
          Role.SHARED_GATE_UP);

  /** Gains of norms over the whole stream. */
  private static final Set<Role> GAINS =
      EnumSet.of(
          Role.ATTN_NORM,
          Role.BLOCK_NORM,
          Role.MIXER_NORM,
          Role.ATTN_OUT_NORM,
          Role.FFN_NORM,
          Role.FFN_OUT_NORM,
          Role.EMBED_NORM,
          Role.FINAL_NORM);

  private Residual() {}

  static boolean reads(TensorRole role) {
    return !role.isBias() && READ.contains(role.role());
  }

  static boolean writes(TensorRole role) {
    return !role.isBias() && WRITE.contains(role.role());
  }

  static boolean gains(TensorRole role) {
    return GAINS.contains(role.role());
  }

  /** Whether its columns are tokens of the vocabulary, as those of embedding and head are. */
  static boolean tokens(TensorRole role) {
    return role.role() == Role.EMBED || role.role() == Role.HEAD;
  }

  /**
   * Whether training may have numbered its rows or columns: positions, decays and other parameters
   * that start from a formula are alike in all models and show nothing.
   */
  static boolean formula(TensorRole role) {
    return switch (role.role()) {
      case POS_EMBED,
          MIXER_CONV,
          MIXER_A,
          MIXER_SKIP,
          MIXER_TIME_BIAS,
          MIXER_MIX_K,
          MIXER_MIX_V,
          MIXER_MIX_R,
          MIXER_DECAY,
          MIXER_FIRST,
          FFN_MIX_K,
          FFN_MIX_R,
          FFN_ALPHA_P,
          FFN_ALPHA_N ->
          true;
      default -> role.part() == Part.BUFFER;
    };
  }

  /**
   * The tensor with the units as columns; null where it has none, or is a matrix whose rows are the
   * units and were not all read.
   */
  static Numbers columns(Sample sample, Slot slot) {
    Numbers numbers = sample.get(slot);
    if (numbers == null) {
      return null;
    }
    int width = sample.sizes().width();
    if (writes(slot.role())) {
      return numbers.rows() == width && numbers.whole() ? numbers.transposed() : null;
    }
    boolean units = reads(slot.role()) || gains(slot.role());
    return units && numbers.columns() == width ? numbers : null;
  }
}
