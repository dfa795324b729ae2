package dev.pedigree.architecture;

/**
 * A role whose tensor has another name on the other side.
 *
 * @param role canonical
 * @param a stored name on the first side, with {@code {l}} and {@code {e}}
 * @param b stored name on the second side
 * @param kind whether only the name differs, or how the tensor is put together
 */
public record Rename(String role, String a, String b, Kind kind) {

  /** What happened to the tensor. */
  public enum Kind {
    /** The same tensor under another name. */
    NAME,
    /**
     * A part of a fused tensor on one side, a tensor of its own (or part of another fusion) on the
     * other.
     */
    FUSION
  }
}
