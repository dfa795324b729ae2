package dev.pedigree.site.text;

import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Text;

/** The first paragraph of a text without its Markdown, for lists and link previews. */
public final class FirstSentence {
  private FirstSentence() {}

  public static Text of(Words words) {
    String en = plain(words.en());
    return new Text(en, words.hasChinese() ? plain(words.zh()) : en);
  }

  private static String plain(String markdown) {
    String first = markdown.strip().split("\\R\\s*\\R", 2)[0];
    return first
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .replaceAll("[*`]|^#+ +", "")
        .replaceAll("(?<=[\\p{IsHan}，。；：])\\R(?=[\\p{IsHan}])", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
