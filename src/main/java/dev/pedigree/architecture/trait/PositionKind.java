package dev.pedigree.architecture.trait;

/** How positions enter the computation. */
public enum PositionKind implements TraitValue {
  ROPE("rope"),
  ALIBI("alibi"),
  LEARNED("learned"),
  SINUSOIDAL("sinusoidal"),
  NONE("none"),
  RELATIVE("relative (Transformer-XL)"),
  /** A number for each distance, made of the query's token, is added to the scores (Inkling). */
  TOKEN_RELATIVE("relative_logits");

  /** The possible values, with the words they are written with. */
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
