package dev.pedigree.smoke.numbers;

/** Thrown if the executor has no step for something in the architecture or in stored weights. */
public final class UnsupportedDesign extends RuntimeException {

  /**
   * Names what is missing.
   *
   * @param what a trait and its value, or a setting
   */
  public UnsupportedDesign(String what) {
    super(what);
  }
}
