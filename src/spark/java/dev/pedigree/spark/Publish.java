package dev.pedigree.spark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.Model;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Relations;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.lineage.Unlisted;
import dev.pedigree.site.data.DataRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Makes the data sets that grow with the number of models, in parts: from {@code described} and
 * {@code related} to files in {@code data}. A model is put together from itself and its neighbours.
 */
final class Publish {
  private static final String[] ROW = {"set", "place", "row"};

  private Publish() {}

  /**
   * @param most rows of a file
   */
  static void run(Tables tables, int most) {
    Dataset<Row> rows = tables.write("rows", models(tables).union(twins(tables)));
    for (String set : List.of("models", "edges", "comparisons", "twins")) {
      Shards.write(
          rows.filter(functions.col("set").equalTo(set)), set, tables.folder("data"), most);
    }
  }

  private static Dataset<Row> models(Tables tables) {
    Dataset<Row> described = tables.read("described").select("id", "model", "snapshot", "held");
    Dataset<Row> related = tables.read("related");
    Dataset<Row> pairs = tables.read("pairs");
    Dataset<Row> meeting =
        related
            .select("id", "kin", "found")
            .flatMap(
                Rows.several(
                    row ->
                        Stream.concat(Relate.kin(row).stream(), Stream.of(Tables.text(row, "id")))
                            .distinct()
                            .map(
                                other ->
                                    RowFactory.create(
                                        Tables.text(row, "id"),
                                        other,
                                        other.equals(Tables.text(row, "id"))
                                            ? Tables.text(row, "found")
                                            : null))),
                Tables.texts("of", "id", "found"));
    Dataset<Row> known = described.join(related.select("id", "names"), new String[] {"id"}, "left");
    Dataset<Row> wanted =
        pairs
            .groupBy(functions.col("b").as("id"))
            .agg(functions.to_json(functions.collect_set("a")).as("wanted"));
    Column[] all = {
      functions.col("of"),
      functions.col("model"),
      functions.col("snapshot"),
      functions.col("held"),
      functions.col("names"),
      functions.col("found"),
      functions.col("wanted")
    };
    Dataset<Row> together =
        meeting
            .join(known, "id")
            .join(wanted, new String[] {"id"}, "left")
            .select(all)
            .repartition(functions.col("of"))
            .sortWithinPartitions("of");
    return together.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            rows -> {
              Portraits before = new Portraits();
              return Rows.stream(new Groups(rows, "of")).flatMap(g -> model(g, before)).iterator();
            },
        Tables.texts(ROW));
  }

  private static Stream<Row> model(List<Row> group, Portraits described) {
    String id = Tables.text(group.get(0), "of");
    Neighbours neighbours = new Neighbours(group.iterator(), described);
    Relations relations = new Relations(neighbours);
    Row own =
        group.stream()
            .filter(r -> id.equals(Wire.read(Tables.text(r, "model"), Model.class).id()))
            .findFirst()
            .orElseThrow();
    Relations.Told told = relations.of(id, Relate.found(own));
    List<Row> rows = new ArrayList<>();
    rows.add(
        RowFactory.create("models", id, DataRows.model(told.entry(), told.edges()).toString()));
    Set<String> parents = new HashSet<>();
    for (int i = 0; i < told.edges().size(); i++) {
      Edge edge = told.edges().get(i);
      String place = DataRows.edgePlace(id, i);
      rows.add(RowFactory.create("edges", place, DataRows.edge(edge).toString()));
      if (!edge.ghost()) {
        parents.add(edge.parent());
      }
    }
    String wanted = Tables.text(own, "wanted");
    if (wanted != null) {
      parents.addAll(Wire.read(wanted, new TypeReference<List<String>>() {}));
    }
    for (String parent : parents) {
      relations
          .compared(parent, id)
          .map(compared -> comparison(compared, neighbours))
          .ifPresent(rows::add);
    }
    return rows.stream();
  }

  private static Row comparison(Compared compared, Neighbours neighbours) {
    ObjectNode row = DataRows.comparison(compared, id -> neighbours.model(id).orElseThrow().name());
    return RowFactory.create("comparisons", row.path("page").asText(), row.toString());
  }

  private static Dataset<Row> twins(Tables tables) {
    return twins(tables, "listing", DataRows.LISTING)
        .union(twins(tables, "design", DataRows.DESIGN));
  }

  /** Groups of one fingerprint, the largest first. */
  private static Dataset<Row> twins(Tables tables, String column, String same) {
    Dataset<Row> known =
        tables
            .read("described")
            .filter(Rows.with(column))
            .select(column, "released", "id", "constants");
    return Rows.by(known, row -> Tables.text(row, column))
        .flatMapSortedGroups(
            new Column[] {functions.col("released"), functions.col("id")},
            (FlatMapGroupsFunction<String, Row, Row>)
                (fingerprint, rows) -> group(fingerprint, rows, same),
            Tables.texts(ROW));
  }

  private static Iterator<Row> group(String fingerprint, Iterator<Row> rows, String same) {
    TwinGroup.Finder finder = new TwinGroup.Finder();
    rows.forEachRemaining(
        row ->
            finder.add(
                Tables.text(row, "id"),
                Wire.read(Tables.text(row, "constants"), Unlisted.Constants.class)));
    TwinGroup group = finder.of(fingerprint);
    if (group.members().size() < 2) {
      return List.<Row>of().iterator();
    }
    String place = DataRows.twinsPlace(same, group);
    return List.of(RowFactory.create("twins", place, DataRows.twins(same, group).toString()))
        .iterator();
  }
}
