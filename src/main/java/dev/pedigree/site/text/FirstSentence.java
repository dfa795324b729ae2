package dev.pedigree.site.text;

import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first paragraph of a text without its Markdown, for lists and link previews. */
public final class FirstSentence {
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\R\\s*\\R");

  /** With limits, so that the time does not grow with the square of the brackets. */
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]{0,500})\\]\\([^()]{0,1000}\\)");

  private static final Pattern MARKS = Pattern.compile("[*`]|^#+ +");
  private static final Pattern CHINESE_BREAK =
      Pattern.compile("(?<=[\\p{IsHan}，。；：])\\R(?=[\\p{IsHan}])");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private FirstSentence() {}

  public static Text of(Words words) {
    String en = plain(words.en());
    return new Text(en, words.hasChinese() ? plain(words.zh()) : en);
  }

  private static String plain(String markdown) {
    Matcher end = PARAGRAPH_END.matcher(markdown);
    int start = markdown.length() - markdown.stripLeading().length();
    String first = markdown.substring(start, end.find(start) ? end.start() : markdown.length());
    first = LINK.matcher(first).replaceAll("$1");
    first = MARKS.matcher(first).replaceAll("");
    first = CHINESE_BREAK.matcher(first).replaceAll("");
    return SPACE.matcher(first).replaceAll(" ").strip();
  }
}
