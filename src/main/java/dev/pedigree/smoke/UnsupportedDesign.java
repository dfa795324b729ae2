package dev.pedigree.smoke;

/** The architecture says something that the executor has no step for. */
final class UnsupportedDesign extends RuntimeException {

  /**
   * Names what is missing.
   *
   * @param what a trait and its value, or a setting
   */
  UnsupportedDesign(String what) {
    super(what);
  }
}
