package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.CommitTime;
import dev.pedigree.crawl.git.FileKind;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Reads the commits that touched configuration, card or weights, along first parents: a merge
 * counts as one change, on the day of the merge.
 */
public final class History {
  private final ObjectReader reader;
  private final Blobs blobs;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private final List<Finding> findings;
  private Optional<LastReadable> lastConfig = Optional.empty();

  public History(
      ObjectReader reader,
      Blobs blobs,
      CrawlLimits limits,
      Deadline deadline,
      List<Finding> findings) {
    this.reader = reader;
    this.blobs = blobs;
    this.limits = limits;
    this.deadline = deadline;
    this.findings = findings;
  }

  /**
   * The newest version of {@code config.json} that could be read.
   *
   * @param commit the commit that has it
   */
  public record LastReadable(JsonNode config, String commit) {}

  /** The newest readable version, known after {@link #upTo}. */
  public Optional<LastReadable> lastConfig() {
    return lastConfig;
  }

  /** The events up to and including {@code head}, oldest first. */
  public List<HistoryEvent> upTo(RevWalk walk, RevCommit head) throws IOException {
    List<RevCommit> line = firstParents(walk, head);
    List<HistoryEvent> events = new ArrayList<>();
    boolean rootKnown = line.get(0).getParentCount() == 0;
    for (int i = 0; i < line.size(); i++) {
      if (i == 0 && !rootKnown) {
        continue; // the oldest one has nothing to compare with
      }
      deadline.check();
      event(i == 0 ? null : line.get(i - 1), line.get(i)).ifPresent(events::add);
    }
    return shortened(events);
  }

  private List<RevCommit> firstParents(RevWalk walk, RevCommit head) throws IOException {
    List<RevCommit> line = new ArrayList<>();
    Set<ObjectId> seen = new HashSet<>();
    RevCommit at = head;
    while (seen.add(at)) {
      line.add(at);
      if (at.getParentCount() == 0) {
        break;
      }
      if (line.size() > limits.commits()) {
        cut("crawl.history-long", limits.commits());
        break;
      }
      deadline.check();
      try {
        at = walk.parseCommit(at.getParent(0));
      } catch (MissingObjectException e) {
        cut("crawl.history-shallow", line.size());
        break;
      }
    }
    Collections.reverse(line);
    return line;
  }

  private void cut(String rule, int commits) {
    findings.add(Finding.info(rule, Location.of("/"), "commits", commits));
  }

  /**
   * Keeps the first event, the beginning of the repository, statements of origin, and the newest.
   */
  private List<HistoryEvent> shortened(List<HistoryEvent> events) {
    int over = events.size() - limits.events();
    if (over <= 0) {
      return List.copyOf(events);
    }
    findings.add(
        Finding.info("crawl.history-cut", Location.of("/"), "left", over, "kept", limits.events()));
    return Statements.shortened(events, limits.events());
  }

  private record Touched(String path, FileKind kind, ObjectId before, ObjectId after) {}

