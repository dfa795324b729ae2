package dev.pedigree.crawl.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The commits that changed the files of one folder of a checkout, along first parents: a merge
 * counts as one change, at the time of the merge. What is not committed is not seen.
 */
public final class FolderLog implements Closeable {
  /** Most commits that are looked at for a change of the folder. */
  private static final int LONGEST = 20_000;

  /** Largest file that is read; snapshots of the largest models have some megabytes. */
  private static final int LARGEST = 64 << 20;

  private final Checkout checkout;
  private final ObjectReader reader;
  private final Blobs blobs;
  private final FolderTrees trees;

  private FolderLog(Checkout checkout, Path folder) {
    this.checkout = checkout;
    this.reader = checkout.repository().newObjectReader();
    this.blobs = new Blobs(reader, LARGEST);
    this.trees = new FolderTrees(reader, checkout.path(folder));
  }

  /** Why a log begins where it does. */
  public enum Beginning {
    /** The repository begins there. */
    ROOT,
    /** The clone is shallow: earlier commits are not on this machine. */
    SHALLOW,
    /** Earlier commits were left out, as there are too many. */
    CUT
  }

  /**
   * The log.
   *
   * @param beginning why there is nothing before its oldest commit
   * @param since the time of the oldest commit that was looked at, ISO 8601; what it changed itself
   *     is known only for the root
   * @param commits newest first
   */
  public record Log(Beginning beginning, String since, List<Commit> commits) {}

  /**
   * A commit that changed the folder.
   *
   * @param id 40 hex digits
   * @param time committer time in UTC, ISO 8601 to the second
   * @param first whether the folder did not exist before
   * @param files the files it changed, sorted by path
   */
  public record Commit(String id, String time, boolean first, List<Changed> files) {}

  /**
   * A file that a commit changed.
   *
   * @param path relative to the folder
   * @param before id of the content, or empty when there was no such file
   * @param after id of the content, or empty when there is no such file any more
   */
  public record Changed(String path, String before, String after) {}

  /** Opens the log of a folder; empty when it lies in no checkout. */
  public static Optional<FolderLog> of(Path folder) throws IOException {
    return Checkout.around(folder).map(checkout -> new FolderLog(checkout, folder));
  }

  /**
   * Walks back from the commit that is checked out.
   *
   * @param most most commits in the log, the newest ones
   * @throws IOException when the repository is damaged
   */
  public Log read(int most) throws IOException {
    List<Commit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(reader)) {
      Set<ObjectId> shallow = checkout.repository().getObjectDatabase().getShallowCommits();
      RevCommit at = walk.parseCommit(checkout.head());
      ObjectId after = trees.of(at);
      for (int seen = 0; ; seen++) {
        boolean first = at.getParentCount() == 0;
        if (shallow.contains(at) || !first && !reader.has(at.getParent(0))) {
          return new Log(Beginning.SHALLOW, CommitTime.of(at), List.copyOf(commits));
        }
        if (seen == LONGEST || commits.size() == most) {
          return new Log(Beginning.CUT, CommitTime.of(at), List.copyOf(commits));
        }
        RevCommit parent = first ? null : walk.parseCommit(at.getParent(0));
        ObjectId before = first ? ObjectId.zeroId() : trees.of(parent);
        if (!before.equals(after)) {
          commits.add(commit(at, before, after));
        }
        if (first) {
          return new Log(Beginning.ROOT, CommitTime.of(at), List.copyOf(commits));
        }
        at = parent;
        after = before;
      }
    }
  }

  /** The content of a file; empty when it is too large or not on this machine. */
  public Optional<byte[]> content(String id) throws IOException {
    return blobs.read(ObjectId.fromString(id)) instanceof Blobs.Bytes whole
        ? Optional.of(whole.bytes())
        : Optional.empty();
  }

  private Commit commit(RevCommit commit, ObjectId before, ObjectId after) throws IOException {
    List<Changed> files = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(trees.files(before));
      walk.addTree(trees.files(after));
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        Changed file =
            new Changed(
                walk.getPathString(), FolderTrees.plain(walk, 0), FolderTrees.plain(walk, 1));
        if (!file.before().equals(file.after())) {
          files.add(file);
        }
      }
    }
    boolean first = before.equals(ObjectId.zeroId());
    return new Commit(commit.name(), CommitTime.of(commit), first, List.copyOf(files));
  }

  @Override
  public void close() {
    reader.close();
    checkout.close();
  }
}
