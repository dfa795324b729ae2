package dev.pedigree.crawl.reconstruct;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Crawls models from repositories rebuilt from published facts. */
public final class Reconstruction {
  private static final String HUB = "https://huggingface.co/";

  private Reconstruction() {}

  /**
   * The snapshots, in the order of the facts.
   *
   * @param content the catalogue, which knows the revisions; other models are read at the default
   *     one
   * @param facts the facts that repositories are created from
   * @param folder for the repositories
   */
  public static List<Snapshot> snapshots(Path content, List<PublishedFacts> facts, Path folder)
      throws IOException {
    Catalog catalog = CatalogReader.read(content).catalog();
    try (ReconstructedHub hub = new ReconstructedHub(folder, facts)) {
      Crawler crawler =
          new Crawler(
              HubRewrites.parse(List.of("https://huggingface.co=" + hub.url())),
              Credentials.NONE,
              CrawlLimits.defaults());
      List<Snapshot> snapshots = new ArrayList<>();
      for (PublishedFacts one : facts) {
        CrawlRequest request =
            catalog
                .model(one.id())
                .map(m -> CrawlRequest.catalogued(m.id(), m.repository()).at(m.revision()))
                .orElseGet(() -> CrawlRequest.catalogued(one.id(), HUB + one.hubId()));
        snapshots.add(rebuilt(crawler.crawl(request).snapshot(), one.evidence()));
      }
      return snapshots;
    }
  }

  /** What was crawled, without what only the repository on this machine has. */
  private static Snapshot rebuilt(Snapshot s, Rebuilt evidence) {
    return new Snapshot(
        s.id(),
        s.source(),
        evidence,
        s.config(),
        s.card(),
        s.claims(),
        List.of(),
        s.tensors(),
        s.findings());
  }
}
