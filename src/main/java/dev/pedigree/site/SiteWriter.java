package dev.pedigree.site;

import dev.pedigree.AtomicFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Brings a folder up to date with a site. Only files whose bytes changed are written: first beside
 * those they replace, and all are put in place at the end. Files of an earlier site that are not in
 * this one are removed; files of other origin are never touched.
 */
public final class SiteWriter implements SiteSink, Closeable {
  /** The list of files that belong to the site, one a line. A folder with it holds a site. */
  private static final String LIST = ".pedigree-site";

  /** Keeps the site out of git. It may wait in a folder that has no site yet. */
  private static final String IGNORED = ".gitignore";

  private final Path out;
  private final Path real;
  private final boolean made;
  private final SortedSet<String> before;
  private final AtomicFile.Draft draft = new AtomicFile.Draft();
  private final Set<Path> inside = ConcurrentHashMap.newKeySet();
  private final Set<String> files = ConcurrentHashMap.newKeySet();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  private SiteWriter(Path out) throws IOException {
    this.out = out;
    this.made = !Files.exists(out);
    this.before = before();
    Files.createDirectories(out);
    this.real = out.toRealPath();
    AtomicFile.sweep(out);
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
   * Begins to write a site.
   *
   * @param out the folder; it is made when it does not exist
   * @throws FindingException when the folder holds something that is not a site ({@code
   *     site.not-a-site})
   */
  public static SiteWriter open(Path out) {
    try {
      return new SiteWriter(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that a site in this folder is made of; none where there is no site. */
  public static SortedSet<String> paths(Path site) throws IOException {
    Path list = site.resolve(LIST);
    return Files.isRegularFile(list) ? new TreeSet<>(Files.readAllLines(list)) : new TreeSet<>();
  }

  /**
   * Takes a file of the site. What the folder shows does not change yet.
   *
   * @throws FindingException when the file would take the place of one that is not of a site
   *     ({@code site.foreign-file}), or would land outside ({@code site.outside})
   */
  @Override
  public void take(String path, byte[] bytes) {
    try {
      Path file = place(path);
      boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (there && !before.contains(path)) {
        throw refused("site.foreign-file", path);
      }
      files.add(path);
      if (!there || !holds(file, bytes)) {
        Files.createDirectories(file.getParent());
        changed.add(path);
        draft.write(file, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts all files in place and removes those of the earlier site. */
  public Written finish() {
    try {
      // Listed before they are in place, so that after an interrupted run no file of the site is
      // foreign.
      SortedSet<String> all = new TreeSet<>(before);
      all.addAll(files);
      list(all);
      for (String path : new TreeSet<>(changed)) {
        draft.place(place(path));
      }
      int written = changed.size();
      changed.clear();
      int removed = 0;
      before.removeAll(files);
      for (String path : before) {
        if (remove(place(path))) {
          removed++;
        }
      }
      list(new TreeSet<>(files));
      return new Written(files.size(), written, removed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets what was taken since the last {@link #finish}. */
  @Override
  public void close() {
    try {
      for (String path : changed) {
        Path file = place(path);
        draft.discard(file);
        removeEmpty(file.getParent());
      }
      changed.clear();
      if (made && Files.isDirectory(out) && isEmpty(out)) {
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedSet<String> before() throws IOException {
    Path list = out.resolve(LIST);
    if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
      return new TreeSet<>(Files.readAllLines(list));
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw refused("site.not-a-folder", out.getFileName().toString());
    }
    if (Files.exists(out) && !isFree(out)) {
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
    if (!inside.contains(folder)) {
      Path there = folder;
      while (!inside.contains(there) && !Files.exists(there)) {
        there = there.getParent();
      }
      if (!inside.contains(there) && !there.toRealPath().startsWith(real)) {
        throw refused("site.outside", path);
      }
      inside.add(there);
      inside.add(folder); // what is missing of it is made, and holds no links
    }
    return file;
  }

  /** Whether a file exists and has exactly these bytes. */
  public static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  private boolean remove(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.delete(file);
    removeEmpty(file.getParent());
    return true;
  }

  private void removeEmpty(Path from) throws IOException {
    for (Path folder = from;
        folder.startsWith(out) && !folder.equals(out) && isEmpty(folder);
        folder = folder.getParent()) {
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException e) {
        break; // a file appeared there just now, so the folder stays
      }
    }
  }

  private void list(SortedSet<String> paths) throws IOException {
    Path list = out.resolve(LIST);
    StringBuilder text = new StringBuilder();
    paths.forEach(path -> text.append(path).append('\n'));
    byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
    if (!holds(list, lines)) {
      AtomicFile.write(list, lines);
    }
  }

  private static FindingException refused(String rule, String path) {
    return new FindingException(Finding.error(rule, Location.of(path)));
  }
}
