package dev.pedigree.site.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.Embedded;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.RebuiltWords;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Everything the site shows, as JSON and CSV for programs, with schemas. */
public final class DataFiles {
  /** The data sets, by the name of their files. */
  public static final List<String> SETS =
      List.of(
          "models",
          "edges",
          "disputes",
          "methods",
          "comparisons",
          "twins",
          "innovation",
          "families",
          "terms",
          "changes");

  /** What people write, by the name of its schema. */
  static final List<String> FORMS =
      List.of("model", "family", "term", "article", "translation", "site", "precedents", "search");

  /** The data sets that are published as CSV too. */
  static final List<String> TABLES = List.of("models", "edges", "innovation");

  private static final ObjectMapper JSON = new ObjectMapper();

  private DataFiles() {}

  /** The page that lists the data sets. */
  public static Page page(View view) {
    List<Snapshot> snapshots =
        view.atlas().entries().values().stream().flatMap(e -> e.snapshot().stream()).toList();
    return Page.of(
        "data/",
        "data",
        View.text("data.title"),
        View.text("data.summary"),
        Map.of(
            "sets", SETS,
            "tables", TABLES,
            "forms", FORMS,
            "boms", BomData.rows(view),
            "mark", RebuiltWords.several(snapshots)));
  }

  public static void add(SortedMap<String, byte[]> files, View view) {
    Atlas atlas = view.atlas();
    json(files, "models", ModelData.json(view));
    json(files, "edges", EdgeData.json(atlas));
    json(files, "disputes", DisputeData.json(view.ledger()));
    json(files, "methods", MethodsData.json(view.zoo()));
    json(files, "comparisons", comparisons(view));
    json(files, "twins", twins(atlas));
    json(files, "innovation", InnovationData.json(atlas));
    json(files, "families", families(atlas));
    json(files, "terms", terms(view));
    json(files, "changes", ChangesData.json(view.changes()));
    files.put("data/models.csv", ModelData.csv(view));
    files.put("data/edges.csv", EdgeData.csv(atlas));
    files.put("data/innovation.csv", InnovationData.csv(atlas));
    BomData.add(files, view);
    SETS.forEach(set -> schema(files, set));
    FORMS.forEach(form -> schema(files, form));
  }

  private static void json(SortedMap<String, byte[]> files, String set, JsonNode data) {
    files.put("data/" + set + ".json", bytes(set, "schema/", data));
  }

  /**
   * A data set, or a part of it.
   *
   * @param schemas the folder of schemas, as seen from the file
   */
  static byte[] bytes(String set, String schemas, JsonNode data) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", schemas + set + ".schema.json");
    root.set(set, data);
    return bytes(root);
  }

  static byte[] bytes(ObjectNode root) {
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
      return Visible.json(text).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static void text(ObjectNode to, String key, Text text) {
    to.putObject(key).put("en", text.en()).put("zh", text.zh());
  }

  private static ArrayNode comparisons(View view) {
    ArrayNode comparisons = array();
    view.comparisons().values().forEach(c -> comparisons.add(DataRows.comparison(c, view::name)));
    return comparisons;
  }

  private static ArrayNode twins(Atlas atlas) {
    ArrayNode groups = array();
    atlas.identical().forEach(group -> groups.add(DataRows.twins(DataRows.LISTING, group)));
    atlas.twins().forEach(group -> groups.add(DataRows.twins(DataRows.DESIGN, group)));
    return groups;
  }

  private static ArrayNode families(Atlas atlas) {
    ArrayNode families = array();
    atlas
        .catalog()
        .families()
        .forEach(
            f -> {
              ObjectNode one = families.addObject().put("id", f.id());
              text(one, "name", f.name());
              text(one, "organisation", f.organisation());
            });
    return families;
  }

  private static ArrayNode terms(View view) {
    ArrayNode terms = array();
    view.atlas()
        .catalog()
        .terms()
        .forEach(
            t -> {
              ObjectNode one = terms.addObject().put("id", t.id());
              text(one, "name", t.name());
              text(one, "summary", view.first(t.words()));
            });
    return terms;
  }

  private static void schema(SortedMap<String, byte[]> files, String name) {
    String file = name + ".schema.json";
    try {
      byte[] bytes = Files.readAllBytes(Embedded.folder("schema").resolve(file));
      files.put("data/schema/" + file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
