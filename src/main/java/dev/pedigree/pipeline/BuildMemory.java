package dev.pedigree.pipeline;

import dev.pedigree.architecture.reading.ArchitectureReader.Reading;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.texts.TextLog;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.smoke.ReplicaCheck;
import dev.pedigree.smoke.ReplicaResults;
import dev.pedigree.smoke.SmokeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a program that builds again and again keeps between builds: what follows from the bytes of
 * one file alone. Thread-safe.
 */
public final class BuildMemory {
  /** One for the program, since what a design computes does not depend on the catalogue. */
  private static final ReplicaResults REPLICAS = new ReplicaResults();

  private final Map<String, Described> described = new ConcurrentHashMap<>();
  private final TextLog texts = new TextLog();
  private final Supplier<Optional<ZooScore>> zoo;
  private final Function<Reading, SmokeResult> run;

  /** A memory of builds that show no score of the zoo. */
  public BuildMemory() {
    this(Optional::empty);
  }

  /**
   * @param zoo works out the score of the zoo, or gives the one that is known
   */
  public BuildMemory(Supplier<Optional<ZooScore>> zoo) {
    this(zoo, reading -> ReplicaCheck.run(reading, REPLICAS));
  }

  private BuildMemory(Supplier<Optional<ZooScore>> zoo, Function<Reading, SmokeResult> run) {
    this.zoo = zoo;
    this.run = run;
  }

  /** A memory of builds whose pages nobody sees: no design is run. */
  static BuildMemory withoutRuns() {
    return new BuildMemory(Optional::empty, ReplicaCheck::left);
  }

  /**
   * The stored snapshot of a model, and what it says.
   *
   * @param stamp of its file
   * @param reading empty without a snapshot
   * @param bug a mistake of this program that the snapshot brings to light
   */
  public record Described(
      String stamp, SnapshotStore.Found found, Optional<Reading> reading, Optional<Finding> bug) {}

  /** How often answers about weights were wrong; empty where it was not worked out. */
  Optional<ZooScore> zoo() {
    return zoo.get();
  }

  /** The history of texts. */
  TextLog texts() {
    return texts;
  }

  /** The result of a small copy of a described model. */
  SmokeResult run(Reading reading) {
    return run.apply(reading);
  }

  /** Reads and describes the snapshot of a model, if its file is another than the last time. */
  public Described describe(SnapshotStore store, String id) {
    String stamp = store.stamp(id);
    Described known = described.get(id);
    if (known == null || !known.stamp().equals(stamp)) {
      known = read(store, id, stamp);
      described.put(id, known);
    }
    return known;
  }

  private static Described read(SnapshotStore store, String id, String stamp) {
    SnapshotStore.Found found = store.find(id);
    if (found.snapshot().isEmpty()) {
      return new Described(stamp, found, Optional.empty(), Optional.empty());
    }
    List<Finding> bugs = new ArrayList<>();
    Reading reading = reading(id, found.snapshot().get(), bugs::add);
    return new Described(stamp, found, Optional.of(reading), bugs.stream().findFirst());
  }

  /**
   * The description of a snapshot; one without an architecture where a mistake of this program
   * comes to light.
   *
   * @param bugs receives the mistake
   */
  public static Reading reading(String id, Snapshot snapshot, Consumer<Finding> bugs) {
    try {
      return AtlasBuilder.read(id, snapshot);
    } catch (RuntimeException | StackOverflowError e) {
      // Only this model is shown without an architecture, so the site may be published.
      bugs.accept(Bug.withoutHarm(id, e));
      return new Reading(Optional.empty(), Optional.empty(), List.of());
    }
  }
}
