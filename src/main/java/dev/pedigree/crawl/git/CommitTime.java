package dev.pedigree.crawl.git;

import java.time.Instant;
import org.eclipse.jgit.revwalk.RevCommit;

/** When a commit was made. */
public final class CommitTime {
  private CommitTime() {}

  /** The committer date in UTC, ISO 8601 to the second. */
  public static String of(RevCommit commit) {
    return Instant.ofEpochSecond(commit.getCommitterIdent().getWhenAsInstant().getEpochSecond())
        .toString();
  }
}
