package dev.pedigree.crawl.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML between two lines of dashes at the start of a Markdown file. What counts as such a line
 * is what the Hub takes for one ({@code
 * huggingface/huggingface_hub:src/huggingface_hub/repocard.py}): white space may stand before the
 * first, none but the line end after it.
 *
 * @param state what was found
 * @param yaml without the dashes; empty unless there is front matter
 * @param line of the file on which the YAML starts, counted from 1
 */
public record FrontMatter(State state, String yaml, int line) {
  private static final Pattern OPENING = Pattern.compile("\\s*---(?:\r\n|\r|\n)");
  private static final Pattern CLOSING = Pattern.compile("(?:\r\n|\r|\n)---[ \t]*(?=\r|\n|\\z)");

  /** What a file begins with. */
  public enum State {
    /** Text, or dashes with nothing between them. */
    NONE,
    /** Dashes, and no second line of them. */
    OPEN,
    /** Front matter. */
    CLOSED
  }

  /** Takes a file apart. */
  public static FrontMatter of(String markdown) {
    Matcher opening = OPENING.matcher(markdown);
    if (!opening.lookingAt()) {
      return new FrontMatter(State.NONE, "", 0);
    }
    int line = (int) markdown.substring(0, opening.end()).lines().count() + 1;
    int from = opening.end();
    Matcher closing = CLOSING.matcher(markdown).region(from - 1, markdown.length());
    if (!closing.find()) {
      return new FrontMatter(State.OPEN, "", line);
    }
    String yaml = markdown.substring(from, Math.max(from, closing.start()));
    return new FrontMatter(yaml.isBlank() ? State.NONE : State.CLOSED, yaml, line);
  }
}
