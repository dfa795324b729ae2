package dev.pedigree.diagnostics;

import java.util.Locale;

/** How much a {@link Finding} matters. */
public enum Severity {
  /** The input cannot be trusted. */
  ERROR,
  /** Odd, but usable. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The word used in JSON and on the terminal, for example {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
