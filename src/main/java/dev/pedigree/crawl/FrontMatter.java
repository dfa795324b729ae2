package dev.pedigree.crawl;

import java.util.Optional;

/** The YAML between two lines of three dashes at the start of a Markdown file. */
final class FrontMatter {
  private FrontMatter() {}

  /** The YAML without the dashes; empty when the text does not start with them. */
  static Optional<String> of(String markdown) {
    String[] lines = markdown.split("\r?\n", -1);
    if (!lines[0].stripTrailing().equals("---")) {
      return Optional.empty();
    }
    StringBuilder yaml = new StringBuilder();
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].stripTrailing().equals("---")) {
        return Optional.of(yaml.toString());
      }
      yaml.append(lines[i]).append('\n');
    }
    return Optional.empty();
  }
}
