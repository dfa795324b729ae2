package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.CatalogReader;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlRunTest {
  @TempDir Path folder;
  private Model model;
  private SnapshotStore store;

  @BeforeEach
  void catalogue() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    Catalog catalog = CatalogReader.read(workspace.content()).catalog();
    model = catalog.model("acme/base-7b").orElseThrow();
    store = new SnapshotStore(workspace.snapshots());
  }

  @Test
  void aSourceThatIsGoneKeepsItsLastGoodSnapshotAndSaysSo() throws IOException {
    Snapshot good;
    try (GitFixture git = new GitFixture(folder.resolve("acme/base-7b"))) {
      git.file("config.json", "{\"model_type\": \"llama\"}").commit();
      CrawlRun.Outcome crawled = run(folder.toUri().toString()).get(0);
      assertTrue(crawled.fresh());
      assertTrue(crawled.changed());
      good = crawled.snapshot().orElseThrow();
      assertFalse(run(folder.toUri().toString()).get(0).changed());
    }
    CrawlRun.Outcome gone = run(folder.resolve("nowhere").toUri().toString()).get(0);
    assertFalse(gone.fresh());
    assertEquals(good.revision(), gone.snapshot().orElseThrow().revision());
    assertEquals(good.revision(), store.read(model.id()).orElseThrow().revision());
    assertEquals(
        "crawl.", gone.failure().orElseThrow().rule().substring(0, 6), gone.failure().toString());
  }

  @Test
  void aHubThatHidesTheWeightsDoesNotEmptyThePage() throws IOException {
    try (GitFixture git = new GitFixture(folder.resolve("acme/base-7b"))) {
      git.file("config.json", "{\"model_type\": \"llama\"}").commit();
      String hub = folder.toUri().toString();
      Snapshot bare = run(hub).get(0).snapshot().orElseThrow();
      TensorPattern tensor = new TensorPattern("model.norm.weight", "BF16", List.of(16L));
      Snapshot full =
          new Snapshot(
              bare.id(),
              bare.source(),
              bare.kind(),
              bare.revision(),
              bare.history(),
              bare.config(),
              bare.card(),
              List.of(new Snapshot.WeightFile("model.safetensors", "sha256:ab", 32, 8, 1)),
              List.of(tensor),
              bare.findings());
      store.write(full);
      CrawlRun.Outcome outcome = run(hub).get(0);
      assertEquals("pipeline.worse-snapshot", outcome.failure().orElseThrow().rule());
      assertEquals(List.of(tensor), store.read(model.id()).orElseThrow().tensors());
    }
  }

  @Test
  void aMistakeThatOneSourceBringsToLightIsItsOwnFailureAndTheOthersAreCrawled()
      throws IOException {
    try (GitFixture git = new GitFixture(folder.resolve("acme/base-7b"))) {
      git.file("config.json", "{\"model_type\": \"llama\"}").commit();
      Crawler crawler = crawler(folder.toUri().toString());
      List<Boolean> asked = new ArrayList<>();
      CrawlRun run =
          new CrawlRun(
              request -> {
                synchronized (asked) {
                  asked.add(true);
                  if (asked.size() == 1) {
                    throw new IllegalStateException("no such thing");
                  }
                }
                return crawler.crawl(request);
              },
              store);
      List<CrawlRun.Outcome> outcomes = run.run(List.of(model, model, model));
      List<String> failures =
          outcomes.stream()
              .flatMap(outcome -> outcome.failure().stream())
              .map(failure -> failure.rule() + ", " + failure.args().get("what"))
              .toList();
      assertEquals(
          List.of("pipeline.bug, java.lang.IllegalStateException: no such thing"), failures);
      assertEquals(2, outcomes.stream().filter(CrawlRun.Outcome::fresh).count());
    }
  }

  private List<CrawlRun.Outcome> run(String hub) {
    return new CrawlRun(crawler(hub), store).run(List.of(model));
  }

  private static Crawler crawler(String hub) {
    HubRewrites hubs = HubRewrites.parse(List.of("https://huggingface.co=" + hub));
    return new Crawler(hubs, Credentials.NONE, CrawlLimits.defaults());
  }
}
