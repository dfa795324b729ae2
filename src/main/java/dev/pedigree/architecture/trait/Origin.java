package dev.pedigree.architecture.trait;

import java.util.Locale;

/** How a fact is known. */
public enum Origin {
  /** Read from the configuration. */
  CONFIG,
  /** Read from the weight header: a tensor is there, is not there, or has a shape. */
  HEADER,
  /** Holds for every model of the class in its program, which reads no key for it. */
  CLASS,
  /** The default of the class for a key that the configuration leaves out. */
  DEFAULT,
  /** Stated by a paper. */
  PAPER,
  /** Read in published code. */
  CODE,
  /** Follows from published numbers. */
  ARITHMETIC,
  /** Remembered from a paper that was not read again. */
  MEMORY,
  /** Concluded from other facts. */
  INFERRED,
  /** Not known. */
  UNKNOWN;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
