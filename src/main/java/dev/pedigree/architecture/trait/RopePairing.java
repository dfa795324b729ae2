package dev.pedigree.architecture.trait;

/** Which two dimensions of a head RoPE rotates together. */
public enum RopePairing implements TraitValue {
  /** Dimension i of the first half with dimension i of the second half. */
  HALF("half"),
  /** Dimensions 2i and 2i + 1. */
  INTERLEAVED("interleaved"),
  /** As {@link #HALF}, turned the other way round (nanochat). */
  HALF_BACKWARDS("half_backwards");

  /** The possible values, with the words they are written with. */
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
