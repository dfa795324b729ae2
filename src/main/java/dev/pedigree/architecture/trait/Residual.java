package dev.pedigree.architecture.trait;

/** How the two branches of a layer are added to the residual stream. */
public enum Residual implements TraitValue {
  SEQUENTIAL("sequential"),
  PARALLEL_SHARED_NORM("parallel_shared_norm"),
  PARALLEL_TWO_NORMS("parallel_two_norms"),
  /** The residual continues from the normalised input of a branch. */
  SEQUENTIAL_FROM_NORM("sequential_from_norm"),
  /** Two attentions and two networks in turn, experts beside the second half (LongCat-Flash). */
  SHORTCUT_EXPERTS("shortcut_experts");

  /** The possible values, with the words they are written with. */
  public static final ValueType<Residual> TYPE = ValueType.of(Residual.class);

  private final String word;

  Residual(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether both branches read the same input. */
  public boolean parallel() {
    return this == PARALLEL_SHARED_NORM || this == PARALLEL_TWO_NORMS;
  }
}
