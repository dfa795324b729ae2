package dev.pedigree.architecture.trait;

/** Which of the earlier tokens a query sees, where a part of the layer chooses them. */
public enum KeySelection implements TraitValue {
  NONE("none"),
  /** An indexer scores tokens, and a query sees the best (DeepSeek V3.2). */
  TOKENS("token_indexer"),
  /** The same, and some layers see what the layer below chose (GLM-5). */
  TOKENS_SHARED("token_indexer_shared"),
  /** An indexer scores blocks of tokens (MiniMax-M3). */
  BLOCKS("block_indexer"),
  /** A number of each token, made of its values, is added to its scores and chooses it (Doge). */
  DYNAMIC_MASK("dynamic_mask");

  /** The possible values, with the words they are written with. */
  public static final ValueType<KeySelection> TYPE = ValueType.of(KeySelection.class);

  private final String word;

  KeySelection(String word) {
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
