package dev.pedigree.diagnostics;

/**
 * The place of a finding.
 *
 * @param path a file, repository or URL, as the user knows it; in published output never an
 *     absolute path of the build machine
 * @param line 1-based, or 0 for the whole file
 * @param column 1-based, or 0 for the whole line
 * @param inside the place inside a file without lines: a tensor name, a JSON key, {@code byte
 *     1234}; else empty
 */
public record Location(String path, int line, int column, String inside) {

  /** A whole file. */
  public static Location of(String path) {
    return new Location(path, 0, 0, "");
  }

  /** A place in a text file. */
  public static Location at(String path, int line, int column) {
    return new Location(path, line, column, "");
  }

  /** A tensor, key or byte position in a file. */
  public static Location in(String path, String inside) {
    return new Location(path, 0, 0, inside);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(path);
    if (line > 0) {
      out.append(':').append(line);
    }
    if (column > 0) {
      out.append(':').append(column);
    }
    if (!inside.isEmpty()) {
      out.append(" (").append(inside).append(')');
    }
    return out.toString();
  }
}
