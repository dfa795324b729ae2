package dev.pedigree.spark;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.declared.ModelNames.Name;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Finds the models that files and people name: names meet those who look them up, so that a model
 * is never searched for in a list of all.
 */
final class Named {
  private static final TypeReference<List<Name>> NAMES = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private Named() {}

  /** What was found for each model that names any: {@code id, names}. */
  static Dataset<Row> of(Dataset<Row> described) {
    Dataset<Row> owned =
        Rows.by(
                described
                    .select("names")
                    .flatMap(
                        Rows.several(
                            row ->
                                Wire.read(Tables.text(row, "names"), NAMES).stream()
                                    .map(n -> RowFactory.create(n.text(), Wire.text(n)))),
                        Tables.texts("text", "name")),
                row -> Tables.text(row, "text"))
            .mapGroups(
                (MapGroupsFunction<String, Row, Row>)
                    (text, rows) ->
                        RowFactory.create(
                            text,
                            Wire.text(
                                Rows.stream(rows)
                                    .map(row -> Wire.read(Tables.text(row, "name"), Name.class))
                                    .min(Name::compareTo)
                                    .orElseThrow())),
                Tables.texts("text", "name"));
    Dataset<Row> asked =
        described
            .select("id", "asked")
            .flatMap(
                Rows.several(
                    row ->
                        Wire.read(Tables.text(row, "asked"), TEXTS).stream()
                            .flatMap(name -> ModelNames.asked(name).stream())
                            .distinct()
                            .map(text -> RowFactory.create(Tables.text(row, "id"), text))),
                Tables.texts("id", "text"));
    return Rows.by(asked.join(owned, "text"), row -> Tables.text(row, "id"))
        .mapGroups(
            (MapGroupsFunction<String, Row, Row>)
                (id, rows) -> {
                  Set<Name> found = new LinkedHashSet<>();
                  rows.forEachRemaining(
                      row -> found.add(Wire.read(Tables.text(row, "name"), Name.class)));
                  return RowFactory.create(id, Wire.text(whole(found)));
                },
            Tables.texts("id", "names"));
  }

  /** The names with the ids of the models that they find, which are looked up themselves. */
  private static List<Name> whole(Set<Name> found) {
    List<Name> all = new ArrayList<>(found);
    found.forEach(n -> all.add(ModelNames.own(n.id())));
    return all.stream().distinct().sorted().toList();
  }

  /** Names as a row carries them; none where nothing was found. */
  static List<Name> names(Row row) {
    String text = Tables.text(row, "names");
    return text == null ? List.of() : Wire.read(text, NAMES);
  }

  /** The models that names lead to. */
  static Stream<String> models(Row row) {
    return names(row).stream().map(Name::id).distinct();
  }
}
