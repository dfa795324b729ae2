package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;

/**
 * Matrices with the gains of the norm before them multiplied in. A factor can be moved from a gain
 * into the columns behind it without changing what is computed; here both forms are equal.
 */
final class Folded {
  private Folded() {}

  /** The numbers in a place with the gains before them; gains themselves are left as they are. */
  static Numbers of(Sample sample, Slot slot) {
    Numbers numbers = sample.get(slot);
    Role norm = before(slot.role().role());
    Numbers gains =
        norm == null || slot.role().isBias()
            ? null
            : sample.get(new Slot(norm.weight(), slot.layer(), -1));
    if (numbers == null || gains == null || gains.columns() != numbers.columns()) {
      return numbers;
    }
    float[] values = numbers.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= gains.values()[i % numbers.columns()];
    }
    return new Numbers(
        numbers.rows(), numbers.columns(), numbers.index(), values, numbers.rounding());
  }

  /** Whether a tensor is a gain that {@link #of} multiplies into others. */
  static boolean gain(Role role) {
    return role == Role.ATTN_NORM || role == Role.FFN_NORM || role == Role.FINAL_NORM;
  }

  /** The norm before a matrix, in models that normalise the input of each part; null for none. */
  private static Role before(Role role) {
    return switch (role) {
      case ATTN_Q, ATTN_K, ATTN_V, ATTN_KV, Q_DOWN, KV_DOWN -> Role.ATTN_NORM;
      case FFN_GATE, FFN_UP, FFN_GATE_UP, EXPERT_GATE, EXPERT_UP, EXPERT_GATE_UP, MOE_ROUTER ->
          Role.FFN_NORM;
      case HEAD -> Role.FINAL_NORM;
      default -> null;
    };
  }
}
