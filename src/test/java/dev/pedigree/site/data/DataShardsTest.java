package dev.pedigree.site.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataShardsTest {
  @Test
  void aSetThatFitsIsOneFile() {
    assertEquals(Set.of("data/models.json"), of(3).keySet());
  }

  @Test
  void aLongerSetIsInPartsAndTheirListSaysWhereEachRowIs() {
    SortedMap<String, byte[]> files = of(4);
    assertEquals(
        Set.of("data/models/000000.json", "data/models/000001.json", "data/models/index.json"),
        files.keySet());
    assertEquals(
        """
        {
          "$schema" : "../schema/models.schema.json",
          "models" : [ {
            "id" : "m3"
          } ]
        }""",
        text(files, "data/models/000001.json"));
    assertEquals(
        """
        {
          "set" : "models",
          "rows" : 4,
          "files" : [ {
            "file" : "000000.json",
            "rows" : 3,
            "first" : "m0",
            "last" : "m2"
          }, {
            "file" : "000001.json",
            "rows" : 1,
            "first" : "m3",
            "last" : "m3"
          } ]
        }""",
        text(files, "data/models/index.json"));
  }

  private static SortedMap<String, byte[]> of(int rows) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    DataShards.add(
        files::put,
        "models",
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    new DataShards.Row(
                        "m" + i, () -> JsonNodeFactory.instance.objectNode().put("id", "m" + i)))
            .toList(),
        3);
    return files;
  }

  private static String text(SortedMap<String, byte[]> files, String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }
}
