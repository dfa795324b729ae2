package dev.pedigree.site;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.site.computed.ComputedWords;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** The site of the real catalogue, made once for all tests that read it. */
final class WholeSite {
  static final Atlas ATLAS = atlas();

  private WholeSite() {}

  /** Made when they are asked for, since many tests read only the atlas. */
  private static final class Rendered {
    static final SortedMap<String, byte[]> FILES = SiteFixture.withoutPixels(ATLAS);
  }

  static SortedMap<String, byte[]> files() {
    return Rendered.FILES;
  }

  private static Atlas atlas() {
    Catalog catalog = CatalogReader.read(Path.of("content")).catalog();
    SnapshotStore store = new SnapshotStore(Path.of("content/snapshots"));
    Map<String, Snapshot> snapshots = new HashMap<>();
    catalog.models().forEach(m -> store.read(m.id()).ifPresent(s -> snapshots.put(m.id(), s)));
    return ComputedWords.of(AtlasBuilder.build(catalog, snapshots)).atlas();
  }
}
