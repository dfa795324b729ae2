package dev.pedigree.architecture.trait;

/** What branches and residual are multiplied with; the numbers are settings. */
public enum ResidualScale implements TraitValue {
  NONE("none"),
  /** Both branches by one constant. */
  BRANCHES("residual_multiplier"),
  /** Branches and residual by constants of their own. */
  BRANCHES_AND_RESIDUAL("alpha and beta factors");

  /** How it is written. */
  public static final ValueType<ResidualScale> TYPE = ValueType.of(ResidualScale.class);

  private final String word;

  ResidualScale(String word) {
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
