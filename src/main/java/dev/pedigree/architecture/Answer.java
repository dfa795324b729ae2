package dev.pedigree.architecture;

import java.util.Locale;

/** The answer to one of three questions about two models: same design, same shape, same weights? */
public enum Answer {
  SAME,
  /** Of weights: the numbers cannot be the same; whether one was made from the other is open. */
  DIFFERENT,
  /** Only of weights: the numbers of one were computed from those of the other. */
  DERIVED,
  /** Only of weights: the numbers show that none were computed from those of the other. */
  INDEPENDENT,
  UNKNOWN;

  /** Whether only numbers that were compared can give this answer. */
  public boolean fromNumbers() {
    return this == DERIVED || this == INDEPENDENT;
  }

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
