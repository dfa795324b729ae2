package dev.pedigree.smoke;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Fact;
import dev.pedigree.architecture.Trait;

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

  /**
   * The value of a trait, where it is one of those that there can be a step for.
   *
   * @param what the trait, as the reason names it
   */
  static <T> T unless(Architecture architecture, Trait trait, Class<T> type, String what) {
    Fact fact = architecture.trait(trait);
    return fact.as(type).orElseThrow(() -> new UnsupportedDesign(what + " " + fact.text()));
  }
}
