package dev.pedigree.architecture.trait;

/** What happens to the values of attention after their projection. */
public enum ValueVectors implements TraitValue {
  AS_PROJECTED("as_projected"),
  /** Each value head is normed without weights (Gemma 3n, Gemma 4). */
  NORMED("normed"),
  /** Multiplied by a constant; its value is a setting (MiMo-V2-Flash). */
  SCALED("scaled");

  /** The possible values, with the words they are written with. */
  public static final ValueType<ValueVectors> TYPE = ValueType.of(ValueVectors.class);

  private final String word;

  ValueVectors(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean absent() {
    return this == AS_PROJECTED;
  }
}
