package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.Deadline;
import java.util.Optional;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Stops a fetch that announces too many objects or takes too long. */
final class FetchMonitor extends EmptyProgressMonitor {
  static final String TIME = "time";
  static final String OBJECTS = "objects";

  private final int objects;
  private final Deadline deadline;
  private String stopped;

  FetchMonitor(int objects, Deadline deadline) {
    this.objects = objects;
    this.deadline = deadline;
  }

  /** Why the fetch was stopped. */
  Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  @Override
  public void beginTask(String title, int totalWork) {
    // The progress of the server ("remote:") may count bytes; only that of the pack counts objects.
    if (totalWork > objects && !title.startsWith("remote:")) {
      stopped = OBJECTS;
    }
  }

  @Override
  public boolean isCancelled() {
    if (stopped == null && deadline.passed()) {
      stopped = TIME;
    }
    return stopped != null;
  }
}
