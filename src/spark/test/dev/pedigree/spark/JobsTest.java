package dev.pedigree.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.count.DerivedNumbers;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.Entry;
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
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class JobsTest {
  private static final int ROWS = 10;
  private static final Path CONTENT = Path.of("content");

  @TempDir Path folder;

  @Test
  void aFewModelsOfEachKindHaveTheSameDataToTheByteAsOnOneMachine() throws IOException {
    Path few = SmallCatalogue.in(folder.resolve("content"));
    Map<String, Integer> files = sameAsOnOneMachine(few, 2);
    files.forEach((set, count) -> assertTrue(count > 2, count + " files of " + set));
    // What a job leaves is for whoever reads Parquet.
    Tables tables = new Tables(LocalSpark.session(), folder);
    Map<String, String> described = new TreeMap<>();
    for (Row row : tables.read("described").select("id", "numbers").collectAsList()) {
      described.put(Tables.text(row, "id"), Tables.text(row, "numbers"));
    }
    Map<String, String> expected = new TreeMap<>();
    for (Entry entry : atlas(few).entries().values()) {
      expected.put(
          entry.model().id(),
          Wire.text(entry.architecture().map(DerivedNumbers::of).orElse(List.of())));
    }
    assertEquals(expected, described);
  }

  @Test
  @Tag("whole")
  void theCatalogueHasTheSameDataToTheByteAsOnOneMachine() throws IOException {
    int files =
        sameAsOnOneMachine(CONTENT, ROWS).values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(files > 50, files + " files");
  }

  /** Runs the jobs, compares their files with those of one machine, and counts them by set. */
  private Map<String, Integer> sameAsOnOneMachine(Path content, int rows) throws IOException {
    Jobs.run(
        LocalSpark.session(),
        "list",
        "stored",
        "describe",
        "relate",
        "publish",
        "--content",
        content.toString(),
        "--rows",
        Integer.toString(rows),
        "--out",
        folder.toString());
    SortedMap<String, byte[]> all = new TreeMap<>();
    View view =
        new View(atlas(content), ChangeLog.read(content.resolve("snapshots"), finding -> {}));
    DataFiles.add(all::put, view, rows);
    Map<String, Integer> files = new TreeMap<>();
    for (String set : List.of("models", "edges", "comparisons", "twins")) {
      SortedMap<String, byte[]> expected =
          all.subMap("data/" + set + "/", "data/" + set + "/\uffff");
      assertEquals(List.copyOf(expected.keySet()), List.copyOf(made(set)));
      for (String file : expected.keySet()) {
        assertArrayEquals(expected.get(file), Files.readAllBytes(folder.resolve(file)), file);
      }
      files.put(set, expected.size());
    }
    return files;
  }

  private SortedSet<String> made(String set) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve(set))) {
      return files
          .map(file -> "data/" + set + "/" + file.getFileName())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Atlas atlas(Path content) {
    Catalog catalog = CatalogReader.read(content).catalog();
    SnapshotStore store = new SnapshotStore(content.resolve("snapshots"));
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
