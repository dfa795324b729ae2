package dev.pedigree.lineage.declared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.PlainFile;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.snapshot.WeightChanges;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.lineage.declared.HeldFiles.Held;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weight files of all snapshots by digest, now and at earlier commits. Rebuilt snapshots have no
 * files, and files of a plain folder no digest: neither is in it. Looking up one model takes time
 * in proportion to its files.
 */
public final class FileIndex {
  /** Numbers in fewer bytes than this are equal by chance, or because nothing was trained. */
  static final long LEAST_BYTES = 1024;

  /** A file whose header was not read has numbers if it is at least this large. */
  static final long LEAST_UNREAD = 65_536;

  /** Most other models that are named for one file; a file of more is on every mirror. */
  public static final int MOST_HOLDERS = 50;

  private final Map<String, List<Holder>> holders = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, Set<PlainFile>> plain = new HashMap<>();

  private FileIndex() {}

  /** A model that has or had a file; the commit is empty for the revision that was read. */
  private record Holder(String model, String commit, String date) {}

  /**
   * The index of snapshots.
   *
   * @param ids their catalogue ids, the earliest first: of a file that very many have, those are
   *     named
   */
  public static FileIndex of(List<String> ids, Map<String, Snapshot> snapshots) {
    FileIndex index = new FileIndex();
    ids.stream().filter(snapshots::containsKey).forEach(id -> index.add(id, snapshots.get(id)));
    return index;
  }

  /**
   * The index of the files of models, the earliest first. For one model an index of those with
   * which it has a digest in common is enough; of each digest the first {@link #MOST_HOLDERS} and
   * one more.
   */
  public static FileIndex of(List<HeldFiles> models) {
    FileIndex index = new FileIndex();
    models.forEach(index::add);
    return index;
  }

  /** The digests that a model has and had; empty for one that was not read. */
  public static Optional<HeldFiles> held(String id, Snapshot snapshot) {
    if (snapshot.live().isEmpty()) {
      return Optional.empty();
    }
    List<WeightFile> telling = telling(snapshot);
    Set<String> now = new LinkedHashSet<>();
    telling.forEach(file -> now.add(file.oid()));
    now.addAll(sets(snapshot).keySet());
    List<Held> all = new ArrayList<>();
    now.forEach(oid -> all.add(new Held(oid, "", "")));
    for (HistoryEvent event : snapshot.live().get().history()) {
      for (Change change : event.changes()) {
        String oid = after(change);
        if (!oid.isEmpty() && now.add(oid)) {
          all.add(new Held(oid, event.commit(), event.date()));
        }
      }
    }
    return Optional.of(new HeldFiles(id, all, telling.size(), snapshot.live().get().plain()));
  }

  private void add(String id, Snapshot snapshot) {
    held(id, snapshot).ifPresent(this::add);
  }

  private void add(HeldFiles model) {
    sizes.put(model.model(), model.telling());
    plain.put(model.model(), new HashSet<>(model.plain()));
    for (Held file : model.files()) {
      hold(file.digest(), new Holder(model.model(), file.commit(), file.date()));
    }
  }

  private void hold(String oid, Holder holder) {
    List<Holder> all = holders.computeIfAbsent(oid, o -> new ArrayList<>());
    if (all.size() <= MOST_HOLDERS) {
      all.add(holder);
    }
  }

  /** The equal files of two snapshots; empty when there are none that say something. */
  public static Optional<SameFiles> between(Snapshot a, Snapshot b) {
    FileIndex index = new FileIndex();
    index.add("a", a);
    return index.of("b", b).stream().filter(s -> s.commit().isEmpty()).findFirst();
  }

  /** The files that say something when they are equal. */
  public static List<WeightFile> telling(Snapshot snapshot) {
    return snapshot.files().stream()
        .filter(f -> !f.oid().isEmpty())
        .filter(
            f ->
                f.headerBytes() > 0
                    ? f.tensors() > 0 && f.bytes() - f.headerBytes() >= LEAST_BYTES
                    : f.bytes() >= LEAST_UNREAD)
        .toList();
  }

  /** The sets of many shards by their common digest, as a history notes them. */
  private static Map<String, List<WeightFile>> sets(Snapshot snapshot) {
    SortedMap<String, List<WeightFile>> members = new TreeMap<>();
    for (WeightFile file : telling(snapshot)) {
      members.computeIfAbsent(WeightChanges.setOf(file.path()), s -> new ArrayList<>()).add(file);
    }
    Map<String, List<WeightFile>> sets = new HashMap<>();
    for (List<WeightFile> files : members.values()) {
      if (files.size() > WeightChanges.ONE_BY_ONE) {
        List<String> oids =
            files.stream()
                .sorted(Comparator.comparing(WeightFile::path))
                .map(WeightFile::oid)
                .toList();
        sets.put(WeightChanges.digest(oids), files);
      }
    }
    return sets;
  }

  /** The digest that a commit gave a file or a set; empty where it took it away. */
  private static String after(Change change) {
    if (!change.key().equals("oid") || change.after().isEmpty()) {
      return "";
    }
    try {
      JsonNode after = JsonText.json(change.after().getBytes(StandardCharsets.UTF_8));
      return after.isTextual() ? after.textValue() : after.path("digest").asText();
    } catch (JsonProcessingException e) {
      return ""; // a value that was cut in the snapshot is no digest
    }
  }

  /** The other models with weight files of this one, the most equal files first. */
  public List<SameFiles> of(String id, Snapshot snapshot) {
    Map<Holder, Set<WeightFile>> shared = new HashMap<>();
    List<WeightFile> files = telling(snapshot);
    for (WeightFile file : files) {
      share(id, file.oid(), List.of(file), shared);
    }
    sets(snapshot).forEach((digest, members) -> share(id, digest, members, shared));
    List<SameFiles> same = new ArrayList<>();
    shared.forEach((holder, equal) -> same.add(same(id, holder, equal, files.size())));
    same.sort(
        Comparator.comparing((SameFiles s) -> -s.equal())
            .thenComparing(SameFiles::other)
            .thenComparing(SameFiles::commit));
    return best(same);
  }

  private void share(
      String id, String oid, List<WeightFile> files, Map<Holder, Set<WeightFile>> shared) {
    for (Holder holder : holders.getOrDefault(oid, List.of())) {
      if (!holder.model().equals(id)) {
        shared.computeIfAbsent(holder, h -> new HashSet<>()).addAll(files);
      }
    }
  }

  private SameFiles same(String id, Holder holder, Set<WeightFile> equal, int of) {
    boolean now = holder.commit().isEmpty();
    long bytes = equal.stream().mapToLong(WeightFile::bytes).sum();
    Set<PlainFile> common = new HashSet<>(now ? plain.getOrDefault(id, Set.of()) : Set.of());
    common.retainAll(plain.getOrDefault(holder.model(), Set.of()));
    return new SameFiles(
        holder.model(),
        holder.commit(),
        holder.date(),
        equal.size(),
        of,
        now ? sizes.getOrDefault(holder.model(), 0) : 0,
        bytes,
        common.stream().map(PlainFile::path).sorted().toList());
  }

  /** Of each other model the revision with the most equal files. */
  private static List<SameFiles> best(List<SameFiles> sorted) {
    Set<String> seen = new HashSet<>();
    return sorted.stream().filter(s -> seen.add(s.other())).toList();
  }
}
