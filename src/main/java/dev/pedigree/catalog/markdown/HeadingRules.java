package dev.pedigree.catalog.markdown;

import dev.pedigree.catalog.markdown.MarkdownScan.Found;
import dev.pedigree.catalog.markdown.MarkdownScan.Heading;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What headings of content keep to: no second title, no level left out, an id of its own for each,
 * which is part of an address and the same in all languages.
 */
final class HeadingRules {
  private static final Pattern GOOD_ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

  private HeadingRules() {}

  static void check(SourceText source, Found found, Consumer<Finding> report) {
    Map<String, Integer> lines = new HashMap<>();
    int level = 1;
    for (Heading heading : found.headings()) {
      if (heading.level() == 1) {
        report.accept(Finding.warning("catalog.second-title", source.at(heading.at())));
      } else if (heading.level() > level + 1) {
        report.accept(
            Finding.warning(
                "catalog.heading-skips",
                source.at(heading.at()),
                "level",
                heading.level(),
                "above",
                level,
                "next",
                level + 1));
      }
      level = heading.level();
      id(source, heading, lines, report);
    }
  }

  private static void id(
      SourceText source, Heading heading, Map<String, Integer> lines, Consumer<Finding> report) {
    String id = heading.anchor();
    if (id.isEmpty()) {
      report.accept(
          Finding.warning(
              "catalog.heading-without-id", source.at(heading.at()), "syntax", "{#short-name}"));
      return;
    }
    if (!GOOD_ID.matcher(id).matches()) {
      report.accept(Finding.warning("catalog.bad-anchor", source.at(heading.anchorAt()), "id", id));
    }
    Integer first = lines.putIfAbsent(id, source.line(heading.at()));
    if (first != null) {
      report.accept(
          Finding.error(
              "catalog.anchor-twice", source.at(heading.anchorAt()), "id", id, "line", first));
    }
  }
}
