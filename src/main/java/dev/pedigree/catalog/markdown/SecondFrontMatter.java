package dev.pedigree.catalog.markdown;

import dev.pedigree.text.SourceText;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Facts between dashes at the start of the Markdown, as after two files were joined. */
final class SecondFrontMatter {
  private static final Pattern FACT = Pattern.compile("[a-z_]+:(?:[ \\t].*)?|[ -].*|");

  private SecondFrontMatter() {}

  /** Where it starts; empty where the Markdown starts with words. */
  static OptionalInt at(SourceText source, int body) {
    String text = source.text();
    int start = body;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (!text.startsWith("---", start) || !line(source, source.line(start)).equals("---")) {
      return OptionalInt.empty();
    }
    int last = source.line(text.length());
    boolean facts = false;
    for (int line = source.line(start) + 1; line <= last; line++) {
      String words = line(source, line);
      if (words.equals("---")) {
        return facts ? OptionalInt.of(start) : OptionalInt.empty();
      }
      if (!FACT.matcher(words).matches()) {
        return OptionalInt.empty();
      }
      facts |= words.indexOf(':') > 0;
    }
    return OptionalInt.empty();
  }

  private static String line(SourceText source, int line) {
    String text = source.text();
    int start = source.lineStart(line);
    int end = line < source.line(text.length()) ? source.lineStart(line + 1) : text.length();
    return text.substring(start, end).stripTrailing();
  }
}
