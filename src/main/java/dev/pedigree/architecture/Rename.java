package dev.pedigree.architecture;

/**
 * A role whose tensors are named or fused differently on two sides.
 *
 * @param role canonical
 * @param a stored name on the first side, with {@code {l}} and {@code {e}}
 * @param b stored name on the second side
 * @param kind whether only the name differs, or also the fusion
 */
public record Rename(String role, String a, String b, Kind kind) {

  /** What happened to the tensor. */
  public enum Kind {
    /** The same tensor under another name. */
    NAME,
    /**
     * Part of a fused tensor on one side; a separate tensor or part of another fusion on the other.
     */
    FUSION
  }
}
