package dev.pedigree.site.text;

import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Text;
import java.util.regex.Pattern;

/** The first paragraph of a text without its Markdown, for lists and link previews. */
public final class FirstSentence {
  /** With limits, so that the time does not grow with the square of the brackets. */
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]{0,500})\\]\\([^()]{0,1000}\\)");

  private FirstSentence() {}

  public static Text of(Words words) {
    String en = plain(words.en());
    return new Text(en, words.hasChinese() ? plain(words.zh()) : en);
  }

  private static String plain(String markdown) {
    String first = markdown.strip().split("\\R\\s*\\R", 2)[0];
    return LINK.matcher(first)
        .replaceAll("$1")
        .replaceAll("[*`]|^#+ +", "")
        .replaceAll("(?<=[\\p{IsHan}，。；：])\\R(?=[\\p{IsHan}])", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
