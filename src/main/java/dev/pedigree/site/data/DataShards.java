package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A data set that has too many rows for one file, in files of so many rows: {@code
 * data/SET/000000.json} and on, each in the form of the one file of a smaller set; and {@code
 * data/SET/index.json}, which says what is where: {@code {set, rows, files: [{file, rows, first,
 * last}]}}, with the places of the first and last row. A program that looks for one row reads the
 * index and one file.
 */
public final class DataShards {
  /** Rows of a set from which on it is in parts, and those of a part, unless they are given. */
  public static final int MOST = 1_000;

  private DataShards() {}

  /**
   * A row, made when its file is.
   *
   * @param place by which rows are sorted
   */
  record Row(String place, Supplier<? extends JsonNode> json) {}

  /**
   * A file of a set.
   *
   * @param file its name
   * @param rows how many it has
   * @param first the place of its first row
   * @param last the place of its last row
   */
  public record Part(String file, int rows, String first, String last) {}

  /** The name of a file of a set, counted from 0. */
  public static String file(long number) {
    return String.format(Locale.ROOT, "%06d.json", number);
  }

  /** The file {@code index.json} of a set. */
  public static byte[] index(String set, List<Part> parts) {
    ObjectNode index = JsonNodeFactory.instance.objectNode().put("set", set);
    index.put("rows", parts.stream().mapToLong(Part::rows).sum());
    ArrayNode files = index.putArray("files");
    for (Part part : parts) {
      files
          .addObject()
          .put("file", part.file())
          .put("rows", part.rows())
          .put("first", part.first())
          .put("last", part.last());
    }
    return DataFiles.bytes(index);
  }

  /**
   * Adds a set: one file, or parts if it has more rows than a part may have.
   *
   * @param most rows of a part
   */
  static void add(BiConsumer<String, byte[]> files, String set, List<Row> rows, int most) {
    if (rows.size() <= most) {
      files.accept("data/" + set + ".json", DataFiles.bytes(set, "schema/", array(rows)));
      return;
    }
    List<Part> parts = new ArrayList<>();
    for (int start = 0; start < rows.size(); start += most) {
      List<Row> some = rows.subList(start, Math.min(rows.size(), start + most));
      String file = file(parts.size());
      files.accept("data/" + set + "/" + file, DataRows.shard(set, array(some)));
      parts.add(
          new Part(file, some.size(), some.get(0).place(), some.get(some.size() - 1).place()));
    }
    files.accept("data/" + set + "/index.json", index(set, parts));
  }

  private static ArrayNode array(List<Row> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> array.add(row.json().get()));
    return array;
  }
}
