package dev.pedigree.lineage.changes;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotChanges;
import dev.pedigree.lineage.changes.News.How;
import java.util.Optional;

/** Tells what happened to one snapshot. */
final class SnapshotNews {
  private SnapshotNews() {}

  static Optional<News> of(String id, Versions.Step<Snapshot> step) {
    if (step.after().isEmpty()) {
      return Optional.of(new News.Went(id));
    }
    Snapshot after = step.after().get();
    if (step.before().isEmpty()) {
      return Optional.of(new News.Came(id, after));
    }
    Snapshot before = step.before().get();
    How how = how(before, after);
    Snapshot.HistoryEvent difference = SnapshotChanges.between(before, after);
    boolean nothing = difference.changes().isEmpty() && (how == How.REREAD || how == How.REBUILT);
    return nothing
        ? Optional.empty()
        : Optional.of(new News.Changed(id, how, revision(before), after, difference));
  }

  private static How how(Snapshot before, Snapshot after) {
    Optional<Snapshot.Revision> now = revision(after);
    Optional<Snapshot.Revision> earlier = revision(before);
    if (now.isEmpty()) {
      return How.REBUILT;
    }
    if (earlier.isEmpty()) {
      return How.FIRST_READ;
    }
    return earlier.get().commit().equals(now.get().commit()) ? How.REREAD : How.REVISED;
  }

  private static Optional<Snapshot.Revision> revision(Snapshot snapshot) {
    return snapshot.live().map(Snapshot.Live::revision);
  }
}
