package dev.pedigree.cli;

import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.pipeline.CrawlRun;
import dev.pedigree.pipeline.signing.Signed;
import dev.pedigree.pipeline.signing.SigningTotal;
import java.util.ArrayList;
import java.util.List;

/** Prints the results of a crawl, a line for each model and one for each corrected value. */
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
    return of(id, outcome.snapshot().orElseThrow())
        + outcome.first().map(first -> "; first reading: " + counts(first)).orElse("")
        + (outcome.changed() ? "" : " (nothing new)")
        + outcome.weights().map(CrawlText::weights).orElse("");
  }

  /** {@code ; signature of the weights: 61 kB, read from 1.8 MB}. */
  private static String weights(Signed signed) {
    return "; signature of the weights: "
        + switch (signed.state()) {
          case KEPT -> "kept, nothing read";
          case NONE -> "none";
          case LATER -> "left to the next run";
          case READ ->
              Output.bytes(signed.fileBytes()) + ", read from " + Output.bytes(read(signed));
          case FAILED -> "not read, after " + Output.bytes(read(signed));
        };
  }

  /** {@code signatures of weights: 3 read, 240 kept, 1 not read; 5.4 MB read}. */
  static String total(SigningTotal total) {
    return "signatures of weights: "
        + Output.count(total.read())
        + " read, "
        + Output.count(total.kept())
        + " kept, "
        + Output.count(total.failed())
        + " not read"
        + (total.later() == 0 ? "" : ", " + Output.count(total.later()) + " left to the next run")
        + "; "
        + Output.bytes(total.bytesRead())
        + " read";
  }

  private static long read(Signed signed) {
    return signed.bytesRead() + signed.headerBytes();
  }

  /** {@code 23 rebuilt values confirmed, none corrected}. */
  static String counts(Confirmed first) {
    return Output.count(first.equal(), "rebuilt value")
        + " confirmed, "
        + (first.all() ? "none" : Output.count(first.corrections()))
        + " corrected";
  }

  /** What a first reading corrected, a line each; the number of all numbers where it differs. */
  static List<String> corrections(Confirmed first) {
    List<String> lines = new ArrayList<>();
    first.config().forEach(c -> lines.add("config.json " + correction(c)));
    first.card().forEach(c -> lines.add("README.md " + correction(c)));
    first.tensors().forEach(c -> lines.add("tensors " + correction(c)));
    if (first.numbers().rebuilt() != first.numbers().read()) {
      lines.add(
          "numbers in all tensors: rebuilt "
              + Output.count(first.numbers().rebuilt())
              + ", read "
              + Output.count(first.numbers().read()));
    }
    return lines;
  }

  private static String correction(Confirmed.Corrected value) {
    return value.key()
        + ": "
        + (value.rebuilt().isEmpty() ? "not rebuilt" : "rebuilt " + value.rebuilt())
        + ", "
        + (value.read().isEmpty() ? "not there" : "read " + value.read());
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
        + (live.history().size() == 1 ? " that matters" : " that matter");
  }
}
