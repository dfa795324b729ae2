package dev.pedigree.cli;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.pipeline.CrawlRun;

/** Prints the results of a crawl, one line per model. */
final class CrawlText {
  private CrawlText() {}

  static String of(CrawlRun.Outcome outcome) {
    String id = outcome.model().id();
    if (outcome.failure().isPresent()) {
      return id
          + ": "
          + outcome
              .snapshot()
              .map(s -> "not crawled, the snapshot " + kept(s) + " stays")
              .orElse("not crawled, and there is no earlier snapshot");
    }
    return of(id, outcome.snapshot().orElseThrow()) + (outcome.changed() ? "" : " (nothing new)");
  }

  private static String kept(Snapshot snapshot) {
    return snapshot.live().map(l -> "of " + l.revision().date()).orElse("rebuilt from facts");
  }

  /** A live reading; there is no other after a crawl. */
  static String of(String id, Snapshot snapshot) {
    long bytes = snapshot.files().stream().mapToLong(Snapshot.WeightFile::bytes).sum();
    long tensors = snapshot.files().stream().mapToLong(Snapshot.WeightFile::tensors).sum();
    Snapshot.Live live = snapshot.live().orElseThrow();
    Snapshot.Revision revision = live.revision();
    return id
        + ": "
        + (revision.commit().isEmpty()
            ? ""
            : "commit " + revision.commit().substring(0, 12) + " of " + revision.date() + ", ")
        + Output.count(snapshot.files().size(), "weight file")
        + " of "
        + Output.bytes(bytes)
        + ", "
        + Output.count(tensors, "tensor")
        + ", "
        + Output.count(live.history().size(), "commit")
        + " that matter";
  }
}
