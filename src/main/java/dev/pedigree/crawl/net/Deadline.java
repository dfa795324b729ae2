package dev.pedigree.crawl.net;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.time.Duration;

/** The time at which the crawl of one source is given up. */
public final class Deadline {
  private final String source;
  private final Duration time;
  private final long end;

  /**
   * @param source how the finding names the source
   * @param time from now
   */
  public Deadline(String source, Duration time) {
    this.source = source;
    this.time = time;
    this.end = System.nanoTime() + time.toNanos();
  }

  public boolean passed() {
    return System.nanoTime() - end >= 0;
  }

  /** The time left; never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  public void check() {
    if (passed()) {
      throw new FindingException(timedOut());
    }
  }

  public Finding timedOut() {
    return Finding.error(
        "crawl.timed-out", Location.of(source), "seconds", Long.toString(time.toSeconds()));
  }
}
