package dev.pedigree.lineage.changes;

import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.smoke.SmokeVerdict;
import java.util.Locale;
import java.util.Optional;

/** One thing that a commit of the snapshots changed. */
public sealed interface News {

  /** The model it is about; empty for {@link Began}. */
  String id();

  /**
   * The first snapshots of all.
   *
   * @param models how many
   */
  record Began(int models) implements News {
    @Override
    public String id() {
      return "";
    }
  }

  /**
   * A model that had no snapshot before.
   *
   * @param after its first snapshot
   */
  record Came(String id, Snapshot after) implements News {}

  /** A model whose snapshot was removed, as it is no longer in the catalogue. */
  record Went(String id) implements News {}

  /**
   * A snapshot that says something else now.
   *
   * @param how what lies between the two
   * @param before the revision that was shown before; empty if that was rebuilt
   * @param after the later snapshot
   * @param difference what changed, as one commit would tell it
   */
  record Changed(
      String id,
      How how,
      Optional<Snapshot.Revision> before,
      Snapshot after,
      Snapshot.HistoryEvent difference)
      implements News {}

  /** What lies between two snapshots of a model. */
  enum How {
    /** The repository has a newer commit. */
    REVISED,
    /** The same commit was read again. */
    REREAD,
    /** Until now the repository was rebuilt from published facts; now it was read. */
    FIRST_READ,
    /** What was rebuilt from published facts was rebuilt again. */
    REBUILT;

    /** The word in JSON: {@code first-read} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A source that could not be read.
   *
   * @param cause why
   */
  record Lost(String id, Finding cause) implements News {}

  /** A source that can be read again. */
  record Back(String id) implements News {}

  /**
   * The listing of an architecture is another one.
   *
   * @param before whether there was an architecture before
   * @param after whether there is one now
   */
  record Listing(String id, boolean before, boolean after) implements News {}

  /** The number of parameters, as counted. */
  record Parameters(String id, long before, long after) implements News {}

  /** The verdict of the smoke check. */
  record Smoke(String id, SmokeVerdict before, SmokeVerdict after) implements News {}

  /**
   * One of the three answers about two models.
   *
   * @param id the model that is compared, side b
   * @param with the model it is compared with, side a
   */
  record Answered(String id, String with, Question question, Answer before, Answer after)
      implements News {}

  /** The three questions about two models. */
  enum Question {
    DESIGN,
    SHAPE,
    WEIGHTS;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
