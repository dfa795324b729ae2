package dev.pedigree.site.data;

import static java.util.stream.Collectors.toMap;

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
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.site.linked.Things;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

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

  /** Those that grow with the number of models, and are in parts where they are long. */
  private static final List<String> GROWING = List.of("models", "edges", "comparisons", "twins");

  /** What people write, by the name of its schema. */
  static final List<String> FORMS =
      List.of("model", "family", "term", "article", "translation", "site", "precedents", "search");

  /** Commands whose JSON has a schema; that of {@code check} is that of {@code build}. */
  static final List<String> COMMANDS =
      List.of("inspect", "diff", "relate", "smoke", "build", "crawl", "nightly");

  /** The data sets that are published as CSV too. */
  static final List<String> TABLES = List.of("models", "edges", "innovation");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String INDEX = "/index.json";

  /** Bills of materials that the page of data lists; the page of each model has its own. */
  private static final int BOMS = 1_000;

  private DataFiles() {}

  /** The page that lists the data sets. */
  public static Page page(View view) {
    List<Snapshot> snapshots =
        view.atlas().entries().values().stream().flatMap(e -> e.snapshot().stream()).toList();
    Map<String, String> files = SETS.stream().collect(toMap(set -> set, set -> file(set, view)));
    return Page.of(
            "data/",
            "data",
            View.text("data.title"),
            View.text("data.summary"),
            Map.of(
                "sets",
                SETS,
                "files",
                files,
                "cut",
                files.values().stream().anyMatch(file -> file.endsWith(INDEX)),
                "tables",
                TABLES,
                "forms",
                FORMS,
                "commands",
                COMMANDS,
                "boms",
                BomData.rows(view).stream().limit(BOMS).toList(),
                "bomCount",
                view.atlas().entries().size(),
                "mark",
                RebuiltWords.several(snapshots)))
        .about(Things.data(SETS, files, TABLES));
  }

  /**
   * Makes all files.
   *
   * @param files receives each by its path
   */
  public static void add(BiConsumer<String, byte[]> files, View view) {
    add(files, view, DataShards.MOST);
  }

  /**
   * Makes all files.
   *
   * @param most rows of a file of a set that grows with the number of models
   */
  public static void add(BiConsumer<String, byte[]> files, View view, int most) {
    Atlas atlas = view.atlas();
    for (String set : GROWING) {
      DataShards.add(files, set, rows(set, view), most);
    }
    json(files, "disputes", DisputeData.json(view.ledger()));
    json(files, "methods", MethodsData.json(view.zoo()));
    json(files, "innovation", InnovationData.json(atlas));
    json(files, "families", families(atlas));
    json(files, "terms", terms(view));
    json(files, "changes", ChangesData.json(view.changes()));
    files.accept("data/models.csv", ModelData.csv(view));
    files.accept("data/edges.csv", EdgeData.csv(atlas));
    files.accept("data/innovation.csv", InnovationData.csv(atlas));
    BomData.add(files, view);
    SETS.forEach(set -> schema(files, set));
    FORMS.forEach(form -> schema(files, form));
    COMMANDS.forEach(command -> schema(files, command));
  }

  private static List<DataShards.Row> rows(String set, View view) {
    return switch (set) {
      case "models" -> ModelData.rows(view);
      case "edges" -> EdgeData.rows(view.atlas());
      case "comparisons" -> comparisons(view);
      case "twins" -> twins(view.atlas());
      default -> throw new IllegalArgumentException(set);
    };
  }

  /** The file of a data set, seen from the folder of data; of one in parts their list. */
  private static String file(String set, View view) {
    boolean parts = GROWING.contains(set) && rows(set, view).size() > DataShards.MOST;
    return set + (parts ? INDEX : ".json");
  }

  private static void json(BiConsumer<String, byte[]> files, String set, JsonNode data) {
    files.accept("data/" + set + ".json", bytes(set, "schema/", data));
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

  private static List<DataShards.Row> comparisons(View view) {
    return view.comparisons().entrySet().stream()
        .map(
            c ->
                new DataShards.Row(c.getKey(), () -> DataRows.comparison(c.getValue(), view::name)))
        .toList();
  }

  private static List<DataShards.Row> twins(Atlas atlas) {
    List<DataShards.Row> groups = new ArrayList<>();
    atlas.identical().forEach(group -> groups.add(twins(DataRows.LISTING, group)));
    atlas.twins().forEach(group -> groups.add(twins(DataRows.DESIGN, group)));
    return groups;
  }

  private static DataShards.Row twins(String same, TwinGroup group) {
    return new DataShards.Row(DataRows.twinsPlace(same, group), () -> DataRows.twins(same, group));
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

  private static void schema(BiConsumer<String, byte[]> files, String name) {
    String file = name + ".schema.json";
    try {
      byte[] bytes = Files.readAllBytes(Embedded.folder("schema").resolve(file));
      files.accept("data/schema/" + file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
