package dev.pedigree.diagnostics;

import java.util.List;
import java.util.stream.Collectors;

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

  /** Texts one after another, as each language lists them. */
  public static Text list(List<Text> items) {
    return new Text(
        items.stream().map(Text::en).collect(Collectors.joining(", ")),
        items.stream().map(Text::zh).collect(Collectors.joining("、")));
  }

  /** Whether both are empty. */
  public boolean isEmpty() {
    return en.isEmpty() && zh.isEmpty();
  }
}
