package dev.pedigree.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The texts of a content folder by path. Few are asked for, and all together they are as long as
 * the catalogue; so each is read again when it is asked for. One that is gone or too large is
 * empty.
 */
public final class SourceFiles extends AbstractMap<String, String> {
  private final Path root;
  private final SortedSet<String> paths;
  private final long most;

  /**
   * Texts below a folder.
   *
   * @param paths relative to it, with slashes
   * @param most bytes of a file
   */
  public SourceFiles(Path root, Collection<String> paths, long most) {
    this.root = root;
    this.most = most;
    this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
  }

  @Override
  public boolean containsKey(Object path) {
    return path instanceof String && paths.contains(path);
  }

  @Override
  public String get(Object path) {
    return containsKey(path) ? text((String) path) : null;
  }

  @Override
  public Set<String> keySet() {
    return paths;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return paths.stream().map(path -> Map.entry(path, text(path))).iterator();
      }

      @Override
      public int size() {
        return paths.size();
      }
    };
  }

  /** The length of the byte order mark with which a file begins. */
  public static int mark(byte[] bytes) {
    boolean mark =
        bytes.length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return mark ? 3 : 0;
  }

  /** A text without its byte order mark, as far as it is UTF-8. */
  public static String decoded(byte[] bytes) {
    int skip = mark(bytes);
    return new String(bytes, skip, bytes.length - skip, StandardCharsets.UTF_8);
  }

  private String text(String path) {
    Path file = root.resolve(path);
    try {
      return Files.size(file) > most ? "" : decoded(Files.readAllBytes(file));
    } catch (IOException e) {
      return "";
    }
  }
}
