package dev.pedigree.spark;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.count.DerivedNumbers;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.Portrait;
import dev.pedigree.lineage.Unlisted;
import dev.pedigree.lineage.declared.FileIndex;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.declared.OriginReader;
import dev.pedigree.lineage.near.DesignClass;
import dev.pedigree.pipeline.BuildMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Describes each model by itself: from {@code sources} and {@code crawled} to {@code described}.
 * Work and memory are those of one model, whatever the number of models.
 */
final class Described {
  /**
   * The columns: the model and its snapshot as they came; what it is as a member of which class of
   * one listing; fingerprints, where all lines are known; digests of its files; its names, and
   * those that are to be looked up for it; its constants; derived numbers; findings.
   */
  private static final String[] COLUMNS = {
    "id",
    "model",
    "snapshot",
    "released",
    "class",
    "member",
    "listing",
    "design",
    "held",
    "names",
    "asked",
    "constants",
    "numbers",
    "findings"
  };

  private Described() {}

  static void run(Tables tables) {
    Dataset<Row> all =
        tables
            .read("sources")
            .join(tables.read("crawled").select("id", "snapshot"), usingId(), "left");
    tables.write(
        "described", all.map((MapFunction<Row, Row>) Described::describe, Tables.texts(COLUMNS)));
  }

  private static String[] usingId() {
    return new String[] {"id"};
  }

  private static Row describe(Row row) {
    String id = Tables.text(row, "id");
    String text = Tables.text(row, "snapshot");
    Model model = Wire.read(Tables.text(row, "model"), Model.class);
    List<Finding> bugs = new ArrayList<>();
    Portrait portrait = portrait(model, text, bugs);
    Optional<Architecture> own = portrait.architecture();
    Optional<Architecture> known = own.filter(Architecture::fullyKnown);
    bugs.addAll(portrait.findings());
    return RowFactory.create(
        id,
        Tables.text(row, "model"),
        text,
        released(model.released()),
        own.filter(a -> portrait.member().isPresent()).map(DesignClass::key).orElse(null),
        portrait.member().map(Wire::text).orElse(null),
        known.map(Architecture::listingFingerprint).orElse(null),
        known.map(Architecture::designFingerprint).orElse(null),
        portrait.snapshot().flatMap(s -> FileIndex.held(id, s)).map(Wire::text).orElse(null),
        Wire.text(ModelNames.of(model)),
        Wire.text(OriginReader.named(model, portrait.snapshot())),
        known.map(Unlisted.Constants::of).map(Wire::text).orElse(null),
        Wire.text(own.map(DerivedNumbers::of).orElse(List.of())),
        Wire.text(bugs));
  }

  /** Dates as texts in their order: a month stands behind all its days. */
  private static String released(ReleaseDate date) {
    return date.day().isPresent() ? date.toString() : date + "-99";
  }

  /**
   * A model as the stages see it.
   *
   * @param snapshot as its file is written; null if there is none
   * @param bugs receives mistakes of this program
   */
  static Portrait portrait(Model model, String snapshot, List<Finding> bugs) {
    Optional<Snapshot> read = Optional.ofNullable(snapshot).map(text -> parsed(model.id(), text));
    Optional<ArchitectureReader.Reading> reading =
        read.map(s -> BuildMemory.reading(model.id(), s, bugs::add));
    return Portrait.of(model, read, reading);
  }

  /** A snapshot from the text of its file. */
  static Snapshot parsed(String id, String text) {
    return SnapshotStore.parse(id + ".json", text.getBytes(StandardCharsets.UTF_8));
  }
}
