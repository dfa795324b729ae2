package dev.pedigree.crawl.git;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * Checks out a bundle that travels with the program. Those of strangers are never checked out:
 * their trees are read as objects.
 */
public final class BundleCheckout {
  private BundleCheckout() {}

  /**
   * Makes a repository with the files and the history of a bundle.
   *
   * @param folder which does not exist yet
   * @throws IOException when the bundle cannot be read or the folder not be written
   */
  public static void of(Path bundle, Path folder) throws IOException {
    IsolatedGit.install();
    try {
      Git.cloneRepository().setURI(bundle.toString()).setDirectory(folder.toFile()).call().close();
    } catch (GitAPIException e) {
      throw new IOException(bundle + " cannot be checked out", e);
    }
  }
}
