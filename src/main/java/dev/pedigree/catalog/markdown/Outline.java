package dev.pedigree.catalog.markdown;

import java.util.List;

/** What is compared between the languages of a text: its headings and where it links to. */
public record Outline(List<MarkdownScan.Heading> headings, List<MarkdownScan.Link> links) {

  /** The outline of a text; pictures that the site does not make are left out. */
  public static Outline of(MarkdownScan.Found found) {
    return new Outline(
        found.headings(),
        found.links().stream()
            .filter(link -> !link.picture() || Embed.Kind.of(link).isPresent())
            .toList());
  }
}
