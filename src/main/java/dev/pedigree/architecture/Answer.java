package dev.pedigree.architecture;

import java.util.Locale;

/** The answer to one of three questions about two models: same design, same shape, same weights? */
public enum Answer {
  SAME,
  DIFFERENT,
  /** Only for weights: computed from the other model's weights. */
  DERIVED,
  UNKNOWN;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
