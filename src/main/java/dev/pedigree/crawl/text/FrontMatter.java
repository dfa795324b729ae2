package dev.pedigree.crawl.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML between two lines of dashes at the start of a Markdown file. Such lines are recognised
 * as on the Hub ({@code huggingface/huggingface_hub:src/huggingface_hub/repocard.py}): white space
 * may precede the first, and only the line end may follow it.
 *
 * @param state whether there is front matter
 * @param yaml the YAML without the dashes; empty if there is none
 * @param line the line of the file on which the YAML starts, counted from 1
 */
public record FrontMatter(State state, String yaml, int line) {
  private static final Pattern OPENING = Pattern.compile("\\s*---(?:\r\n|\r|\n)");
  private static final Pattern CLOSING = Pattern.compile("(?:\r\n|\r|\n)---[ \t]*(?=\r|\n|\\z)");

  /** How a file begins. */
  public enum State {
    /** No front matter, or an empty one. */
    NONE,
    /** A line of dashes without a second one. */
    OPEN,
    /** Front matter. */
    CLOSED
  }

  /** Finds the front matter of a file. */
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
