package dev.pedigree.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class JobsTest {
  private static final int ROWS = 10;
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
        Integer.toString(ROWS),
        "--out",
        folder.toString());
    SortedMap<String, byte[]> all = new TreeMap<>();
    View view = new View(atlas(), ChangeLog.read(CONTENT.resolve("snapshots"), finding -> {}));
    DataFiles.add(all::put, view, ROWS);
    int files = 0;
    for (String set : List.of("models", "edges", "comparisons", "twins")) {
      SortedMap<String, byte[]> expected =
          all.subMap("data/" + set + "/", "data/" + set + "/\uffff");
      assertEquals(List.copyOf(expected.keySet()), List.copyOf(made(set)));
      for (String file : expected.keySet()) {
        assertArrayEquals(expected.get(file), Files.readAllBytes(folder.resolve(file)), file);
        files++;
      }
    }
    assertTrue(files > 50, files + " files");
  }

  private SortedSet<String> made(String set) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve(set))) {
      return files
          .map(file -> "data/" + set + "/" + file.getFileName())
          .collect(Collectors.toCollection(TreeSet::new));
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
