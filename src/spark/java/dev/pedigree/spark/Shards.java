package dev.pedigree.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pedigree.AtomicFile;
import dev.pedigree.site.data.DataRows;
import dev.pedigree.site.data.DataShards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Writes a data set in parts, of the same form and bytes as {@link DataShards} gives them. */
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
    List<String> written =
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
    List<DataShards.Part> parts = Wire.all(written, DataShards.Part.class);
    store(
        Path.of(folder, "index.json"),
        DataShards.index(
            set, parts.stream().sorted(Comparator.comparing(DataShards.Part::file)).toList()));
  }

  private static String write(String set, String folder, long number, List<Row> rows) {
    ArrayNode all = JSON.createArrayNode();
    rows.forEach(row -> all.add(read(Tables.text(row, "row"))));
    String file = DataShards.file(number);
    store(Path.of(folder, file), DataRows.shard(set, all));
    return Wire.text(
        new DataShards.Part(
            file,
            rows.size(),
            Tables.text(rows.get(0), "place"),
            Tables.text(rows.get(rows.size() - 1), "place")));
  }

  private static JsonNode read(String row) {
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

  private static void store(Path file, byte[] bytes) {
    try {
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