  private Optional<HistoryEvent> event(RevCommit parent, RevCommit commit) throws IOException {
    Map<FileKind, List<Touched>> touched = touched(parent, commit);
    Set<Snapshot.Part> parts = EnumSet.noneOf(Snapshot.Part.class);
    List<Change> changes = new ArrayList<>();
    for (Touched file : touched.getOrDefault(FileKind.CONFIG, List.of())) {
      changes.addAll(config(file, commit));
      parts.add(Snapshot.Part.CONFIG);
    }
    for (Touched file : touched.getOrDefault(FileKind.CARD, List.of())) {
      List<Change> inside = card(file);
      if (!inside.isEmpty()) {
        changes.addAll(inside);
        parts.add(Snapshot.Part.CARD);
      }
    }
    List<Touched> weights = new ArrayList<>(touched.getOrDefault(FileKind.WEIGHTS, List.of()));
    weights.addAll(touched.getOrDefault(FileKind.INDEX, List.of()));
    if (!weights.isEmpty()) {
      parts.add(Snapshot.Part.WEIGHTS);
      List<WeightChanges.Changed> all = new ArrayList<>();
      for (Touched file : weights) {
        all.add(
            new WeightChanges.Changed(file.path(), version(file.before()), version(file.after())));
      }
      changes.addAll(WeightChanges.of(all));
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    changes.sort(Comparator.comparing(Change::path).thenComparing(Change::key));
    return Optional.of(
        new HistoryEvent(
            commit.name(), CommitTime.of(commit), List.copyOf(parts), few(commit, changes)));
  }

  private List<Change> few(RevCommit commit, List<Change> changes) {
    if (changes.size() <= limits.changes()) {
      return List.copyOf(changes);
    }
    findings.add(
        Finding.info(
            "crawl.changes-cut",
            Location.of("/"),
            "commit",
            commit.name(),
            "left",
            changes.size() - limits.changes()));
    return List.copyOf(changes.subList(0, limits.changes()));
  }

  private Map<FileKind, List<Touched>> touched(RevCommit parent, RevCommit commit)
      throws IOException {
    Map<FileKind, List<Touched>> touched = new EnumMap<>(FileKind.class);
    try (TreeWalk walk = new TreeWalk(reader)) {
      if (parent == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(parent.getTree());
      }
      walk.addTree(commit.getTree());
      walk.setFilter(TreeFilter.ANY_DIFF);
      walk.setRecursive(true);
      int entries = 0;
      while (walk.next()) {
        if (++entries > limits.treeEntries()) {
          findings.add(
              Finding.info(
                  "crawl.changes-cut", Location.of("/"), "commit", commit.name(), "left", "?"));
          break;
        }
        FileKind kind = FileKind.of(walk.getPathString());
        ObjectId before = plain(walk, 0);
        ObjectId after = plain(walk, 1);
        if (kind != FileKind.OTHER && !before.equals(after)) {
          touched
              .computeIfAbsent(kind, k -> new ArrayList<>())
              .add(new Touched(Clean.text(walk.getPathString()), kind, before, after));
        }
      }
    }
    return touched;
  }

  /** The blob of a regular file; the zero id for none, a symlink or a submodule. */
  private static ObjectId plain(TreeWalk walk, int tree) {
    FileMode mode = walk.getFileMode(tree);
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE
        ? walk.getObjectId(tree)
        : ObjectId.zeroId();
  }

  private List<Change> config(Touched file, RevCommit commit) throws IOException {
    Optional<JsonNode> before = value(file, file.before());
    Optional<JsonNode> after = value(file, file.after());
    if (file.path().equals("config.json") && after.isPresent()) {
      lastConfig = Optional.of(new LastReadable(after.get(), commit.name()));
    }
    return before.isPresent() && after.isPresent()
        ? JsonChanges.between(file.path(), before.get(), after.get())
        : List.of(whole(file));
  }

  /** Changes of the front matter; the text is ignored, as it changes often. */
  private List<Change> card(Touched file) throws IOException {
    boolean came = file.before().equals(ObjectId.zeroId());
    boolean went = file.after().equals(ObjectId.zeroId());
    JsonNode nothing = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    List<Change> changes =
        new ArrayList<>(
            JsonChanges.between(
                file.path(),
                value(file, file.before()).orElse(nothing),
                value(file, file.after()).orElse(nothing)));
    if (came || went) {
      changes.add(whole(file));
    }
    return changes;
  }

  private Optional<JsonNode> value(Touched file, ObjectId blob) throws IOException {
    if (blob.equals(ObjectId.zeroId())) {
      return Optional.empty();
    }
    Blobs.Content content = blobs.read(blob);
    return file.kind() == FileKind.CARD
        ? SmallFile.card(file.path(), content).value()
        : SmallFile.config(file.path(), content).value();
  }

  private Change whole(Touched file) throws IOException {
    return new Change(
        file.path(),
        "oid",
        version(file.before()).map(v -> TextNode.valueOf(v.oid()).toString()).orElse(""),
        version(file.after()).map(v -> TextNode.valueOf(v.oid()).toString()).orElse(""));
  }

  private Optional<WeightChanges.Version> version(ObjectId blob) throws IOException {
    if (blob.equals(ObjectId.zeroId())) {
      return Optional.empty();
    }
    Optional<LfsPointer> pointer = blobs.pointer(blob);
    return Optional.of(
        pointer.isPresent()
            ? new WeightChanges.Version("sha256:" + pointer.get().oid(), pointer.get().size())
            : new WeightChanges.Version("git:" + blob.name(), blobs.size(blob).orElse(0L)));
  }
}
