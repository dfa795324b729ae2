package dev.pedigree.pipeline;

import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.changes.Verdicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The commit of a night: what was read and concluded, once, before pages are made, so that they
 * tell what changed tonight.
 */
final class NightlyCommit {
  private final Path snapshots;
  private final Optional<Nightly.Committer> committer;
  private final String message;
  private boolean made;

  /**
   * @param snapshots the folder that is committed
   */
  NightlyCommit(Path snapshots, Optional<Nightly.Committer> committer, String message) {
    this.snapshots = snapshots;
    this.committer = committer;
    this.message = message;
  }

  /** Commits with the verdicts of tonight. */
  void with(Atlas atlas) {
    try {
      Verdicts.of(atlas).write(snapshots);
      make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits unless that was done, as where mistakes in the content left nothing to conclude. */
  void make() throws IOException {
    if (!made && committer.isPresent()) {
      committer.get().commit(message);
    }
    made = true;
  }
}
