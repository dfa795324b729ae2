package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.FrontMatter;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.Optional;

/**
 * A Markdown file taken apart.
 *
 * @param source the file
 * @param map what stands between the two lines of dashes
 * @param body offset at which the Markdown starts
 */
record ContentFile(SourceText source, YamlNode.Mapping map, int body) {

  /** Takes a file apart, or nothing after an error that was reported. */
  static Optional<ContentFile> read(SourceText source, Report report) {
    FrontMatter front = FrontMatter.of(source.text(), FrontMatter.Dashes.OWN);
    return switch (front.state()) {
      case NONE -> refused("catalog.no-front-matter", source, report);
      case OPEN -> refused("catalog.unterminated", source, report);
      case CLOSED ->
          ContentYaml.read(source, front.from(), front.to(), report)
              .map(map -> new ContentFile(source, map, front.body()));
    };
  }

  private static Optional<ContentFile> refused(String rule, SourceText source, Report report) {
    report.add(Finding.error(rule, source.at(0)));
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
}
