package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Finding;
import java.util.Optional;

/**
 * A Markdown file with YAML front matter.
 *
 * @param source the file
 * @param map the front matter
 * @param body offset at which the Markdown starts
 */
record FrontMatter(SourceText source, YamlNode.Mapping map, int body) {

  /** Reads a file; empty after reporting an error. */
  static Optional<FrontMatter> read(SourceText source, Report report) {
    String text = source.text();
    int open = lineEnd(text, 0);
    if (!isDashes(text, 0, open)) {
      report.add(Finding.error("catalog.no-front-matter", source.at(0)));
      return Optional.empty();
    }
    int from = next(text, open);
    for (int at = from; at < text.length(); ) {
      int end = lineEnd(text, at);
      if (isDashes(text, at, end)) {
        int body = next(text, end);
        return YamlReader.read(source, from, at, report)
            .map(map -> new FrontMatter(source, map, body));
      }
      at = next(text, end);
    }
    report.add(Finding.error("catalog.unterminated", source.at(0)));
    return Optional.empty();
  }

  /** The Markdown, with Unix line ends. */
  String markdown() {
    return unixLines(source.text().substring(body));
  }

  /** 1-based line on which the Markdown starts. */
  int bodyLine() {
    return source.line(body);
  }

  static String unixLines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean isDashes(String text, int from, int to) {
    return text.startsWith("---", from) && text.substring(from + 3, to).isBlank();
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int next(String text, int end) {
    if (text.startsWith("\r\n", end)) {
      return end + 2;
    }
    return Math.min(end + 1, text.length());
  }
}
