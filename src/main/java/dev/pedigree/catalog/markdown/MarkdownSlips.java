package dev.pedigree.catalog.markdown;

import dev.pedigree.catalog.markdown.MarkdownScan.Found;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Looks through the Markdown of one file for what its writer cannot have meant. */
public final class MarkdownSlips {
  private MarkdownSlips() {}

  /**
   * Reports each slip at its place.
   *
   * @param body offset at which the Markdown starts
   * @param found what the scan of the same text found
   */
  public static void check(
      SourceText source, int body, Found found, Written language, Consumer<Finding> report) {
    OptionalInt second = SecondFrontMatter.at(source, body);
    if (second.isPresent()) {
      // All else in this part would be said about facts that were taken for words.
      report.accept(Finding.error("catalog.second-front-matter", source.at(second.getAsInt())));
      return;
    }
    if (found.openFence() >= 0) {
      report.accept(Finding.error("catalog.open-fence", source.at(found.openFence())));
    }
    HeadingRules.check(source, found, report);
    ShownAsTyped.check(source, found.prose(), body, report);
    CodeQuotes.check(source, found.prose(), body, report);
    for (MarkdownScan.Heading heading : found.headings()) {
      int end = source.text().indexOf('\n', heading.at());
      language.check(
          source, found.prose(), heading.at(), end < 0 ? source.text().length() : end, report);
    }
    for (MarkdownScan.Paragraph paragraph : found.paragraphs()) {
      TableRows.check(source, found.prose(), paragraph, report);
      language.check(source, found.prose(), paragraph.from(), paragraph.to(), report);
    }
  }
}
