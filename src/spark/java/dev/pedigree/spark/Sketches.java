package dev.pedigree.spark;

import dev.pedigree.lineage.signature.Bands;
import dev.pedigree.lineage.signature.SignatureStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Finds models whose sampled rows are alike: those that have a key of their signatures in common
 * meet, and each is told the first of them. No two signatures are compared.
 */
final class Sketches {
  private Sketches() {}

  /** Who has a key, in the order in which holders count. */
  private record Holder(String released, String id) implements Comparable<Holder> {
    @Override
    public int compareTo(Holder other) {
      int days = released.compareTo(other.released);
      return days == 0 ? id.compareTo(other.id) : days;
    }
  }

  /**
   * Pairs: {@code a, b}, the earlier one first, that have enough keys in common.
   *
   * @param snapshots the folder of snapshots, in which signatures lie
   */
  static Dataset<Row> of(Dataset<Row> described, Path snapshots) {
    String folder = snapshots.toAbsolutePath().toString();
    Dataset<Row> keys =
        described
            .select("id", "released", "snapshot")
            .filter(Rows.with("snapshot"))
            .flatMap(
                Rows.several(row -> keys(row, new SignatureStore(Path.of(folder)))),
                Tables.texts("key", "released", "id"));
    return Rows.by(keys, row -> Tables.text(row, "key"))
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (key, rows) -> pairs(rows).iterator(),
            Tables.texts("a", "b"))
        .groupBy("a", "b")
        .count()
        .filter(functions.col("count").geq(Bands.ENOUGH))
        .select("a", "b");
  }

  private static Stream<Row> keys(Row row, SignatureStore store) {
    String id = Tables.text(row, "id");
    return store.find(Described.parsed(id, Tables.text(row, "snapshot"))).signature().stream()
        .flatMap(signature -> Bands.of(signature).stream())
        .map(key -> RowFactory.create(key, Tables.text(row, "released"), id));
  }

  private static Stream<Row> pairs(Iterator<Row> rows) {
    TreeSet<Holder> first = new TreeSet<>();
    List<Holder> all = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          Holder holder = new Holder(Tables.text(row, "released"), Tables.text(row, "id"));
          all.add(holder);
          first.add(holder);
          if (first.size() > Bands.FIRST) {
            first.pollLast();
          }
        });
    return all.stream()
        .flatMap(
            later ->
                first.stream()
                    .filter(earlier -> earlier.compareTo(later) < 0)
                    .map(earlier -> RowFactory.create(earlier.id(), later.id())));
  }
}
