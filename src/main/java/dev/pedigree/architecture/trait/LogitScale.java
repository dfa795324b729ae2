package dev.pedigree.architecture.trait;

/** The factor of logits. */
public enum LogitScale implements TraitValue {
  NONE("none"),
  /** One over the square root of the hidden size. */
  WIDTH("width**-0.5"),
  /** A constant of the configuration, given as factor or divisor; its value is a setting. */
  CONSTANT("logits / logits_scaling");

  /** The possible values, with the words they are written with. */
  public static final ValueType<LogitScale> TYPE = ValueType.of(LogitScale.class);

  private final String word;

  LogitScale(String word) {
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
