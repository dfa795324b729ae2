package dev.pedigree.crawl.snapshot;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads a file of a checkout as in the last commit. */
final class CommittedFile {
  /** Largest file that is read; snapshots of the largest models have some megabytes. */
  private static final int LARGEST = 64 << 20;

  private CommittedFile() {}

  /**
   * The bytes of a file in the last commit.
   *
   * @return empty when the file is in no checkout or in no commit
   */
  static Optional<byte[]> read(Path file) throws IOException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      return Optional.empty();
    }
    Path whole = file.toAbsolutePath().normalize();
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().findGitDir(whole.getParent().toFile());
    if (builder.getGitDir() == null) {
      return Optional.empty();
    }
    try (Repository repository = builder.build();
        RevWalk walk = new RevWalk(repository)) {
      ObjectId head = repository.resolve(Constants.HEAD);
      if (repository.isBare() || head == null) {
        return Optional.empty();
      }
      Path top = repository.getWorkTree().toPath().toAbsolutePath().normalize();
      String path = top.relativize(whole).toString().replace('\\', '/');
      try (TreeWalk tree = TreeWalk.forPath(repository, path, walk.parseCommit(head).getTree())) {
        return tree == null
            ? Optional.empty()
            : Optional.of(repository.open(tree.getObjectId(0)).getCachedBytes(LARGEST));
      }
    }
  }
}
