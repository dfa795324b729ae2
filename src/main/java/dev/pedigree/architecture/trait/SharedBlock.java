package dev.pedigree.architecture.trait;

/**
 * A transformer block whose weights several layers share: such a layer runs it on the stream and
 * the embedding side by side, and adds what it gives to the input of its mixer (Zamba).
 */
public enum SharedBlock implements TraitValue {
  NONE("none"),
  /** The same weights in every such layer. */
  SHARED("shared"),
  /** Each such layer adds a low-rank matrix of its own to those of the feed-forward network. */
  ADAPTED_FEED_FORWARD("shared_with_adapted_feed_forward"),
  /** Each such layer adds low-rank matrices to those of attention too. */
  ADAPTED("shared_with_adapters");

  /** The possible values, with the words they are written with. */
  public static final ValueType<SharedBlock> TYPE = ValueType.of(SharedBlock.class);

  private final String word;

  SharedBlock(String word) {
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
