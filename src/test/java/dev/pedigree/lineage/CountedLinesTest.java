package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class CountedLinesTest {
  @Test
  void linesThatAreOnlyCountedAreThoseOfTheWholeComparisonForEveryPairOfTheCatalogue() {
    Map<String, Snapshot> snapshots = new TreeMap<>();
    new SnapshotStore(Path.of("content/snapshots"))
        .readAll()
        .forEach(snapshot -> snapshots.put(snapshot.id(), snapshot));
    // With the papers, which leave lines open.
    Catalog catalog = CatalogReader.read(Path.of("content")).catalog();
    List<Architecture> all = new ArrayList<>();
    List<String> undescribed = new ArrayList<>();
    AtlasBuilder.build(catalog, snapshots)
        .entries()
        .forEach(
            (id, entry) ->
                entry
                    .architecture()
                    .ifPresentOrElse(all::add, () -> undescribed.add(id.toString())));
    List<Distance> compared = new ArrayList<>();
    List<Distance> counted = new ArrayList<>();
    for (Architecture a : all) {
      for (Architecture b : all) {
        ArchitectureDiff diff = ArchitectureDiffer.diff(a, b);
        compared.add(diff.distance());
        counted.add(ArchitectureDiffer.distance(a, b));
      }
    }
    assertEquals(List.of("tloen/alpaca-lora-7b"), undescribed, "an adapter, no model of its own");
    assertEquals(catalog.models().size() - 1, all.size());
    assertEquals(all.size() * all.size(), counted.size());
    assertEquals(compared, counted);
    assertTrue(counted.stream().anyMatch(distance -> distance.unknown() > 0));
  }
}
