package dev.pedigree.weights;

/** Checks paths that a file contains, which must stay in its folder on every system. */
public final class Paths {
  private Paths() {}

  /** Whether a name is a path below the folder it is relative to, on every operating system. */
  public static boolean inside(String name) {
    if (name.isEmpty()
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0
        || name.contains("://")
        || (name.length() > 1 && name.charAt(1) == ':')) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /** The folder of a path with its slash at the end, or the empty string. */
  public static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
