package dev.pedigree.crawl.reconstruct;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Crawls the models of the catalogue from repositories rebuilt from published facts. */
final class Reconstruction {
  private Reconstruction() {}

  /**
   * The snapshots, in the order of the facts.
   *
   * @param content the catalogue
   * @param facts the facts that repositories are created from
   * @param folder for the repositories
   */
  static List<Snapshot> snapshots(Path content, List<PublishedFacts> facts, Path folder)
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
        Model model =
            catalog
                .model(one.id())
                .orElseThrow(() -> new IllegalStateException("not catalogued: " + one.id()));
        CrawlRequest request =
            CrawlRequest.catalogued(model.id(), model.repository())
                .at(model.revision())
                .as(Snapshot.Kind.RECONSTRUCTED);
        snapshots.add(dated(crawler.crawl(request).snapshot()));
      }
      return snapshots;
    }
  }

  /** Adds a finding if the date of a commit is assumed. */
  private static Snapshot dated(Snapshot s) {
    String day = ReconstructedHub.RENAMED_AT_THE_LATEST.toString();
    if (s.history().size() < 2 || !s.revision().date().startsWith(day)) {
      return s;
    }
    List<Finding> findings = new ArrayList<>(s.findings());
    findings.add(
        Finding.info(
            "crawl.date-at-the-latest",
            Location.of("/"),
            "commit",
            s.revision().commit(),
            "date",
            day));
    return new Snapshot(
        s.id(),
        s.source(),
        s.kind(),
        s.revision(),
        s.history(),
        s.config(),
        s.card(),
        s.claims(),
        s.files(),
        s.tensors(),
        findings);
  }
}
