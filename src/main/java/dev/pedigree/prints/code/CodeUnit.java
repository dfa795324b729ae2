package dev.pedigree.prints.code;

import java.util.Locale;

/**
 * A class, a method or a function outside of classes.
 *
 * @param kind which of them
 * @param name as it is written; of a method {@code Class.method}
 * @param written digest with its names as they are written, without comments, formatting and
 *     documentation
 * @param renamed digest with the names that the code defines itself as numbers
 * @param tokens how many tokens it has
 */
public record CodeUnit(Kind kind, String name, String written, String renamed, int tokens) {
  /** Fewer tokens are too little to say that two units are equal. */
  static final int TELLING = 20;

  /** What a unit is. */
  public enum Kind {
    CLASS,
    METHOD,
    FUNCTION;

    /** The word used in JSON, for example {@code class}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is long enough to be told from others. */
  boolean telling() {
    return tokens >= TELLING;
  }

  /** Whether it is equal to another after renaming, or as written. */
  boolean same(CodeUnit other) {
    return written.equals(other.written) || renamed.equals(other.renamed);
  }
}
