package dev.pedigree.lineage.texts;

import java.util.List;

/**
 * What changed in an English text since it was translated.
 *
 * @param translated the time of the version that was translated, ISO 8601; empty when that version
 *     is not in the history
 * @param passages the paragraphs that changed, in order
 * @param more how many more changed
 */
public record Since(String translated, List<Passage> passages, int more) {
  public Since {
    passages = List.copyOf(passages);
  }

  /**
   * A paragraph that changed.
   *
   * @param pieces its text, taken apart
   */
  public record Passage(List<Piece> pieces) {
    public Passage {
      pieces = List.copyOf(pieces);
    }
  }

  /** What became of a piece of text. */
  public enum Fate {
    KEPT,
    REMOVED,
    ADDED
  }

  /** A piece of a paragraph. */
  public record Piece(Fate fate, String text) {}

  static Since unknown() {
    return new Since("", List.of(), 0);
  }

  /** Whether the version that was translated is in the history. */
  public boolean found() {
    return !translated.isEmpty();
  }
}
