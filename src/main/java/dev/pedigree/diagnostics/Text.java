package dev.pedigree.diagnostics;

/**
 * One sentence in the two languages that are written by hand.
 *
 * @param en English
 * @param zh Simplified Chinese; Traditional is converted from it when a page is made
 */
public record Text(String en, String zh) {

  /** A name that is written alike in both. */
  public static Text same(String both) {
    return new Text(both, both);
  }

  /** Whether nothing is said in either. */
  public boolean isEmpty() {
    return en.isEmpty() && zh.isEmpty();
  }
}
