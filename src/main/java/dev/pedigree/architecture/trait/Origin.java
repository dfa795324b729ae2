package dev.pedigree.architecture.trait;

import java.util.Locale;

/** How a fact is known. */
public enum Origin {
  /** Read from the configuration. */
  CONFIG,
  /** Read from the weight header: a tensor is there, is not there, or has a shape. */
  HEADER,
  /**
   * The program that runs models of this class always does so; neither configuration nor header
   * says it.
   */
  CLASS,
  /** The configuration leaves the key out, and the program's default applies. */
  DEFAULT,
  /** Stated by a paper. */
  PAPER,
  /** Read in published code. */
  CODE,
  /** Follows from published numbers. */
  ARITHMETIC,
  /** Remembered from a paper, not read again. */
  MEMORY,
  /** Concluded from other facts. */
  INFERRED,
  /** Nobody knows. */
  UNKNOWN;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
