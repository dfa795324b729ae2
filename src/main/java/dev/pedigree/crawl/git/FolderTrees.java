package dev.pedigree.crawl.git;

import java.io.IOException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;

/** One folder in the commits of a repository. */
final class FolderTrees {
  private final ObjectReader reader;
  private final String folder;

  /**
   * @param folder its path in the repository; empty for all of it
   */
  FolderTrees(ObjectReader reader, String folder) {
    this.reader = reader;
    this.folder = folder;
  }

  /** The tree of the folder in a commit; the zero id where it has none. */
  ObjectId of(RevCommit commit) throws IOException {
    if (folder.isEmpty()) {
      return commit.getTree();
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, folder, commit.getTree())) {
      return walk == null || walk.getFileMode(0) != FileMode.TREE
          ? ObjectId.zeroId()
          : walk.getObjectId(0);
    }
  }

  /** The files of a tree, none for the zero id. */
  AbstractTreeIterator files(ObjectId tree) throws IOException {
    return tree.equals(ObjectId.zeroId())
        ? new EmptyTreeIterator()
        : new CanonicalTreeParser(null, reader, tree);
  }

  /** The id of a regular file; empty for none, a symlink or a submodule. */
  static String plain(TreeWalk walk, int tree) {
    FileMode mode = walk.getFileMode(tree);
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE
        ? walk.getObjectId(tree).name()
        : "";
  }
}
