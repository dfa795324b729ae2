package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Part;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The difference between two snapshots of one model, told as one commit would be. A rebuilt
 * snapshot has no weight files to compare.
 */
public final class SnapshotChanges {
  private SnapshotChanges() {}

  /** What changed, with commit and date of the later snapshot; empty ones if it was rebuilt. */
  public static HistoryEvent between(Snapshot before, Snapshot after) {
    Set<Part> touched = EnumSet.noneOf(Part.class);
    List<Change> changes = new ArrayList<>();
    add(
        Part.CONFIG,
        JsonChanges.between("config.json", plain(before.config()), plain(after.config())),
        touched,
        changes);
    add(
        Part.CARD,
        JsonChanges.between("README.md", plain(before.card()), plain(after.card())),
        touched,
        changes);
    if (before.live().isPresent() && after.live().isPresent()) {
      add(Part.WEIGHTS, weights(before, after), touched, changes);
    }
    changes.sort(Comparator.comparing(Change::path).thenComparing(Change::key));
    return new HistoryEvent(
        after.live().map(live -> live.revision().commit()).orElse(""),
        after.live().map(live -> live.revision().date()).orElse(""),
        List.copyOf(touched),
        List.copyOf(changes));
  }

  private static void add(Part part, List<Change> found, Set<Part> touched, List<Change> changes) {
    if (!found.isEmpty()) {
      touched.add(part);
      changes.addAll(found);
    }
  }

  /** An object; empty for a file that is missing or holds something else. */
  private static JsonNode plain(JsonNode file) {
    return file.isObject() ? file : JsonNodeFactory.instance.objectNode();
  }

  private static List<Change> weights(Snapshot before, Snapshot after) {
    Map<String, WeightFile> old = byPath(before);
    Map<String, WeightFile> now = byPath(after);
    SortedSet<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<WeightChanges.Changed> changed = new ArrayList<>();
    for (String path : paths) {
      Optional<WeightChanges.Version> a = version(old.get(path));
      Optional<WeightChanges.Version> b = version(now.get(path));
      if (!a.equals(b)) {
        changed.add(new WeightChanges.Changed(path, a, b));
      }
    }
    return WeightChanges.of(changed);
  }

  private static Map<String, WeightFile> byPath(Snapshot snapshot) {
    Map<String, WeightFile> files = new HashMap<>();
    snapshot.files().forEach(file -> files.put(file.path(), file));
    return files;
  }

  private static Optional<WeightChanges.Version> version(WeightFile file) {
    return Optional.ofNullable(file).map(f -> new WeightChanges.Version(f.oid(), f.bytes()));
  }
}
