package dev.pedigree.architecture.trait;

/** Where a layer has its norms. */
public enum NormPlacement implements TraitValue {
  PRE("pre"),
  /** On the sum of residual and branch. */
  POST("post"),
  /** Before and after each branch. */
  SANDWICH("sandwich"),
  /** After each branch, before it is added to the residual. */
  POST_BRANCH("post_branch"),
  /** Before the branches of layers with another mixer than attention, after those of the others. */
  PRE_OR_POST_BRANCH("pre_or_post_branch"),
  /** Before each branch but the first of the model (ModernBERT). */
  PRE_BUT_FIRST("pre_but_first");

  /** The possible values, with the words they are written with. */
  public static final ValueType<NormPlacement> TYPE = ValueType.of(NormPlacement.class);

  private final String word;

  NormPlacement(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** The placement in a layer, where it depends on the kind of the layer. */
  public NormPlacement in(boolean attending) {
    return this == PRE_OR_POST_BRANCH ? attending ? POST_BRANCH : PRE : this;
  }

  /** Whether the input of a branch is normalised. */
  public boolean before() {
    return this == PRE || this == SANDWICH || this == PRE_BUT_FIRST;
  }

  /** Whether the output of a branch is normalised before it is added to the residual. */
  public boolean after() {
    return this == POST_BRANCH || this == SANDWICH;
  }

  /** Whether the sum of residual and branch is normalised. */
  public boolean onSum() {
    return this == POST;
  }
}
