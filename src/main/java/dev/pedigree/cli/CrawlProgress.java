package dev.pedigree.cli;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.pipeline.CrawlRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Prints the progress of a crawl: a line for each source, and on a terminal the rate and the
 * estimated time left.
 */
final class CrawlProgress implements Consumer<CrawlRun.Outcome> {
  /** Sources needed for an estimate; with fewer it is not stable. */
  private static final int ENOUGH = 3;

  private final int total;
  private final PrintWriter lines;
  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long start;
  private int done;

  /**
   * @param total number of sources
   * @param lines receives a line for each source
   * @param err receives the estimate, which each line overwrites
   * @param terminal whether the output is a terminal, where lines can be overwritten
   * @param nanos a clock, in nanoseconds
   */
  CrawlProgress(
      int total, PrintWriter lines, PrintWriter err, boolean terminal, LongSupplier nanos) {
    this.total = total;
    this.lines = lines;
    this.err = err;
    this.terminal = terminal;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** Prints failures only. */
  static Consumer<CrawlRun.Outcome> quiet(PrintWriter lines) {
    return outcome -> {
      if (outcome.failure().isPresent()) {
        tell(outcome, lines);
      }
    };
  }

  @Override
  public void accept(CrawlRun.Outcome outcome) {
    done++;
    if (terminal && done > ENOUGH) {
      err.print("\r\u001b[K");
      err.flush();
    }
    tell(outcome, lines);
    if (terminal && done >= ENOUGH && done < total) {
      double rate = done / Math.max(1e-9, (nanos.getAsLong() - start) / 1e9);
      long left = Math.round((total - done) / rate);
      err.print(
          String.format(
              Locale.ROOT,
              "%d of %d, %.1f sources a second, about %d s left",
              done,
              total,
              rate,
              left));
      err.flush();
    }
  }

  /** What was odd or wrong in a reading that is new. */
  private static List<Finding> fresh(CrawlRun.Outcome outcome) {
    return outcome
        .snapshot()
        .filter(snapshot -> outcome.changed())
        .map(Snapshot::findings)
        .orElse(List.of())
        .stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .toList();
  }

  private static void tell(CrawlRun.Outcome outcome, PrintWriter lines) {
    lines.println(CrawlText.of(outcome));
    outcome
        .first()
        .map(CrawlText::corrections)
        .orElse(List.of())
        .forEach(c -> lines.println("  " + c));
    fresh(outcome).forEach(f -> lines.print("  " + FindingPrinter.terminal(f, null)));
    outcome.failure().ifPresent(f -> lines.print(FindingPrinter.terminal(f, null)));
    outcome.causes().forEach(f -> lines.print("  " + FindingPrinter.terminal(f, null)));
    outcome.weights().stream()
        .flatMap(signed -> signed.findings().stream())
        .forEach(f -> lines.print("  " + FindingPrinter.terminal(f, null)));
    lines.flush();
  }
}
