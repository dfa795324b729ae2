package dev.pedigree.architecture.trait;

/** The gate on what attention gives out, before the output projection. */
public enum AttentionGate implements TraitValue {
  NONE("none", false, false),
  /** A sigmoid for each component. */
  SIGMOID("sigmoid", false, false),
  /** A sigmoid for each head. */
  HEAD_SIGMOID("head_sigmoid", true, false),
  /** A softplus for each component. */
  SOFTPLUS("softplus", false, true),
  /** A softplus for each head. */
  HEAD_SOFTPLUS("head_softplus", true, true);

  /** The possible values, with the words they are written with. */
  public static final ValueType<AttentionGate> TYPE = ValueType.of(AttentionGate.class);

  private final String word;
  private final boolean ofHeads;
  private final boolean softplus;

  AttentionGate(String word, boolean ofHeads, boolean softplus) {
    this.word = word;
    this.ofHeads = ofHeads;
    this.softplus = softplus;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean absent() {
    return this == NONE;
  }

  /** Whether a head has one number, and not each of its components. */
  public boolean ofHeads() {
    return ofHeads;
  }

  /** Whether it can be more than one. */
  public boolean softplus() {
    return softplus;
  }
}
