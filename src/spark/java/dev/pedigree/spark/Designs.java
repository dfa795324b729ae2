package dev.pedigree.spark;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.lineage.near.DesignClass;
import dev.pedigree.lineage.near.NearestEarlier;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The classes of models of one listing, which every machine has whole: they grow with the number of
 * designs, not with that of models. A machine describes them when it is asked first.
 */
final class Designs implements Serializable {
  private static final long serialVersionUID = 1;

  private final One[] classes;
  private transient NearestEarlier finder;

  private Designs(List<One> classes) {
    this.classes = classes.toArray(One[]::new);
  }

  /** A class; the model and its snapshot are those of its first member. */
  private record One(String key, String members, String days, String model, String snapshot)
      implements Serializable {

    DesignClass described() {
      Model first = Wire.read(model, Model.class);
      Architecture own =
          Described.portrait(first, snapshot, new ArrayList<>()).architecture().orElseThrow();
      return new DesignClass(
          key,
          own,
          Wire.read(members, new TypeReference<List<DesignClass.Member>>() {}),
          Wire.read(days, new TypeReference<TreeMap<ReleaseDate, Integer>>() {}));
    }
  }

  /** The classes of described models, sent to all machines. */
  static Broadcast<Designs> of(Tables tables, Dataset<Row> described) {
    Dataset<Row> classes =
        Rows.by(
                described.select("class", "member").filter(Rows.with("class")),
                row -> Tables.text(row, "class"))
            .mapGroups(
                (MapGroupsFunction<String, Row, Row>)
                    (key, rows) -> {
                      DesignClass.Roll roll = new DesignClass.Roll();
                      rows.forEachRemaining(row -> roll.add(member(row)));
                      return RowFactory.create(
                          key,
                          Wire.text(roll.members()),
                          Wire.text(roll.days()),
                          roll.members().get(0).id());
                    },
                Tables.texts("key", "members", "days", "id"));
    List<One> all = new ArrayList<>();
    tables
        .write("classes", classes)
        .join(described.select("id", "model", "snapshot"), "id")
        .toLocalIterator()
        .forEachRemaining(
            row ->
                all.add(
                    new One(
                        Tables.text(row, "key"),
                        Tables.text(row, "members"),
                        Tables.text(row, "days"),
                        Tables.text(row, "model"),
                        Tables.text(row, "snapshot"))));
    return JavaSparkContext.fromSparkContext(tables.spark().sparkContext())
        .broadcast(new Designs(all));
  }

  private static DesignClass.Member member(Row row) {
    return Wire.read(Tables.text(row, "member"), DesignClass.Member.class);
  }

  private synchronized NearestEarlier finder() {
    if (finder == null) {
      finder = new NearestEarlier(Stream.of(classes).map(One::described).toList());
    }
    return finder;
  }

  /** The nearest earlier designs of each model: {@code id, found}. */
  static Dataset<Row> nearest(Dataset<Row> described, Broadcast<Designs> designs) {
    return described
        .select("id", "class", "member")
        .filter(Rows.with("class"))
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  Optional<NearestEarlier.Found> found =
                      designs.value().finder().before(member(row), Tables.text(row, "class"));
                  return RowFactory.create(
                      Tables.text(row, "id"), found.map(Wire::text).orElse(null));
                },
            Tables.texts("id", "found"))
        .filter(Rows.with("found"));
  }
}
