package dev.pedigree.architecture.trait;

/** Which two components of a head RoPE turns together. */
public enum RopePairing implements TraitValue {
  /** One of the first half with one of the second. */
  HALF("half"),
  /** Neighbours. */
  INTERLEAVED("interleaved");

  /** How it is written. */
  public static final ValueType<RopePairing> TYPE = ValueType.of(RopePairing.class);

  private final String word;

  RopePairing(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
