package dev.pedigree.crawl;

import dev.pedigree.crawl.lfs.Opening;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the headers of several weight files at the same time. The results have the order of the
 * files and are there by the deadline.
 */
final class HeaderReads {
  /** Rules about servers and connections, not about contents of files. */
  private static final Set<String> OUT_OF_REACH =
      Set.of(
          "weights.http-status",
          "weights.unreadable",
          "weights.redirect.many",
          "weights.redirect.address",
          "weights.redirect.scheme",
          "weights.redirect.downgrade",
          "weights.redirect.private",
          "weights.redirect.unknown",
          "weights.range-lies",
          "weights.range-ignored");

  private final CrawlLimits limits;
  private final Deadline deadline;

  HeaderReads(CrawlLimits limits, Deadline deadline) {
    this.limits = limits;
    this.deadline = deadline;
  }

  /** The reading of each file; one without header and findings if its content cannot be opened. */
  List<HeaderReading> read(List<Candidate> files) {
    ExecutorService readers = Executors.newFixedThreadPool(limits.parallel(), HeaderReads::thread);
    try {
      List<Future<HeaderReading>> pending = new ArrayList<>();
      files.forEach(file -> pending.add(readers.submit(() -> read(file))));
      List<HeaderReading> readings = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        readings.add(result(files.get(i), pending.get(i)));
      }
      return readings;
    } finally {
      readers.shutdownNow();
    }
  }

  /** A daemon thread, so that one waiting for a server does not keep the program from ending. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pedigree-headers");
    thread.setDaemon(true);
    return thread;
  }

  private HeaderReading result(Candidate file, Future<HeaderReading> pending) {
    try {
      return pending.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      return unread(warning(deadline.timedOut()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unread(warning(deadline.timedOut()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(file.path(), e.getCause());
    }
  }

  private HeaderReading read(Candidate file) {
    if (file.opening().isEmpty()) {
      return new HeaderReading(Optional.empty(), List.of());
    }
    Opening opening = file.opening().get();
    HeaderReading reading = read(file, opening, 0);
    for (int attempt = 1;
        attempt < opening.attempts() && outOfReach(reading) && !deadline.passed();
        attempt++) {
      reading = read(file, opening, attempt);
    }
    return reading;
  }

  private HeaderReading read(Candidate file, Opening opening, int attempt) {
    try (ByteSource source = opening.open(attempt)) {
      HeaderReading reading = WeightHeaders.read(source);
      return outOfReach(reading)
          ? new HeaderReading(
              Optional.empty(), reading.findings().stream().map(HeaderReads::warning).toList())
          : reading;
    } catch (FindingException e) {
      return unread(warning(e.finding()));
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return unread(
          Finding.warning(
              "crawl.header-unread", Location.of(file.path()), "reason", Clean.text(reason)));
    }
  }

  /** Whether the content could not be fetched, which says nothing about it. */
  private static boolean outOfReach(HeaderReading reading) {
    return reading.header().isEmpty()
        && reading.findings().stream().anyMatch(f -> OUT_OF_REACH.contains(f.rule()));
  }

  /**
   * The finding as a warning: an error in one file is no error of the crawl, which makes a snapshot
   * anyway.
   */
  private static Finding warning(Finding finding) {
    return new Finding(Severity.WARNING, finding.rule(), finding.location(), finding.args());
  }

  private static HeaderReading unread(Finding why) {
    return new HeaderReading(Optional.empty(), List.of(why));
  }
}
