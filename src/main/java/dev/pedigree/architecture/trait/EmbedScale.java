package dev.pedigree.architecture.trait;

/** The factor of embeddings. */
public enum EmbedScale implements TraitValue {
  NONE("none"),
  /** The square root of the hidden size. */
  ROOT_OF_WIDTH("sqrt(width)"),
  /** A constant of the configuration; its value is a setting. */
  CONSTANT("constant (embedding_multiplier)"),
  /** A learned summand and a learned factor for each channel (Zaya). */
  LEARNED("learned shift and factor");

  /** The possible values, with the words they are written with. */
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
