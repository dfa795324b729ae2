package dev.pedigree.architecture.role;

import java.util.Arrays;
import java.util.Optional;

/** How a stored tensor holds the numbers of its role, or of the roles that share it. */
public enum TensorLayout {
  /** One role, stored as the computation reads it. */
  PLAIN("", false),
  /** All rows of one part, then all of the next. */
  CONCAT("concat", true),
  /** For each head, its rows of one part, then of the next. */
  PER_HEAD("per-head", true),
  /** For each key-value head, its query heads, the key and the value. */
  GROUPED("grouped", true),
  /** For each key head of a mixer, its rows of one part, then of the next. */
  PER_KEY_HEAD("per-key-head", true),
  /** A row of each part in turn. */
  INTERLEAVED("interleaved", true),
  /** Four shards, each with its queries, values and keys (CodeGen). */
  SHARDS_QVK("shards-qvk", true),
  /** The rows of each head in the order x0, x[d/2], x1, x[d/2+1] … */
  ROPE_PAIRS("rope-pairs", false),
  /** The rows of two halves in turn: the first half has the even rows. */
  EVEN_ODD("even-odd", false),
  /** Gains with the one of {@code 1 + w} added. */
  PLUS_ONE("plus-one", false),
  /** Numbers x stored as −e^x. */
  MINUS_EXPONENTIAL("minus-exponential", false),
  /** Experts below each other. */
  STACKED_ROWS("stacked-rows", false);

  private final String word;
  private final boolean fused;

  TensorLayout(String word, boolean fused) {
    this.word = word;
    this.fused = fused;
  }

  /** How dialect files write it; empty for {@link #PLAIN}. */
  public String word() {
    return word;
  }

  /** Whether several roles share the tensor. */
  public boolean fused() {
    return fused;
  }

  /** The layout of a word in a dialect file; empty when there is none. */
  public static Optional<TensorLayout> of(String word) {
    return Arrays.stream(values()).filter(layout -> layout.word.equals(word)).findFirst();
  }
}
