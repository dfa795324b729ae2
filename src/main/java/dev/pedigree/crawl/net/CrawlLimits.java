package dev.pedigree.crawl.net;

import java.time.Duration;

/**
 * Limits of crawling one source; exceeding one is a finding.
 *
 * @param time for one source as a whole, waiting included
 * @param stall longest time without a byte from a server
 * @param packBytes that git may send
 * @param objectBytes of one object in git, unpacked
 * @param objects that git may send
 * @param fileBytes of one configuration, card or index that is read
 * @param treeEntries files in one commit, or changed by one
 * @param commits of the history that are walked
 * @param events of the history that are kept
 * @param changes inside one commit that are kept
 * @param parallel weight files whose headers are read at the same time
 */
public record CrawlLimits(
    Duration time,
    Duration stall,
    long packBytes,
    long objectBytes,
    int objects,
    int fileBytes,
    int treeEntries,
    int commits,
    int events,
    int changes,
    int parallel) {

  /** Enough for every model repository, and low enough for a nightly run over a thousand. */
  public static CrawlLimits defaults() {
    return new CrawlLimits(
        Duration.ofMinutes(3),
        Duration.ofSeconds(20),
        512L << 20,
        128L << 20,
        500_000,
        16 << 20,
        50_000,
        20_000,
        100,
        200,
        6);
  }

  /** The same limits with other times. */
  public CrawlLimits within(Duration time, Duration stall) {
    return new CrawlLimits(
        time,
        stall,
        packBytes,
        objectBytes,
        objects,
        fileBytes,
        treeEntries,
        commits,
        events,
        changes,
        parallel);
  }
}
