package dev.pedigree.crawl.git;

import dev.pedigree.diagnostics.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * An open repository and a revision in it.
 *
 * @param repository has the commit and the objects it needs
 * @param name the requested branch or tag, or the one that HEAD points to
 * @param commit the commit it points to, or an annotated tag of it
 * @param largeFiles a local store of large files, when the repository has one
 * @param worktree where the files are checked out, if they are
 * @param temporary a folder to delete on closing
 * @param note what was odd about the choice of the revision
 * @param others gets the other branches
 */
public record OpenedRepository(
    Repository repository,
    String name,
    ObjectId commit,
    Optional<Path> largeFiles,
    Optional<Path> worktree,
    Optional<Path> temporary,
    Optional<Finding> note,
    Others others)
    implements AutoCloseable {

  /** Gets the other branches of a repository. */
  public interface Others {
    /**
     * The first branches with another commit, by name. Their objects are in the repository
     * afterwards.
     *
     * @throws dev.pedigree.diagnostics.FindingException when they cannot be fetched
     */
    SortedMap<String, ObjectId> read();
  }

  /** The same repository at one of its other branches, which is not checked out. */
  public OpenedRepository at(String branch, ObjectId head) {
    return new OpenedRepository(
        repository,
        branch,
        head,
        largeFiles,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TreeMap::new);
  }

  @Override
  public void close() {
    repository.close();
    temporary.ifPresent(OpenedRepository::delete);
  }

  static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
              Files.delete(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
