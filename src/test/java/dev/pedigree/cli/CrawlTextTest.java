package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Words;
import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Confirmed.Corrected;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.pipeline.CrawlRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The line that a crawl prints about a model. */
class CrawlTextTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void aFreshSnapshotIsToldByItsCommitAndSizes() {
    assertEquals(
        "lab/Heron-7B: commit 0123456789ab of 2026-01-02T03:04:05Z, 2 weight files of 3.0 kB, 1,003"
            + " tensors, 1 commit that matters",
        CrawlText.of(outcome(snapshot(COMMIT), true, false)));
  }

  @Test
  void aSnapshotThatChangedNothingSaysSo() {
    assertEquals(
        "lab/Heron-7B: 2 weight files of 3.0 kB, 1,003 tensors, 1 commit that matters (nothing new)",
        CrawlText.of(outcome(snapshot(""), false, false)));
  }

  @Test
  void aSourceThatCannotBeReachedKeepsItsSnapshotOrHasNone() {
    assertEquals(
        "lab/Heron-7B: not crawled, the snapshot of 2026-01-02T03:04:05Z stays",
        CrawlText.of(outcome(snapshot(COMMIT), false, true)));
    assertEquals(
        "lab/Heron-7B: not crawled, and there is no earlier snapshot",
        CrawlText.of(outcome(Optional.empty(), false, true)));
  }

  @Test
  void aFirstReadingCountsWhatItConfirmedAndNamesWhatItCorrected() {
    Confirmed first =
        new Confirmed(
            1_021,
            List.of(new Corrected("eps", "0.00001", "0.000001"), new Corrected("pad", "", "0")),
            List.of(new Corrected("license", "\"mit\"", "")),
            List.of(new Corrected("up.{}", "{0-1} F32 [2]", "{0-2} F32 [2]")),
            new Confirmed.Numbers(4_000, 6_000));
    assertEquals(
        "lab/Heron-7B: commit 0123456789ab of 2026-01-02T03:04:05Z, 2 weight files of 3.0 kB, 1,003"
            + " tensors, 1 commit that matters; first reading: 1,021 rebuilt values confirmed, 4"
            + " corrected",
        CrawlText.of(outcome(snapshot(COMMIT), true, Optional.of(first))));
    assertEquals(
        List.of(
            "config.json eps: rebuilt 0.00001, read 0.000001",
            "config.json pad: not rebuilt, read 0",
            "README.md license: rebuilt \"mit\", not there",
            "tensors up.{}: rebuilt {0-1} F32 [2], read {0-2} F32 [2]",
            "numbers in all tensors: rebuilt 4,000, read 6,000"),
        CrawlText.corrections(first));
  }

  @Test
  void aFirstReadingThatCorrectsNothingSaysSo() {
    Confirmed first =
        new Confirmed(21, List.of(), List.of(), List.of(), new Confirmed.Numbers(4, 4));
    assertEquals("21 rebuilt values confirmed, none corrected", CrawlText.counts(first));
    assertEquals(List.of(), CrawlText.corrections(first));
  }

  private static CrawlRun.Outcome outcome(
      Optional<Snapshot> snapshot, boolean changed, Optional<Confirmed> first) {
    return new CrawlRun.Outcome(
        model(), snapshot, true, changed, Optional.empty(), List.of(), first);
  }

  private static CrawlRun.Outcome outcome(
      Optional<Snapshot> snapshot, boolean changed, boolean failed) {
    return new CrawlRun.Outcome(
        model(),
        snapshot,
        !failed,
        changed,
        failed
            ? Optional.of(Finding.error("crawl.missing", Location.of("lab/Heron-7B")))
            : Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static Optional<Snapshot> snapshot(String commit) {
    String date = "2026-01-02T03:04:05Z";
    return Optional.of(
        new Snapshot(
            "lab/Heron-7B",
            "https://example.org/lab/Heron-7B",
            new Snapshot.Live(
                new Snapshot.Revision(commit, date, "main"),
                List.of(
                    new Snapshot.HistoryEvent(
                        COMMIT, date, List.of(Snapshot.Part.WEIGHTS), List.of()))),
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            List.of(
                new Snapshot.WeightFile("a", "", 1_000, 10, 3),
                new Snapshot.WeightFile("b", "", 2_000, 10, 1_000)),
            List.of(),
            List.of()));
  }

  static Model model() {
    return new Model(
        "lab/Heron-7B",
        Text.same("Heron"),
        Text.same("Lab"),
        "heron",
        "",
        ReleaseDate.of("2026-01").orElseThrow(),
        "https://example.org/lab/Heron-7B",
        "",
        "mit",
        List.of(),
        List.of(),
        Optional.empty(),
        new Words("", "", "", "", 0, 0, false));
  }
}
