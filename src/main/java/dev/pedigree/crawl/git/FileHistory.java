package dev.pedigree.crawl.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Who changed the files of one folder of a checkout, when, and into what: all files in one walk
 * over all commits. A merge changed only what is in none of its parents; so the authors are those
 * who wrote, and not those who merged. A file under another name is another file.
 */
public final class FileHistory implements Closeable {
  /** Most commits of a history; of a longer one nothing is said, as authors would be missing. */
  private static final int LONGEST = 20_000;

  /** Largest text that is read. */
  private static final int LARGEST = 1 << 20;

  private final Checkout checkout;
  private final ObjectReader reader;
  private final FolderTrees trees;

  private FileHistory(Checkout checkout, Path folder) {
    this.checkout = checkout;
    this.reader = checkout.repository().newObjectReader();
    this.trees = new FolderTrees(reader, checkout.path(folder));
  }

  /**
   * A content of a file.
   *
   * @param id of the content, 40 hex digits
   * @param time committer time in UTC, ISO 8601 to the second
   * @param author as the commit names who wrote it; not cleaned
   */
  public record Version(String id, String time, String author) {}

  /** Opens the history of a folder; empty when it lies in no checkout. */
  public static Optional<FileHistory> of(Path folder) throws IOException {
    return Checkout.around(folder).map(checkout -> new FileHistory(checkout, folder));
  }

  /**
   * The versions of every file, newest first, by path relative to the folder.
   *
   * @param most how many versions of a path are kept, the newest ones
   * @return empty when the history is not all on this machine, or too long
   * @throws IOException when the repository is damaged
   */
  public Optional<Map<String, List<Version>>> read(ToIntFunction<String> most) throws IOException {
    if (!checkout.repository().getObjectDatabase().getShallowCommits().isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Version>> files = new HashMap<>();
    try (RevWalk walk = new RevWalk(reader)) {
      walk.sort(RevSort.COMMIT_TIME_DESC);
      walk.sort(RevSort.TOPO, true);
      walk.markStart(walk.parseCommit(checkout.head()));
      int seen = 0;
      for (RevCommit commit : walk) {
        if (++seen > LONGEST) {
          return Optional.empty();
        }
        changes(walk, commit, most, files);
      }
    }
    return Optional.of(files);
  }

  private void changes(
      RevWalk walk, RevCommit commit, ToIntFunction<String> most, Map<String, List<Version>> files)
      throws IOException {
    ObjectId now = trees.of(commit);
    List<ObjectId> before = new ArrayList<>();
    for (RevCommit parent : commit.getParents()) {
      before.add(trees.of(walk.parseCommit(parent)));
    }
    if (before.isEmpty()) {
      before.add(ObjectId.zeroId());
    }
    if (before.contains(now)) {
      return;
    }
    try (TreeWalk tree = new TreeWalk(reader)) {
      tree.addTree(trees.files(now));
      for (ObjectId other : before) {
        tree.addTree(trees.files(other));
      }
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      while (tree.next()) {
        String id = FolderTrees.plain(tree, 0);
        if (!id.isEmpty() && isNew(tree)) {
          String path = tree.getPathString();
          List<Version> known = files.computeIfAbsent(path, any -> new ArrayList<>());
          if (known.size() < most.applyAsInt(path)) {
            known.add(new Version(id, CommitTime.of(commit), commit.getAuthorIdent().getName()));
          }
        }
      }
    }
  }

  /** Whether a file is in no parent as it is. */
  private static boolean isNew(TreeWalk files) {
    for (int parent = 1; parent < files.getTreeCount(); parent++) {
      if (files.idEqual(0, parent)) {
        return false;
      }
    }
    return true;
  }

  /** The id that git gives a text. */
  public static String id(String text) {
    try (ObjectInserter.Formatter ids = new ObjectInserter.Formatter()) {
      return ids.idFor(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)).name();
    }
  }

  /** The content of a version; empty when it is too large or not on this machine. */
  public Optional<byte[]> content(Version version) throws IOException {
    return new Blobs(reader, LARGEST).read(ObjectId.fromString(version.id()))
            instanceof Blobs.Bytes whole
        ? Optional.of(whole.bytes())
        : Optional.empty();
  }

  @Override
  public void close() {
    reader.close();
    checkout.close();
  }
}
