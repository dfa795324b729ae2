package dev.pedigree.lineage.changes;

import java.util.List;

/**
 * What the commits of the snapshots changed.
 *
 * @param reach how far back they could be read
 * @param since the time of the oldest commit that was looked at, ISO 8601: what changed later is
 *     told; empty without a history
 * @param nights the commits that changed something, newest first
 */
public record Changes(Reach reach, String since, List<Night> nights) {

  /** How far back a history could be read. */
  public enum Reach {
    /** There is no history: an archive without git, or snapshots that nobody committed. */
    NOTHING,
    /** To the first commit. */
    ALL,
    /** To where a shallow clone was cut off. */
    SHALLOW,
    /** To the most commits that are read. */
    CUT
  }

  /**
   * A commit of the snapshots.
   *
   * @param commit 40 hex digits
   * @param time committer time in UTC, ISO 8601 to the second
   * @param news what it changed, sorted by id
   */
  public record Night(String commit, String time, List<News> news) {}

  /** For a site without the history of its snapshots. */
  public static Changes none() {
    return new Changes(Reach.NOTHING, "", List.of());
  }
}
