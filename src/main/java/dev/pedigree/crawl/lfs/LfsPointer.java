package dev.pedigree.crawl.lfs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The small text that git stores for a large file, by {@code git-lfs/git-lfs:docs/spec.md}.
 *
 * @param oid SHA-256 of the content, 64 hex digits
 * @param size of the content, in bytes
 */
public record LfsPointer(String oid, long size) {
  /** Longest pointer, in bytes; anything longer is content. */
  public static final int LONGEST = 1024;

  /** The current address and the two that earlier versions wrote. */
  private static final Set<String> VERSIONS =
      Set.of(
          "https://git-lfs.github.com/spec/v1",
          "https://hawser.github.com/spec/v1",
          "http://git-media.io/v/2");

  /**
   * Reads a pointer. Line ends may be LF or CRLF, keys may have any order after the version, and
   * unknown keys are ignored.
   *
   * @return empty when the bytes are anything else
   */
  public static Optional<LfsPointer> parse(byte[] bytes) {
    if (bytes.length == 0 || bytes.length >= LONGEST) {
      return Optional.empty();
    }
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1);
    if (!lines[0].startsWith("version ") || !VERSIONS.contains(lines[0].substring(8).strip())) {
      return Optional.empty();
    }
    String oid = null;
    long size = -1;
    for (String line : lines) {
      if (line.startsWith("oid sha256:")) {
        oid = line.substring(11).strip().toLowerCase(Locale.ROOT);
      } else if (line.matches("size [0-9]{1,18}\\s*")) {
        size = Long.parseLong(line.substring(5).strip());
      }
    }
    return oid != null && oid.matches("[0-9a-f]{64}") && size >= 0
        ? Optional.of(new LfsPointer(oid, size))
        : Optional.empty();
  }

  /** The text that git stores, with the final newline. */
  public String text() {
    return "version https://git-lfs.github.com/spec/v1\noid sha256:"
        + oid
        + "\nsize "
        + size
        + "\n";
  }
}
