package dev.pedigree.architecture.trait;

/**
 * How the result of a mixer with a gate and a norm of its own is gated: a state space with heads,
 * or a delta rule.
 */
public enum MixerGate implements TraitValue {
  /** Times silu of the gate, without a norm. */
  SILU("silu", false, Place.NOWHERE),
  /** Times silu of the gate, then a norm over all heads. */
  SILU_THEN_NORM("silu_then_norm", false, Place.AFTER),
  /** Times silu of the gate, then a norm over the heads of each group. */
  SILU_THEN_GROUP_NORM("silu_then_group_norm", true, Place.AFTER),
  /** A norm over the heads of each group, then times silu of the gate. */
  GROUP_NORM_THEN_SILU("group_norm_then_silu", true, Place.BEFORE),
  /** A norm on each head, then times silu of the gate. */
  HEAD_NORM_THEN_SILU("head_norm_then_silu", true, Place.BEFORE),
  /** A norm on each head, then times the sigmoid of the gate. */
  HEAD_NORM_THEN_SIGMOID("head_norm_then_sigmoid", true, Place.BEFORE);

  /** The possible values, with the words they are written with. */
  public static final ValueType<MixerGate> TYPE = ValueType.of(MixerGate.class);

  private enum Place {
    BEFORE,
    AFTER,
    NOWHERE
  }

  private final String word;
  private final boolean parts;
  private final Place norm;

  MixerGate(String word, boolean parts, Place norm) {
    this.word = word;
    this.parts = parts;
    this.norm = norm;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether there is a norm. */
  public boolean normed() {
    return norm != Place.NOWHERE;
  }

  /** Whether the norm comes before the gate. */
  public boolean normFirst() {
    return norm == Place.BEFORE;
  }

  /** Whether the norm takes each head, or the heads of each group, by themselves. */
  public boolean byParts() {
    return parts;
  }

  /** Whether the gate is a sigmoid and not silu. */
  public boolean sigmoid() {
    return this == HEAD_NORM_THEN_SIGMOID;
  }
}
