package dev.pedigree.crawl.lfs;

import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Large files on this machine: in the local store of git-lfs, or checked out in the worktree. */
public final class LocalLargeFiles implements LargeFiles {
  private final Optional<Path> store;
  private final Optional<Path> worktree;

  /**
   * @param store {@code lfs/objects} of the repository
   * @param worktree where files are checked out
   */
  public LocalLargeFiles(Optional<Path> store, Optional<Path> worktree) {
    this.store = store;
    this.worktree = worktree;
  }

  @Override
  public Optional<Opening> opening(String path, LfsPointer pointer) {
    String oid = pointer.oid();
    return store
        .map(s -> s.resolve(oid.substring(0, 2)).resolve(oid.substring(2, 4)).resolve(oid))
        .filter(Files::isRegularFile)
        .or(() -> worktree.flatMap(w -> checkedOut(w, path, pointer)))
        .map(file -> attempt -> new FileSource(path, file));
  }

  /** The file in the worktree, if it has the right size and, with links resolved, is inside. */
  private static Optional<Path> checkedOut(Path worktree, String path, LfsPointer pointer) {
    try {
      Path file = worktree.resolve(path);
      boolean fits =
          Files.isRegularFile(file)
              && Files.size(file) == pointer.size()
              && file.toRealPath().startsWith(worktree.toRealPath());
      return fits ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // not a valid path on this system, so not checked out
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
