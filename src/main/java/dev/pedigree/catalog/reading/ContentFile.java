package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.FrontMatter;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file taken apart.
 *
 * @param source the file
 * @param map what stands between the two lines of dashes
 * @param body offset at which the Markdown starts
 */
record ContentFile(SourceText source, YamlNode.Mapping map, int body) {
  /** Front matter behind blanks or empty lines. */
  private static final Pattern LATE = Pattern.compile("\\s*(---)[ \\t]*[\\r\\n]");

  /** What a writer may have meant as the end of the front matter. */
  private static final Pattern ALMOST =
      Pattern.compile("(?m)^[ \\t]*(-{2,}|[—–]+|\\*{3,}|\\.{3}|={3,}|_{3,}|\\+{3})[ \\t]*$");

  /** Takes a file apart, or nothing after an error that was reported. */
  static Optional<ContentFile> read(SourceText source, Report report) {
    if (ConflictMarkers.found(source, report)) {
      return Optional.empty();
    }
    FrontMatter front = FrontMatter.of(source.text(), FrontMatter.Dashes.OWN);
    return switch (front.state()) {
      case NONE -> without(source, report);
      case OPEN -> open(source, front.from(), report);
      case CLOSED ->
          ContentYaml.read(source, front.from(), front.to(), report)
              .map(map -> new ContentFile(source, map, front.body()));
    };
  }

  private static Optional<ContentFile> without(SourceText source, Report report) {
    Matcher late = LATE.matcher(source.text());
    report.add(
        late.lookingAt()
            ? Finding.error("catalog.late-front-matter", source.at(late.start(1)))
            : Finding.error("catalog.no-front-matter", source.at(0)));
    return Optional.empty();
  }

  private static Optional<ContentFile> open(SourceText source, int from, Report report) {
    Matcher almost = ALMOST.matcher(source.text()).region(from, source.text().length());
    report.add(
        almost.find()
            ? Finding.error("catalog.almost-terminated", source.at(almost.start(1)))
            : Finding.error("catalog.unterminated", source.at(0)));
    return Optional.empty();
  }

  /** The value of a key of the file. */
  Optional<YamlNode> value(String key) {
    return map.entries().stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(YamlNode.Entry::value)
        .findFirst();
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
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
