package dev.pedigree.architecture.trait;

/** How tokens know where they are. */
public enum PositionKind implements TraitValue {
  ROPE("rope"),
  ALIBI("alibi"),
  LEARNED("learned"),
  SINUSOIDAL("sinusoidal"),
  NONE("none"),
  RELATIVE("relative (Transformer-XL)");

  /** How it is written. */
  public static final ValueType<PositionKind> TYPE = ValueType.of(PositionKind.class);

  private final String word;

  PositionKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean absent() {
    return this == NONE;
  }

  /** Whether something is added to the embeddings. */
  public boolean added() {
    return this == LEARNED || this == SINUSOIDAL;
  }
}
