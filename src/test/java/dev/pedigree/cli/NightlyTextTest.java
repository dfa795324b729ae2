package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.pipeline.publish.NightlyReport;
import dev.pedigree.pipeline.publish.NightlyReport.Missed;
import dev.pedigree.pipeline.publish.NightlyReport.Outcome;
import dev.pedigree.pipeline.publish.SiteChange;
import dev.pedigree.pipeline.signing.SigningTotal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NightlyTextTest {
  private static final Confirmed FIRST =
      new Confirmed(
          21,
          List.of(new Confirmed.Corrected("eps", "1", "2")),
          List.of(),
          List.of(),
          new Confirmed.Numbers(4, 4));

  @Test
  void withoutACrawlItIsNotSaidThatSourcesWereRead() {
    assertEquals(
        """
        **Fine.** Built from the stored snapshots; no source was read.

        - 0 sources read, 0 changed, 0 not reached
        """,
        text(
            new NightlyReport(
                Outcome.FINE,
                0,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty())));
  }

  @Test
  void whatChangedIsListedAndWhatWasNotReachedHasItsCause() {
    Finding cause = Finding.error("crawl.symlink", Location.of("a"));
    SiteChange change =
        new SiteChange(
            List.of("lab/new"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("en/new/index.html"),
            List.of("en/index.html", "zh-hans/index.html"),
            List.of(),
            List.of(),
            10,
            12,
            List.of());
    assertEquals(
        """
        **Published with failures.**

        - 1 source read, 1 changed, 1 not reached
        - signatures of weights: 3 read, 240 kept, 1 not read; 5.4 MB read
        - models: 1 new, 0 changed, 0 withdrawn
        - pages: 1 new, 2 changed, 0 removed
        - release 000007 is current

        Changed sources:

        - lab/new

        Read for the first time:

        - lab/new: 21 rebuilt values confirmed, 1 corrected

        New models:

        - lab/new

        Not reached:

        - lab/away, since 2026-03-04: this is a symbolic link; it was not followed; shown is the commit of 2026-01-02
        """,
        text(
            new NightlyReport(
                Outcome.PUBLISHED_WITH_FAILURES,
                1,
                List.of("lab/new"),
                new TreeMap<>(Map.of("lab/new", FIRST)),
                new TreeMap<>(Map.of("lab/away", new Missed("2026-03-04", cause, "2026-01-02"))),
                Optional.of(change),
                List.of(),
                List.of(),
                Optional.of(Path.of("releases/000007")),
                Optional.of(new SigningTotal(3, 240, 1, 0, 5_400_000)))));
  }

  private static String text(NightlyReport report) {
    StringWriter out = new StringWriter();
    NightlyText.print(report, new PrintWriter(out, true));
    return out.toString();
  }
}
