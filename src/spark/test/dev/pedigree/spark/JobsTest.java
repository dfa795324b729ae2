package dev.pedigree.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.changes.ChangeLog;
import dev.pedigree.site.data.DataFiles;
import dev.pedigree.site.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class JobsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CONTENT = Path.of("content");

  @TempDir Path folder;

  @Test
  void theCatalogueHasTheSameDataToTheByteAsOnOneMachine() throws IOException {
    Jobs.run(
        LocalSpark.session(),
        "list",
        "stored",
        "describe",
        "relate",
        "publish",
        "--content",
        CONTENT.toString(),
        "--rows",
        "10",
        "--out",
        folder.toString());
    SortedMap<String, byte[]> expected = new TreeMap<>();
    DataFiles.add(
        expected, new View(atlas(), ChangeLog.read(CONTENT.resolve("snapshots"), finding -> {})));
    for (String set : List.of("models", "edges", "comparisons", "twins")) {
      assertArrayEquals(expected.get("data/" + set + ".json"), joined(set), set);
    }
  }

  private static Atlas atlas() {
    Catalog catalog = CatalogReader.read(CONTENT).catalog();
    SnapshotStore store = new SnapshotStore(CONTENT.resolve("snapshots"));
    Map<String, Snapshot> snapshots = new TreeMap<>();
    for (Model model : catalog.models()) {
      if (model.paper().isEmpty()) {
        store.read(model.id()).ifPresent(snapshot -> snapshots.put(model.id(), snapshot));
      }
    }
    return AtlasBuilder.build(catalog, snapshots);
  }

  /** The rows of all files of a set, in the form of the one file of a small site. */
  private byte[] joined(String set) throws IOException {
    Path data = folder.resolve("data").resolve(set);
    JsonNode index = JSON.readTree(data.resolve("index.json").toFile());
    ArrayNode rows = JSON.createArrayNode();
    List<String> empty = new ArrayList<>();
    for (JsonNode file : index.path("files")) {
      JsonNode part = JSON.readTree(data.resolve(file.path("file").asText()).toFile());
      assertEquals("../schema/" + set + ".schema.json", part.path("$schema").asText());
      assertEquals(file.path("rows").asInt(), part.path(set).size());
      if (part.path(set).isEmpty()) {
        empty.add(file.path("file").asText());
      }
      part.path(set).forEach(rows::add);
    }
    assertEquals(List.of(), empty);
    assertTrue(index.path("files").size() > 1, index.toPrettyString());
    assertEquals(index.path("rows").asInt(), rows.size());
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$schema", "schema/" + set + ".schema.json").set(set, rows);
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(whole)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aJobThatDoesNotExistIsNamed() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Jobs.run(LocalSpark.session(), "describ", "--out", folder.toString()));
    assertEquals("no such job: describ", thrown.getMessage());
    assertTrue(Files.exists(folder));
  }
}
