package dev.pedigree.site;

import dev.pedigree.architecture.SharedRepo;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.CatalogReader;
import dev.pedigree.crawl.Snapshot;
import dev.pedigree.crawl.SnapshotStore;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the site of the catalogue to {@code target/preview}, to be looked at. Models without a
 * snapshot are described from the shared repositories.
 */
public final class SitePreview {
  private SitePreview() {}

  public static void main(String[] args) {
    SortedMap<String, byte[]> files = SiteRenderer.render(atlas(), Path.of("templates"));
    LinkCheck.check(files)
        .forEach(f -> System.out.println(f.rule() + " " + f.location() + " " + f.message().en()));
    System.out.println(SiteWriter.write(Path.of("target/preview"), files));
  }

  static Atlas atlas() {
    Catalog catalog = CatalogReader.read(Path.of("content")).catalog();
    SortedMap<String, Snapshot> snapshots = new TreeMap<>();
    if (Files.isDirectory(SharedRepo.shared())) {
      for (SharedRepo repo : SharedRepo.all()) {
        if (catalog.model(repo.id()).isPresent()) {
          snapshots.put(repo.id(), snapshot(repo));
        }
      }
    }
    SnapshotStore store = new SnapshotStore(Path.of("content/snapshots"));
    catalog.models().forEach(m -> store.read(m.id()).ifPresent(s -> snapshots.put(m.id(), s)));
    return AtlasBuilder.build(catalog, snapshots);
  }

  private static Snapshot snapshot(SharedRepo repo) {
    return new Snapshot(
        repo.id(),
        "",
        Snapshot.Kind.RECONSTRUCTED,
        new Snapshot.Revision("", "", ""),
        List.of(),
        repo.config(),
        repo.config(),
        List.of(),
        repo.tensors(),
        List.of());
  }
}
