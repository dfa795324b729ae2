package dev.pedigree.lineage.relate;

import java.util.Locale;

/** How well a relation is known. */
public enum Grade {
  /** The weights show it, and structure or dates tell which came first. */
  PROVED,
  /** Only files say it, and nothing that was read speaks against it. */
  DECLARED,
  /** The weights show it; which came first is inferred from how they changed. */
  INFERRED,
  /** Files say it, and the weights do not show it, though they might have other reasons. */
  DISPUTED,
  /** Files say it, and the weights show that it is not so. */
  CONTRADICTED;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
