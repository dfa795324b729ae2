package dev.pedigree.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a Markdown file the YAML stands that two lines of dashes enclose.
 *
 * @param state what the file begins with
 * @param from offset at which the YAML starts
 * @param to offset of the second line of dashes
 * @param body offset at which the Markdown starts; 0 unless there is front matter
 */
public record FrontMatter(State state, int from, int to, int body) {
  private static final String BLANK = "[\\p{javaWhitespace}&&[^\r\n]]*";

  /** What a file begins with. */
  public enum State {
    /** Text. */
    NONE,
    /** Dashes, and no second line of them. */
    OPEN,
    /** Front matter. */
    CLOSED
  }

  /** What counts as a line of dashes. */
  public enum Dashes {
    /** In content of this site: the first line of the file; blanks may follow the dashes. */
    OWN("---" + BLANK + "(?:\r\n|\r|\n|\\z)", "---" + BLANK + "(?:\r\n|\r|\n|\\z)"),

    /**
     * What the Hub takes for one ({@code
     * huggingface/huggingface_hub:src/huggingface_hub/repocard.py}): white space may stand before
     * the first, none but the line end after it.
     */
    HUB("\\s*---(?:\r\n|\r|\n)", "---[ \t]*(?:\r\n|\r|\n|\\z)");

    private final Pattern opening;
    private final Pattern closing;

    Dashes(String opening, String closing) {
      this.opening = Pattern.compile(opening);
      this.closing = Pattern.compile("(?<=[\r\n])" + closing);
    }
  }

  /** Takes a file apart. */
  public static FrontMatter of(String markdown, Dashes dashes) {
    Matcher opening = dashes.opening.matcher(markdown);
    if (!opening.lookingAt()) {
      return new FrontMatter(State.NONE, 0, 0, 0);
    }
    int from = opening.end();
    Matcher closing =
        dashes.closing.matcher(markdown).region(from, markdown.length()).useTransparentBounds(true);
    return closing.find()
        ? new FrontMatter(State.CLOSED, from, closing.start(), closing.end())
        : new FrontMatter(State.OPEN, from, from, 0);
  }
}
