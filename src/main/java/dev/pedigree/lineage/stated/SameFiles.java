package dev.pedigree.lineage.stated;

import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A weight file that both repositories have with the same content.
 *
 * @param a its path in the first
 * @param b its path in the second
 * @param digest the hash that both give: of the large file, or of the blob in git
 */
public record SameFiles(String a, String b, String digest) {

  /** The files of the first that the second has too, each once. */
  static List<SameFiles> of(Snapshot a, Snapshot b) {
    Map<String, String> byDigest = new HashMap<>();
    b.files().stream()
        .filter(file -> !file.oid().isEmpty())
        .forEach(file -> byDigest.putIfAbsent(file.oid(), file.path()));
    List<SameFiles> same = new ArrayList<>();
    for (Snapshot.WeightFile file : a.files()) {
      if (byDigest.containsKey(file.oid())) {
        same.add(new SameFiles(file.path(), byDigest.get(file.oid()), file.oid()));
      }
    }
    return List.copyOf(same);
  }
}
