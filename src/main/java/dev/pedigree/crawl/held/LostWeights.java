package dev.pedigree.crawl.held;

import dev.pedigree.crawl.git.FileKind;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.List;
import java.util.Optional;

/** Says of a model without weight files whether it ever had any. */
public final class LostWeights {
  private LostWeights() {}

  /** When the weights were deleted, by the history; empty when none ever were. */
  public static Optional<Finding> deleted(String source, List<HistoryEvent> history) {
    for (int i = history.size() - 1; i >= 0; i--) {
      HistoryEvent event = history.get(i);
      List<Change> gone = event.changes().stream().filter(LostWeights::isDeletion).toList();
      if (!gone.isEmpty()) {
        return Optional.of(
            Finding.warning(
                "crawl.weights-deleted",
                Location.of(source),
                "name",
                gone.get(0).path(),
                "commit",
                event.commit(),
                "date",
                event.date()));
      }
    }
    return Optional.empty();
  }

  private static boolean isDeletion(Change change) {
    return change.key().equals("oid")
        && FileKind.of(change.path()) == FileKind.WEIGHTS
        && !change.before().isEmpty()
        && change.after().isEmpty();
  }
}
