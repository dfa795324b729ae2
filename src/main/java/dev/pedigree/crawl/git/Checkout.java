package dev.pedigree.crawl.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The git repository that a file of this machine is checked out from. */
public final class Checkout implements Closeable {
  private final Repository repository;
  private final Path top;
  private final ObjectId head;

  private Checkout(Repository repository, ObjectId head) {
    this.repository = repository;
    this.top = repository.getWorkTree().toPath().toAbsolutePath().normalize();
    this.head = head;
  }

  /**
   * The checkout in which a file or folder lies.
   *
   * @return empty when it lies in none, or in one without a commit
   */
  public static Optional<Checkout> around(Path file) throws IOException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      return Optional.empty();
    }
    IsolatedGit.install();
    Path folder = file.toAbsolutePath().normalize().getParent();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
    if (builder.getGitDir() == null) {
      return Optional.empty();
    }
    Repository repository = builder.build();
    ObjectId head = repository.isBare() ? null : repository.resolve(Constants.HEAD);
    if (head == null) {
      repository.close();
      return Optional.empty();
    }
    Checkout checkout = new Checkout(repository, head);
    if (!folder.startsWith(checkout.top)) {
      checkout.close(); // its settings say that its files lie elsewhere
      return Optional.empty();
    }
    return Optional.of(checkout);
  }

  /**
   * A text that changes with the commit that is checked out, and with how far back its history
   * reaches here; empty for a file in no checkout.
   */
  public static String state(Path file) throws IOException {
    Optional<Checkout> found = around(file);
    if (found.isEmpty()) {
      return "";
    }
    try (Checkout checkout = found.get()) {
      return checkout.head.name()
          + checkout.repository.getObjectDatabase().getShallowCommits().stream().sorted().toList();
    }
  }

  public Repository repository() {
    return repository;
  }

  /** The commit that is checked out. */
  public ObjectId head() {
    return head;
  }

  /** The path of a file in the repository. */
  public String path(Path file) {
    return top.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  @Override
  public void close() {
    repository.close();
  }
}
