package dev.pedigree.pipeline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.pipeline.ModelOpener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Really trained models of 53,536 parameters: two were trained for 150 steps from the same random
 * numbers, one on the bytes of articles and one on those of programs; a third was trained on from
 * the first, for as many steps on the text of the second.
 */
class OneSeedTest {
  private static final Path MODELS =
      Path.of("src/test/resources/dev/pedigree/pipeline/relate/seed");

  @Test
  void twoTrainingsWithOneSeedAreNoRelativesAndOneThatGoesOnIs() {
    Relating relating =
        Relating.of(
            new ModelOpener(
                () -> {
                  throw new IllegalStateException("no id is asked for");
                },
                () -> new SnapshotStore(Path.of("content/snapshots")),
                new Crawler(
                    HubRewrites.parse(List.of()),
                    Credentials.of(Map.of()),
                    CrawlLimits.defaults())),
            Stream.of("one", "other", "child").map(name -> MODELS + "/" + name).toList(),
            ModelNames.none());

    Kinship seed = kinship(relating, 0, 1);
    assertEquals(Finding.UNKNOWN, seed.finding());
    assertEquals(Kinship.Start.LEARNED_APART, seed.start());
    assertTrue(seed.units().log10p() < -20, "they are alike by no chance: " + seed.units());
    assertEquals(Finding.DERIVED, kinship(relating, 0, 2).finding());
    assertEquals(Finding.UNKNOWN, kinship(relating, 1, 2).finding());
  }

  private static Kinship kinship(Relating relating, int a, int b) {
    return relating.related().bonds().stream()
        .filter(bond -> bond.a() == a && bond.b() == b)
        .findFirst()
        .orElseThrow()
        .kinship()
        .orElseThrow();
  }
}
