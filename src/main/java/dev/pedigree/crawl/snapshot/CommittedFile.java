package dev.pedigree.crawl.snapshot;

import dev.pedigree.crawl.git.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevWalk;
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
    Optional<Checkout> around = Checkout.around(file);
    if (around.isEmpty()) {
      return Optional.empty();
    }
    try (Checkout checkout = around.get();
        RevWalk walk = new RevWalk(checkout.repository());
        TreeWalk tree =
            TreeWalk.forPath(
                checkout.repository(),
                checkout.path(file),
                walk.parseCommit(checkout.head()).getTree())) {
      return tree == null
          ? Optional.empty()
          : Optional.of(checkout.repository().open(tree.getObjectId(0)).getCachedBytes(LARGEST));
    }
  }
}
