package dev.pedigree.crawl.text;

import dev.pedigree.diagnostics.Visible;

/** Makes text from a repository or server safe for messages. */
public final class Clean {
  private static final int LONGEST = 200;

  private Clean() {}

  /** Text on one line, without hidden characters, and cut where it is long. */
  public static String text(String raw) {
    return Visible.line(Visible.cut(raw, LONGEST));
  }
}
