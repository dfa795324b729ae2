package dev.pedigree.lineage.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown as paragraphs, list items, headings, rows of tables and blocks of code. */
final class Paragraphs {
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,}).*");
  private static final Pattern BEGINS =
      Pattern.compile("\\s*(#{1,6} |[-*+] |\\d{1,9}[.)] |\\||>).*");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()\\s]*\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?)(?: *\\{#[^}]*})?$");

  private Paragraphs() {}

  /** The paragraphs of a text, each on one line, but for code. */
  static List<String> of(String markdown) {
    List<String> all = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    boolean code = false;
    for (String line : markdown.split("\n")) {
      boolean fence = FENCE.matcher(line).matches();
      if (fence && !code || !code && (line.isBlank() || BEGINS.matcher(line).matches())) {
        close(all, open);
      }
      if (!line.isBlank() || code) {
        String text = code || fence ? line.stripTrailing() : line.strip();
        open.append(open.length() == 0 ? "" : code ? "\n" : " ").append(text);
      }
      if (fence && code) {
        close(all, open);
      }
      code ^= fence;
    }
    close(all, open);
    return all;
  }

  private static void close(List<String> all, StringBuilder open) {
    if (!open.toString().isBlank()) {
      all.add(open.toString());
    }
    open.setLength(0);
  }

  /** A paragraph for readers: links as their words, headings without their marks. */
  static String plain(String paragraph) {
    String words = LINK.matcher(paragraph).replaceAll("$1");
    return HEADING.matcher(words).replaceFirst("$1").replace("**", "");
  }
}
