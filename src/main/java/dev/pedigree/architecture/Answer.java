package dev.pedigree.architecture;

import java.util.Locale;

/** The answer to one of the three questions: same design, same shape, same weights? */
public enum Answer {
  SAME,
  DIFFERENT,
  /** Weights only: made from the other model's weights. */
  DERIVED,
  UNKNOWN;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
