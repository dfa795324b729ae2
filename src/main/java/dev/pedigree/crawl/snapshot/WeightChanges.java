package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Lists the changes of one commit to weight files. A set of shards is one change, with a digest of
 * the set, so that equal sets can be recognised.
 */
public final class WeightChanges {
  /** Most files of a set that are listed one by one. */
  public static final int ONE_BY_ONE = 4;

  private WeightChanges() {}

  /**
   * A version of a file.
   *
   * @param oid {@code sha256:…} or {@code git:…}
   * @param bytes size of the content
   */
  record Version(String oid, long bytes) {}

  /** A file before and after a commit; empty if it did not exist. */
  record Changed(String path, Optional<Version> before, Optional<Version> after) {}

  /** The changes, each with key {@code oid}. */
  static List<Change> of(List<Changed> files) {
    SortedMap<String, List<Changed>> sets = new TreeMap<>();
    for (Changed file : files) {
      sets.computeIfAbsent(setOf(file.path()), s -> new ArrayList<>()).add(file);
    }
    List<Change> changes = new ArrayList<>();
    sets.forEach(
        (set, members) -> {
          if (members.size() > ONE_BY_ONE) {
            changes.add(
                new Change(
                    set, "oid", all(members, Changed::before), all(members, Changed::after)));
          } else {
            members.forEach(
                m -> changes.add(new Change(m.path(), "oid", oid(m.before()), oid(m.after()))));
          }
        });
    return changes;
  }

  /**
   * The set of a shard: {@code model-*-of-00007.safetensors} for {@code
   * model-00001-of-00007.safetensors}, {@code consolidated.*.pth} for {@code consolidated.00.pth}.
   */
  public static String setOf(String path) {
    return path.replaceFirst("(consolidated\\.)[0-9]{2}(\\.pth)$", "$1*$2")
        .replaceFirst("[0-9]+(-of-[0-9]+\\.[a-z]+)$", "*$1")
        .replaceFirst("(\\.part[-_.]?)[a-z0-9]+$", "$1*");
  }

  private static String oid(Optional<Version> version) {
    return version.map(v -> TextNode.valueOf(v.oid()).toString()).orElse("");
  }

  private static String all(List<Changed> members, Function<Changed, Optional<Version>> side) {
    List<Version> versions = new ArrayList<>();
    members.stream()
        .sorted(Comparator.comparing(Changed::path))
        .forEach(m -> side.apply(m).ifPresent(versions::add));
    if (versions.isEmpty()) {
      return "";
    }
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    set.put("files", versions.size());
    set.put("bytes", versions.stream().mapToLong(Version::bytes).sum());
    set.put("digest", digest(versions.stream().map(Version::oid).toList()));
    return set.toString();
  }

  /** The digest of a set, from those of its files in the order of their paths. */
  public static String digest(List<String> oids) {
    String lines = String.join("\n", oids);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }
}
