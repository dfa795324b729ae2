package dev.pedigree.diagnostics;

/**
 * Where a finding is.
 *
 * @param path a file, repository or URL, as the reader knows it; never an absolute path of the
 *     build machine in published output
 * @param line 1-based, or 0 when the place is the whole file
 * @param column 1-based, or 0 when the place is the whole line
 * @param inside what inside the file, when lines do not say it: a tensor name, a JSON key, {@code
 *     byte 1234}; empty otherwise
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
