package dev.pedigree.crawl.lfs;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the small texts that stand in a repository in place of a file. */
public final class StandIn {
  /** The key of a content in git-annex, with its size: {@code SHA256E-s123--0a1b.safetensors}. */
  private static final Pattern ANNEX =
      Pattern.compile(
          "(?:\\S*\\.git)?/annex/objects/(?:\\S*/)?([A-Z0-9_]+(?:-s(\\d{1,18}))?\\S*--\\S+)\\s*");

  private static final Pattern XET = Pattern.compile("# xet version .*", Pattern.DOTALL);

  /** What a system without symbolic links writes in place of one. */
  private static final Pattern LINK = Pattern.compile("(?:\\.\\./)+[\\w.@+/-]+\\s?");

  private static final Pattern SIZE = Pattern.compile("(?m)^\\s*-?\\s*size:\\s*(\\d{1,18})\\s*$");
  private static final Pattern OUT = Pattern.compile("(?m)^\\s*-?\\s*path:\\s*(\\S.*?)\\s*$");

  private StandIn() {}

  /** What a file holds in place of its content; empty when it holds the content itself. */
  public static Optional<Finding> of(String path, byte[] bytes) {
    if (bytes.length == 0 || bytes.length >= LfsPointer.LONGEST) {
      return Optional.empty();
    }
    Optional<LfsPointer> pointer = LfsPointer.parse(bytes);
    if (pointer.isPresent()) {
      return Optional.of(error("crawl.git-lfs-pointer", path, "bytes", pointer.get().size()));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<Finding> annex = annex(path, text);
    if (annex.isPresent()) {
      return annex;
    }
    if (XET.matcher(text).matches()) {
      return Optional.of(error("crawl.xet-pointer", path));
    }
    return LINK.matcher(text).matches()
        ? Optional.of(error("crawl.link-text", path, "target", Clean.text(text.strip())))
        : Optional.empty();
  }

  /** What a text that may be the target of a symbolic link says about git-annex. */
  public static Optional<Finding> annex(String path, String target) {
    Matcher key = ANNEX.matcher(target.replace('\\', '/'));
    if (!key.matches()) {
      return Optional.empty();
    }
    String size = key.group(2) == null ? "?" : key.group(2);
    return Optional.of(
        error("crawl.annex-pointer", path, "key", Clean.text(key.group(1)), "bytes", size));
  }

  /**
   * What a file of DVC stands for.
   *
   * @param path ends in {@code .dvc}
   */
  public static Finding dvc(String path, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Matcher size = SIZE.matcher(text);
    Matcher out = OUT.matcher(text);
    return Finding.warning(
        "crawl.dvc",
        Location.of(path),
        "name",
        Clean.text(out.find() ? out.group(1) : path.substring(0, path.length() - 4)),
        "bytes",
        size.find() ? size.group(1) : "?");
  }

  private static Finding error(String rule, String path, Object... args) {
    return Finding.error(rule, Location.of(path), args);
  }
}
