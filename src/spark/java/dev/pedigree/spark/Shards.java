package dev.pedigree.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.AtomicFile;
import dev.pedigree.site.data.DataRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * A data set in files of so many rows, {@code data/SET/000000.json} and on, each in the form of the
 * one file of a small site; and {@code data/SET/index.json}, which says what is where: {@code {set,
 * rows, files: [{file, rows, first, last}]}}, with the places of the first and last row.
 */
final class Shards {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Shards() {}

  /**
   * Writes the rows in the order of their places.
   *
   * @param rows of {@code place, row}
   * @param data a folder that all machines see
   * @param most rows of a file
   */
  static void write(Dataset<Row> rows, String set, Path data, int most) {
    String folder = data.resolve(set).toString();
    clear(Path.of(folder));
    List<String> files =
        rows.sort("place")
            .toJavaRDD()
            .zipWithIndex()
            .mapToPair(row -> new Tuple2<>(row._2() / most, row))
            .groupByKey()
            .map(
                shard -> {
                  List<Tuple2<Row, Long>> part = new ArrayList<>();
                  shard._2().forEach(part::add);
                  part.sort(Comparator.comparing(Tuple2::_2));
                  return write(set, folder, shard._1(), part.stream().map(Tuple2::_1).toList());
                })
            .collect();
    ObjectNode index = JSON.createObjectNode().put("set", set);
    ArrayNode list = JSON.createArrayNode();
    long all = 0;
    for (String file : files.stream().sorted().toList()) {
      ObjectNode one = (ObjectNode) read(file);
      all += one.path("rows").asLong();
      list.add(one);
    }
    index.put("rows", all).set("files", list);
    store(Path.of(folder, "index.json"), index.toPrettyString() + "\n");
  }

  private static String write(String set, String folder, long number, List<Row> rows) {
    ArrayNode all = JSON.createArrayNode();
    rows.forEach(row -> all.add(read(Tables.text(row, "row"))));
    String file = String.format(Locale.ROOT, "%06d.json", number);
    try {
      AtomicFile.write(Path.of(folder, file), DataRows.shard(set, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ObjectNode said = JSON.createObjectNode().put("file", file).put("rows", rows.size());
    said.put("first", Tables.text(rows.get(0), "place"));
    return said.put("last", Tables.text(rows.get(rows.size() - 1), "place")).toString();
  }

  private static com.fasterxml.jackson.databind.JsonNode read(String row) {
    try {
      return JSON.readTree(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that was written can be read", e);
    }
  }

  private static void clear(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> old = Files.list(folder)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void store(Path file, String text) {
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
