package dev.pedigree.crawl.net;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits when a host asks for it. All crawls share one, so that they all wait for a host that limits
 * one of them.
 */
public final class Patience {
  private static final int TRIES = 4;

  private final Map<String, Instant> busyUntil = new ConcurrentHashMap<>();

  /** Waits until the waiting time that {@code host} asked for is over. */
  public void before(String host, Deadline deadline) {
    Instant until = busyUntil.get(host);
    if (until != null) {
      sleep(Duration.between(Instant.now(), until), deadline);
    }
  }

  /**
   * Waits after an answer that may be temporary.
   *
   * @param tries number of attempts so far
   * @return false when there is not enough time left, or there were enough attempts
   */
  public boolean after(HttpAnswer answer, int tries, Deadline deadline) {
    if (!answer.passing() || tries >= TRIES) {
      return false;
    }
    Duration asked = answer.wanted(Instant.now()).orElse(Duration.ofSeconds(1L << (tries - 1)));
    // A random addition, so that rejected requests are not repeated all at the same time.
    Duration wait = asked.plusMillis(ThreadLocalRandom.current().nextInt(50, 500));
    if (wait.compareTo(deadline.left()) >= 0) {
      return false;
    }
    busyUntil.merge(
        answer.url().getHost(), Instant.now().plus(wait), (a, b) -> a.isAfter(b) ? a : b);
    return sleep(wait, deadline);
  }

  private static boolean sleep(Duration wait, Deadline deadline) {
    if (wait.compareTo(deadline.left()) >= 0) {
      return false;
    }
    try {
      Thread.sleep(Math.max(0, wait.toMillis()));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
