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
  /** Tensors of one role stored or named otherwise. */
  PACKAGING;

  /** Whether a difference of this level is a line of the listing. */
  public boolean line() {
    return this == DESIGN || this == VARIATION;
  }

  /** The word in JSON, for example {@code hyper-parameter}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
