package dev.pedigree.site;

import dev.pedigree.AtomicFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Brings a folder up to date with a site. Only files whose bytes changed are written. Files of an
 * earlier site that are not in this one are removed; files of other origin are never touched.
 */
public final class SiteWriter {
  /** The list of files that belong to the site, one a line. A folder with it holds a site. */
  private static final String LIST = ".pedigree-site";

  /** Keeps the site out of git. It may wait in a folder that has no site yet. */
  private static final String IGNORED = ".gitignore";

  private final Path out;
  private final Set<Path> inside = new HashSet<>();

  private SiteWriter(Path out) {
    this.out = out;
  }

  /**
   * What a run changed.
   *
   * @param files files of the site
   * @param changed files that were written, new ones included
   * @param removed files of an earlier site that are gone
   */
  public record Written(int files, int changed, int removed) {}

  /**
   * Writes a site.
   *
   * @param out the folder; it is made when it does not exist
   * @param files bytes by path, with {@code /} between folders
   * @throws FindingException when the folder holds something that is not a site ({@code
   *     site.not-a-site}), or when a file of the site would take the place of one that is not
   *     ({@code site.foreign-file}), or would land outside ({@code site.outside})
   */
  public static Written write(Path out, SortedMap<String, byte[]> files) {
    try {
      return new SiteWriter(out).write(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that a site in this folder is made of; none where there is no site. */
  public static SortedSet<String> paths(Path site) throws IOException {
    Path list = site.resolve(LIST);
    return Files.isRegularFile(list) ? new TreeSet<>(Files.readAllLines(list)) : new TreeSet<>();
  }

  private Written write(SortedMap<String, byte[]> files) throws IOException {
    SortedSet<String> before = before();
    Files.createDirectories(out);
    AtomicFile.sweep(out);
    for (String path : files.keySet()) {
      Path file = place(path);
      if (!before.contains(path) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw refused("site.foreign-file", path);
      }
    }
    // Listed before they are written, so that after an interrupted run no file of the site is
    // foreign.
    SortedSet<String> all = new TreeSet<>(before);
    all.addAll(files.keySet());
    list(all);
    int changed = 0;
    for (var entry : files.entrySet()) {
      if (update(place(entry.getKey()), entry.getValue())) {
        changed++;
      }
    }
    int removed = 0;
    before.removeAll(files.keySet());
    for (String path : before) {
      if (remove(place(path))) {
        removed++;
      }
    }
    list(files.keySet());
    return new Written(files.size(), changed, removed);
  }

  private SortedSet<String> before() throws IOException {
    Path list = out.resolve(LIST);
    if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
      return new TreeSet<>(Files.readAllLines(list));
    }
    if (Files.exists(out) && (!Files.isDirectory(out) || !isFree(out))) {
      throw refused("site.not-a-site", out.getFileName().toString());
    }
    return new TreeSet<>();
  }

  private static boolean isFree(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> file.equals(folder.resolve(IGNORED)));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The path of a file, which must lie inside the folder, also after links are followed. */
  private Path place(String path) throws IOException {
    Path file = out.resolve(path).normalize();
    if (!file.startsWith(out.normalize()) || file.equals(out.normalize())) {
      throw refused("site.outside", path);
    }
    Path folder = file.getParent();
    while (!Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (!inside.contains(folder)) {
      if (!folder.toRealPath().startsWith(out.toRealPath())) {
        throw refused("site.outside", path);
      }
      inside.add(folder);
    }
    return file;
  }

  private static boolean update(Path file, byte[] bytes) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    AtomicFile.write(file, bytes);
    return true;
  }

  private boolean remove(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.delete(file);
    for (Path folder = file.getParent();
        !folder.equals(out) && isEmpty(folder);
        folder = folder.getParent()) {
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException e) {
        break; // a file appeared there just now, so the folder stays
      }
    }
    return true;
  }

  private void list(Iterable<String> paths) throws IOException {
    byte[] lines =
        (String.join("\n", paths) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    update(out.resolve(LIST), lines);
  }

  private static FindingException refused(String rule, String path) {
    return new FindingException(Finding.error(rule, Location.of(path)));
  }
}
