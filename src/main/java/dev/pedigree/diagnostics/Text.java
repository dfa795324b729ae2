package dev.pedigree.diagnostics;

/**
 * A text in the two languages that are written by hand.
 *
 * @param en English
 * @param zh Simplified Chinese; Traditional is converted from it when a page is made
 */
public record Text(String en, String zh) {

  /** A name that is the same in both languages. */
  public static Text same(String both) {
    return new Text(both, both);
  }

  /** Whether both are empty. */
  public boolean isEmpty() {
    return en.isEmpty() && zh.isEmpty();
  }
}
