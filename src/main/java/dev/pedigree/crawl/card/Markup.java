package dev.pedigree.crawl.card;

import java.util.regex.Pattern;

/** Removes markup from a line of Markdown. */
final class Markup {
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,200})]\\([^()]{0,500}\\)");
  private static final Pattern FORMULA = Pattern.compile("\\\\{1,2}[()]|\\\\(?=[_*])|\\$");
  private static final Pattern EMPHASIS =
      Pattern.compile("&ast;|\\*+|`+|(?<![\\p{L}\\d])_+|_+(?![\\p{L}\\d{])");
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>|&nbsp;");

  private Markup() {}

  /** The text without emphasis, code marks, links, formulas, entities and tags. */
  static String text(String line) {
    String text = line.contains("](") ? LINK.matcher(line).replaceAll("$1") : line;
    text = FORMULA.matcher(text).replaceAll("");
    text = EMPHASIS.matcher(text).replaceAll("");
    text = TAG.matcher(text).replaceAll(" ");
    return text.replace("&amp;", "&").strip();
  }
}
