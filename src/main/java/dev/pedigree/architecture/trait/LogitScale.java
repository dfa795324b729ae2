package dev.pedigree.architecture.trait;

/** What logits are multiplied with. */
public enum LogitScale implements TraitValue {
  NONE("none"),
  /** One over the root of the hidden size. */
  WIDTH("width**-0.5"),
  /** A constant of the configuration, given as factor or divisor; which one is a setting. */
  CONSTANT("logits / logits_scaling");

  /** How it is written. */
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
