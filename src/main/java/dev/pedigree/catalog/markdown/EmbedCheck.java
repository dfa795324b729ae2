package dev.pedigree.catalog.markdown;

import dev.pedigree.catalog.markdown.Embed.Kind;
import dev.pedigree.catalog.markdown.MarkdownScan.Found;
import dev.pedigree.catalog.markdown.MarkdownScan.Link;
import dev.pedigree.catalog.markdown.MarkdownScan.Paragraph;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.SourceText;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks how embeds are written; what they ask is checked when the models are described. */
public final class EmbedCheck {
  /** Longest target, as each is read again wherever it stands. */
  private static final int LONGEST = 300;

  private final SourceText source;
  private final Found found;
  private final Consumer<Finding> report;

  /** Of one file; findings go to {@code report}. */
  public EmbedCheck(SourceText source, Found found, Consumer<Finding> report) {
    this.source = source;
    this.found = found;
    this.report = report;
  }

  /** Whether a link or picture is an embed, or is meant as one; then it has been checked. */
  public boolean takes(Link link) {
    Optional<Kind> kind = Kind.of(link);
    if (kind.isPresent()) {
      check(Embed.of(kind.get(), link, source.text()), link);
      return true;
    }
    Optional<Kind> other =
        Arrays.stream(Kind.values())
            .filter(k -> k != Kind.DIFF && link.target().startsWith(k.scheme() + ":"))
            .findFirst();
    other.ifPresent(
        k ->
            report.accept(
                Finding.error(
                    k.picture() ? "catalog.picture-as-link" : "catalog.link-as-picture",
                    source.at(link.at()),
                    "scheme",
                    k.scheme())));
    return other.isPresent();
  }

  private void check(Embed embed, Link link) {
    Location at = source.at(link.at());
    if (embed.target().length() > LONGEST) {
      report.accept(Finding.error("catalog.embed-long", at, "limit", LONGEST));
    } else if (embed.words().isBlank()) {
      report.accept(
          Finding.error("catalog.embed-without-words", at, "scheme", embed.kind().scheme()));
    } else if (embed.kind() == Kind.FACT && places(embed.words()) != 1) {
      report.accept(Finding.error("catalog.fact-without-place", at));
    } else if (embed.kind() == Kind.CLAIM && places(embed.words()) > 0) {
      report.accept(Finding.error("catalog.claim-with-place", at));
    } else if (embed.kind().picture() && !alone(link)) {
      report.accept(Finding.error("catalog.picture-in-text", at, "scheme", embed.kind().scheme()));
    }
  }

  private static int places(String words) {
    return words.split(Embed.PLACE, -1).length - 1;
  }

  /** Whether nothing but pictures stands in the paragraph of a picture. */
  private boolean alone(Link picture) {
    Optional<Paragraph> paragraph =
        found.paragraphs().stream()
            .filter(p -> p.from() <= picture.at() && picture.at() < p.to())
            .findFirst();
    if (paragraph.isEmpty()) {
      return false;
    }
    int from = paragraph.get().from();
    char[] rest = source.text().substring(from, paragraph.get().to()).toCharArray();
    for (Link one : found.links()) {
      int end = source.text().indexOf(')', one.at()) + 1 - from;
      if (one.picture() && one.words() - 2 >= from && end > 0 && end <= rest.length) {
        Arrays.fill(rest, one.words() - 2 - from, end, ' ');
      }
    }
    return new String(rest).isBlank();
  }
}
