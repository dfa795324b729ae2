package dev.pedigree.spark;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Words;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The models to read: the table {@code sources} of {@code id, model}, and in {@code pairs} of
 * {@code a, b} those that people want to see compared. A list of repositories from elsewhere takes
 * their place.
 */
final class Sources {
  private Sources() {}

  /** Lists a catalogue. */
  static void list(Tables tables, Path content) {
    Catalog catalog = CatalogReader.read(content).catalog();
    List<Row> models = new ArrayList<>();
    catalog.models().forEach(m -> models.add(RowFactory.create(m.id(), Wire.text(plain(m)))));
    tables.write(
        "sources", tables.spark().createDataset(models, Tables.texts("id", "model")).toDF());
    List<Row> pairs = new ArrayList<>();
    for (Comparison pair : catalog.site().comparisons()) {
      pairs.add(RowFactory.create(pair.a(), pair.b()));
    }
    for (List<String> chain : catalog.site().chains()) {
      for (int i = 1; i < chain.size(); i++) {
        pairs.add(RowFactory.create(chain.get(i - 1), chain.get(i)));
      }
    }
    tables.write("pairs", tables.spark().createDataset(pairs, Tables.texts("a", "b")).toDF());
  }

  /** Without what people wrote for readers, which no job needs. */
  private static Model plain(Model model) {
    Words none = new Words("", "", model.words().enPath(), model.words().zhPath(), 1, 1, false);
    return new Model(
        model.id(),
        model.name(),
        model.organisation(),
        model.family(),
        model.release(),
        model.released(),
        model.repository(),
        model.revision(),
        model.licence(),
        model.parents(),
        model.sources(),
        model.paper(),
        none,
        model.aliases());
  }

  /**
   * Takes stored snapshots for what a crawl read: the table {@code crawled}.
   *
   * @param snapshots the folder, which all machines see
   */
  static void stored(Tables tables, Path snapshots) {
    String folder = snapshots.toAbsolutePath().toString();
    Dataset<Row> read =
        tables
            .read("sources")
            .mapPartitions(
                Rows.each(
                    () -> {
                      SnapshotStore store = new SnapshotStore(Path.of(folder));
                      return source -> {
                        String id = Tables.text(source, "id");
                        Model model = Wire.read(Tables.text(source, "model"), Model.class);
                        Optional<Snapshot> found =
                            model.paper().isPresent()
                                ? Optional.empty()
                                : store.find(id).snapshot();
                        return RowFactory.create(id, found.map(SnapshotStore::text).orElse(null));
                      };
                    }),
                Tables.texts("id", "snapshot"));
    tables.write("crawled", read);
  }
}
