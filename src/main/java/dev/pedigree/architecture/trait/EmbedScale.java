package dev.pedigree.architecture.trait;

/** What embeddings are multiplied with. */
public enum EmbedScale implements TraitValue {
  NONE("none"),
  /** The root of the hidden size. */
  ROOT_OF_WIDTH("sqrt(width)"),
  /** A constant of the configuration; which one is a setting. */
  CONSTANT("constant (embedding_multiplier)");

  /** How it is written. */
  public static final ValueType<EmbedScale> TYPE = ValueType.of(EmbedScale.class);

  private final String word;

  EmbedScale(String word) {
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
}
