package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.markdown.MarkdownScan;
import java.util.List;

/** What is compared between the languages of a text: its headings and where it links to. */
record Outline(List<MarkdownScan.Heading> headings, List<MarkdownScan.Link> links) {

  /** The outline of a text; pictures, which no text may have, are left out. */
  static Outline of(MarkdownScan.Found found) {
    return new Outline(
        found.headings(), found.links().stream().filter(link -> !link.picture()).toList());
  }
}
