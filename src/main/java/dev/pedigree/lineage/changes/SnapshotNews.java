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
        : Optional.of(new News.Changed(id, how, before.revision(), after, difference));
  }

  private static How how(Snapshot before, Snapshot after) {
    if (after.kind() == Snapshot.Kind.RECONSTRUCTED) {
      return How.REBUILT;
    }
    if (before.kind() == Snapshot.Kind.RECONSTRUCTED) {
      return How.FIRST_READ;
    }
    return before.revision().commit().equals(after.revision().commit()) ? How.REREAD : How.REVISED;
  }
}
