package dev.pedigree.pipeline.publish;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.site.SiteSink;
import dev.pedigree.site.SiteWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder of published sites. Each release is a folder, {@code releases/000042}, and the symbolic
 * link {@code current} points to the one that readers see. A release is written to a temporary
 * folder and becomes current by a rename, so that readers always see a complete site, even if a run
 * is killed.
 */
public final class Releases {
  /** The name of the link to the current release. */
  public static final String CURRENT = "current";

  private static final String SUMMARY = ".pedigree-summary.json";
  private static final String STAGING = "staging";
  private static final String NEXT = "next";

  private final Path root;
  private final Path releases;

  /**
   * @param root need not exist
   */
  public Releases(Path root) {
    this.root = root;
    this.releases = root.resolve("releases");
  }

  /** The release that readers see; empty before the first one. */
  public Optional<Path> current() throws IOException {
    Path link = root.resolve(CURRENT);
    return Files.isSymbolicLink(link)
        ? Optional.of(root.resolve(Files.readSymbolicLink(link))).filter(Files::isDirectory)
        : Optional.empty();
  }

  /** The summary of the current release; empty before the first one. */
  public Optional<SiteSummary> summary() throws IOException {
    Optional<Path> release = current();
    return release.isPresent()
        ? SiteSummary.read(release.get().resolve(SUMMARY))
        : Optional.empty();
  }

  /** All releases, oldest first. */
  public List<Path> all() throws IOException {
    if (!Files.isDirectory(releases)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(releases)) {
      return folders
          .filter(folder -> folder.getFileName().toString().matches("[0-9]{6}"))
          .sorted(Comparator.comparing(folder -> folder.getFileName().toString()))
          .toList();
    }
  }

  /** Begins a new release. */
  public Draft draft() throws IOException {
    sweep();
    return new Draft(current());
  }

  /** A release that is being written, in a temporary folder. */
  public final class Draft implements SiteSink, Closeable {
    private final Path staging = releases.resolve(STAGING);
    private final SiteWriter writer = SiteWriter.open(staging);
    private final Optional<Path> before;
    private final SortedSet<String> old;
    private final Set<String> same = ConcurrentHashMap.newKeySet();

    private Draft(Optional<Path> before) throws IOException {
      this.before = before;
      this.old = before.isPresent() ? SiteWriter.paths(before.get()) : new TreeSet<>();
    }

    @Override
    public void take(String path, byte[] bytes) {
      writer.take(path, bytes);
      try {
        if (old.contains(path) && SiteWriter.holds(before.get().resolve(path), bytes)) {
          same.add(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Makes it a release and the current one. A site equal to the current release is not published
     * again.
     *
     * @param summary of the site; stored with the release
     * @param keep number of releases to keep, with the current one
     * @return the release, or empty when nothing changed
     * @throws FindingException when {@code current} is not a link made by this class, or the file
     *     system has no symbolic links
     */
    public Optional<Path> publish(SiteSummary summary, int keep) throws IOException {
      int files = writer.finish().files();
      if (before.isPresent() && same.size() == files && old.equals(same)) {
        return Optional.empty();
      }
      summary.write(staging.resolve(SUMMARY));
      Path release = releases.resolve(String.format("%06d", newest() + 1));
      Files.move(staging, release, StandardCopyOption.ATOMIC_MOVE);
      point(release);
      forget(keep);
      return Optional.of(release);
    }

    /** Removes the temporary folder if it did not become a release. */
    @Override
    public void close() throws IOException {
      delete(staging);
    }
  }

  /**
   * Makes the previous release current again. The newer one stays until it is removed as the
   * oldest.
   *
   * @return the release that readers see from now on
   * @throws FindingException when there is no earlier release
   */
  public Path rollback() throws IOException {
    Optional<Path> now = current();
    List<Path> all = all();
    int at = now.isPresent() ? all.indexOf(now.get()) : -1;
    if (at < 1) {
      throw new FindingException(
          Finding.error("pipeline.no-earlier-release", Location.of(root.toString())));
    }
    point(all.get(at - 1));
    return all.get(at - 1);
  }

  /** Removes temporary folders that killed runs left. */
  private void sweep() throws IOException {
    Files.createDirectories(releases);
    delete(releases.resolve(STAGING));
    Files.deleteIfExists(root.resolve(NEXT));
  }

  private int newest() throws IOException {
    List<Path> all = all();
    return all.isEmpty() ? 0 : Integer.parseInt(all.get(all.size() - 1).getFileName().toString());
  }

  /** Replaces the link atomically. */
  private void point(Path release) throws IOException {
    Path link = root.resolve(CURRENT);
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
      throw new FindingException(
          Finding.error("pipeline.current-is-no-link", Location.of(link.toString())));
    }
    Path next = root.resolve(NEXT);
    try {
      Files.createSymbolicLink(next, root.relativize(release));
    } catch (UnsupportedOperationException e) {
      throw new FindingException(
          Finding.error("pipeline.no-links", Location.of(root.toString())), e);
    }
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes the oldest; what was just published is the newest and stays. */
  private void forget(int keep) throws IOException {
    List<Path> all = all();
    for (Path old : all.subList(0, Math.max(0, all.size() - Math.max(1, keep)))) {
      delete(old);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
