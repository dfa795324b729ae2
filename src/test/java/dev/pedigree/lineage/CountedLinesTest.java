package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedLinesTest {
  @Test
  void linesThatAreOnlyCountedAreThoseOfTheWholeComparisonForEveryPairOfTheCatalogue() {
    List<Architecture> all = new ArrayList<>();
    new SnapshotStore(Path.of("content/snapshots"))
        .readAll()
        .forEach(s -> AtlasBuilder.read(s.id(), s).architecture().ifPresent(all::add));
    List<ArchitectureDiffer.Lines> compared = new ArrayList<>();
    List<ArchitectureDiffer.Lines> counted = new ArrayList<>();
    for (Architecture a : all) {
      for (Architecture b : all) {
        ArchitectureDiff diff = ArchitectureDiffer.diff(a, b);
        compared.add(new ArchitectureDiffer.Lines(diff.lines(), diff.openLines()));
        counted.add(ArchitectureDiffer.lines(a, b));
      }
    }
    assertEquals(79 * 79, counted.size());
    assertEquals(compared, counted);
  }
}
