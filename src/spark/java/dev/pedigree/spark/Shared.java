package dev.pedigree.spark;

import dev.pedigree.catalog.Model;
import dev.pedigree.lineage.declared.FileIndex;
import dev.pedigree.lineage.declared.HeldFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Finds models with a weight file in common: those that have a digest meet, and each is told the
 * first of them, never more than the stage itself looks at.
 */
final class Shared {
  private Shared() {}

  /** Who holds a file, in the order in which holders count. */
  private record Holder(Model model) implements Comparable<Holder> {
    private static final Comparator<Holder> ORDER =
        Comparator.comparing((Holder h) -> h.model().released()).thenComparing(h -> h.model().id());

    @Override
    public int compareTo(Holder other) {
      return ORDER.compare(this, other);
    }
  }

  /** Pairs: {@code id, other}; both have or had a file of one digest, the first has it now. */
  static Dataset<Row> of(Dataset<Row> described) {
    Dataset<Row> held =
        described
            .select("id", "model", "held")
            .filter(Rows.with("held"))
            .flatMap(
                Rows.several(
                    row ->
                        Wire.read(Tables.text(row, "held"), HeldFiles.class).files().stream()
                            .map(
                                f ->
                                    RowFactory.create(
                                        f.digest(),
                                        f.now() ? Tables.text(row, "id") : null,
                                        Tables.text(row, "model")))),
                Tables.texts("digest", "now", "model"));
    return Rows.by(held, row -> Tables.text(row, "digest"))
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (digest, rows) -> pairs(rows).iterator(),
            Tables.texts("id", "other"))
        .distinct();
  }

  private static Stream<Row> pairs(java.util.Iterator<Row> rows) {
    TreeMap<Holder, String> first = new TreeMap<>();
    List<String> now = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          Holder holder = new Holder(Wire.read(Tables.text(row, "model"), Model.class));
          first.put(holder, holder.model().id());
          if (first.size() > FileIndex.MOST_HOLDERS + 1) {
            first.pollLastEntry();
          }
          if (Tables.text(row, "now") != null) {
            now.add(Tables.text(row, "now"));
          }
        });
    List<String> holders = List.copyOf(first.values());
    return now.stream()
        .flatMap(
            id ->
                holders.stream()
                    .filter(other -> !other.equals(id))
                    .map(other -> RowFactory.create(id, other)));
  }
}
