package dev.pedigree.smoke.numbers;

/** The architecture says something that the executor has no step for. */
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
