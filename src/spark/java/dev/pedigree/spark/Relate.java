package dev.pedigree.spark;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pedigree.lineage.near.NearestEarlier.Candidate;
import dev.pedigree.lineage.near.NearestEarlier.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Finds for each model those that it may be related to: from {@code described} to {@code related},
 * of {@code id, found, names, kin}, and to {@code candidates}, of {@code a, b, why}, the pairs
 * whose weights are worth a look.
 *
 * <p>No two models meet that have nothing in common. With M models, C classes of one listing and H
 * digests of files this takes C² comparisons of listings, M looks at C numbers, and for each digest
 * and name the models that have it.
 */
final class Relate {
  private Relate() {}

  /**
   * @param snapshots the folder of snapshots; where it has signatures, candidates come from them
   *     too
   */
  static void run(Tables tables, Path snapshots) {
    Dataset<Row> described = tables.read("described");
    Broadcast<Designs> designs = Designs.of(tables, described);
    Dataset<Row> found = tables.write("nearest", Designs.nearest(described, designs));
    Dataset<Row> names = tables.write("named", Named.of(described));
    Dataset<Row> shared = tables.write("shared", Shared.of(described));
    Dataset<Row> kin =
        found
            .flatMap(
                Rows.several(
                    row ->
                        designs(row).map(c -> RowFactory.create(Tables.text(row, "id"), c.id()))),
                Tables.texts("id", "other"))
            .union(
                names.flatMap(
                    Rows.several(
                        row ->
                            Named.models(row)
                                .map(other -> RowFactory.create(Tables.text(row, "id"), other))),
                    Tables.texts("id", "other")))
            .union(shared.select("id", "other"))
            .union(tables.read("pairs").select(functions.col("b"), functions.col("a")));
    Dataset<Row> lists =
        Rows.by(kin.distinct(), row -> Tables.text(row, "id"))
            .mapGroups(
                (MapGroupsFunction<String, Row, Row>)
                    (id, rows) ->
                        RowFactory.create(
                            id,
                            Wire.text(
                                Rows.stream(rows)
                                    .map(row -> Tables.text(row, "other"))
                                    .sorted()
                                    .toList())),
                Tables.texts("id", "kin"));
    tables.write(
        "related",
        described
            .select("id")
            .join(found, id(), "left")
            .join(names, id(), "left")
            .join(lists, id(), "left"));
    tables.write("candidates", candidates(found, names, shared, Sketches.of(described, snapshots)));
    designs.destroy();
  }

  private static String[] id() {
    return new String[] {"id"};
  }

  private static Stream<Candidate> designs(Row row) {
    return Wire.read(Tables.text(row, "found"), Found.class).candidates().stream();
  }

  /** The models that a model is compared with, as a row carries them. */
  static List<String> kin(Row row) {
    String text = Tables.text(row, "kin");
    return text == null ? List.of() : Wire.read(text, new TypeReference<List<String>>() {});
  }

  /** The nearest designs, as a row carries them. */
  static Optional<Found> found(Row row) {
    return Optional.ofNullable(Tables.text(row, "found")).map(t -> Wire.read(t, Found.class));
  }

  /**
   * Pairs, the earlier or named one first: of one file, one said to come from the other, twins, and
   * those with rows alike.
   */
  private static Dataset<Row> candidates(
      Dataset<Row> found, Dataset<Row> names, Dataset<Row> shared, Dataset<Row> sketches) {
    Dataset<Row> twins =
        found.flatMap(
            Rows.several(
                row ->
                    designs(row)
                        .filter(c -> c.distance().none())
                        .map(c -> RowFactory.create(c.id(), Tables.text(row, "id"), "twin"))),
            Tables.texts("a", "b", "why"));
    Dataset<Row> named =
        names.flatMap(
            Rows.several(
                row ->
                    Named.models(row)
                        .filter(a -> !a.equals(Tables.text(row, "id")))
                        .map(a -> RowFactory.create(a, Tables.text(row, "id"), "named"))),
            Tables.texts("a", "b", "why"));
    Dataset<Row> files =
        shared.select(
            functions.col("other").as("a"),
            functions.col("id").as("b"),
            functions.lit("file").as("why"));
    return files
        .union(named)
        .union(twins)
        .union(sketches.withColumn("why", functions.lit("sketch")));
  }
}
