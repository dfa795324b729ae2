package dev.pedigree.architecture.trait;

import java.util.Locale;

/** How deep a difference goes. */
public enum Level {
  /** Another computation graph. */
  DESIGN,
  /** The same graph with a switch set otherwise. */
  VARIATION,
  /** Other sizes. */
  SHAPE,
  /** Another constant. */
  HYPER_PARAMETER,
  /** The same numbers stored or named otherwise. */
  PACKAGING;

  /** The word in JSON, for example {@code hyper-parameter}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
