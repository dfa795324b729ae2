package dev.pedigree.architecture.trait;

/** Which dimensions of an indexer RoPE turns, and in which pairs. */
public enum IndexRope implements TraitValue {
  /** The first, half by half. */
  FIRST_HALF("first_half"),
  /** The first, neighbours together. */
  FIRST_INTERLEAVED("first_interleaved"),
  /** The last, half by half. */
  LAST_HALF("last_half");

  /** The possible values, with the words they are written with. */
  public static final ValueType<IndexRope> TYPE = ValueType.of(IndexRope.class);

  private final String word;

  IndexRope(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
