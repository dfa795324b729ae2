package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.TinyWeights;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlRunTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

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
    assertEquals(
        good.live().orElseThrow().revision(),
        gone.snapshot().orElseThrow().live().orElseThrow().revision());
    assertEquals(
        good.live().orElseThrow().revision(),
        store.read(model.id()).orElseThrow().live().orElseThrow().revision());
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
              bare.basis(),
              bare.config(),
              bare.card(),
              List.of(new Snapshot.WeightFile("model.safetensors", "sha256:ab", 32, 8, 1)),
              List.of(tensor),
              bare.findings());
      store.write(full);
      CrawlRun.Outcome outcome = run(hub).get(0);
      assertEquals(
          "the reading of today is worse than the stored snapshot, which stays; today's lies beside"
              + " it",
          outcome.failure().orElseThrow().message().en());
      assertEquals(
          List.of(
              "the repository has no weight files; in the stored snapshot the tensors hold 16 numbers"),
          outcome.causes().stream().map(cause -> cause.message().en()).toList());
      assertEquals(List.of(tensor), store.read(model.id()).orElseThrow().tensors());
      Path beside = store.folder().resolve("acme/base-7b.json.worse");
      assertTrue(Files.readString(beside).contains("\"tensors\": []"), Files.readString(beside));
      assertEquals(
          new SourceStates.Unreached("2026-03-04", outcome.causes().get(0)),
          new SourceStates(store.folder()).read().get(model.id()));

      CrawlRun accepting = new CrawlRun(crawler(hub), store, Set.of(model.id()), NOW);
      assertTrue(accepting.run(List.of(model)).get(0).fresh());
      assertEquals(List.of(), store.read(model.id()).orElseThrow().tensors());
      assertFalse(Files.exists(beside), "what was accepted does not lie beside any more");
      assertEquals(Map.of(), new SourceStates(store.folder()).read());
    }
  }

  @Test
  void aReadingReplacesARebuiltSnapshotHoweverMuchLessItHasAndSaysWhatWasNotRight()
      throws IOException {
    store.write(rebuilt("{\"model_type\": \"llama\", \"n\": 2}", 1_000_000));
    TinyWeights weights = TinyWeights.of("w");
    try (GitFixture git = new GitFixture(folder.resolve("acme/base-7b"))) {
      git.file("config.json", "{\"model_type\": \"llama\"}");
      git.file("model.safetensors", weights.bytes()).commit();

      CrawlRun.Outcome read = run(folder.toUri().toString()).get(0);

      assertEquals(Optional.empty(), read.failure());
      Confirmed confirmed =
          new Confirmed(
              1,
              List.of(new Confirmed.Corrected("n", "2", "")),
              List.of(),
              List.of(new Confirmed.Corrected("w", "F16 [1000000]", "F16 [2, 2]")),
              new Confirmed.Numbers(1_000_000, 4));
      assertEquals(Optional.of(confirmed), read.first());
      assertEquals(
          git.head().name(),
          store.read(model.id()).orElseThrow().live().orElseThrow().revision().commit());
      assertEquals(
          Optional.empty(),
          run(folder.toUri().toString()).get(0).first(),
          "a later reading is not the first");
    }
  }

  @Test
  void aReadingWithoutTensorsLeavesTheRebuiltSnapshotInPlaceAndTellsTheCause() throws IOException {
    Snapshot rebuilt = rebuilt("{\"model_type\": \"llama\"}", 1_000_000);
    store.write(rebuilt);
    try (GitFixture git = new GitFixture(folder.resolve("acme/base-7b"))) {
      git.file("config.json", "{\"model_type\": \"llama\"}");
      git.pointer("model.safetensors", "ab".repeat(32), 2_000_000).commit();

      CrawlRun.Outcome outcome = run(folder.toUri().toString()).get(0);

      assertEquals(
          "the reading of today does not show all tensors of the model, so the snapshot rebuilt"
              + " from published facts stays; today's lies beside it",
          outcome.failure().orElseThrow().message().en());
      assertEquals(
          List.of(
              "the contents of 1 of 1 weight files are not here, only their pointers",
              "the list of tensors could not be read; in the stored snapshot they hold 1000000"
                  + " numbers"),
          outcome.causes().stream().map(cause -> cause.message().en()).toList());
      assertEquals(Optional.of(rebuilt), store.read(model.id()));
      assertEquals(Optional.empty(), outcome.first());
    }
  }

  private Snapshot rebuilt(String config, long numbers) throws IOException {
    return new Snapshot(
        model.id(),
        model.repository(),
        new Rebuilt(new TreeMap<>(), List.of()),
        JsonText.json(config.getBytes(StandardCharsets.UTF_8)),
        MissingNode.getInstance(),
        List.of(),
        List.of(new TensorPattern("w", "F16", List.of(numbers))),
        List.of());
  }

  @Test
  void aSourceThatStaysAwayIsCountedFromItsFirstFailure() {
    String nowhere = folder.resolve("nowhere").toUri().toString();
    run(nowhere);
    Clock later = Clock.offset(NOW, Duration.ofDays(3));
    new CrawlRun(crawler(nowhere), store, Set.of(), later).run(List.of(model));
    assertEquals("2026-03-04", new SourceStates(store.folder()).read().get(model.id()).since());
  }

  @Test
  void whenNothingCanBeWrittenTheCrawlEndsAndSaysSoOnce() throws IOException {
    List<String> told = new ArrayList<>();
    try (GitFixture git = new GitFixture(folder.resolve("acme/base-7b"))) {
      git.file("config.json", "{\"model_type\": \"llama\"}").commit();
      Files.createDirectories(store.folder());
      Path inTheWay = Files.writeString(store.folder().resolve("acme"), "no folder");
      CrawlRun run = new CrawlRun(crawler(folder.toUri().toString()), store, Set.of(), NOW);

      FindingException ended =
          assertThrows(
              FindingException.class,
              () -> run.run(List.of(model, model, model), o -> told.add(o.toString())));

      assertEquals(
          "acme/base-7b: error: the crawl ended here, as nothing more can be written: "
              + inTheWay.resolve("base-7b.json.worse")
              + ": Not a directory"
              + "\n  hint: make room, or give back the right to write, and crawl again; the"
              + " snapshots stored so far are whole\n",
          FindingPrinter.terminal(ended.finding(), null));
      assertEquals(List.of(), told);
    }
  }

  @Test
  void aTornSnapshotIsHealedByTheNextCrawl() throws IOException {
    try (GitFixture git = new GitFixture(folder.resolve("acme/base-7b"))) {
      git.file("config.json", "{\"model_type\": \"llama\"}").commit();
      String hub = folder.toUri().toString();
      run(hub);
      Path file = store.folder().resolve("acme/base-7b.json");
      String whole = Files.readString(file);
      Files.writeString(file, whole.substring(0, 40));
      assertTrue(run(hub).get(0).changed());
      assertEquals(whole, Files.readString(file));
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
              store,
              Set.of(),
              NOW);
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
    return new CrawlRun(crawler(hub), store, Set.of(), NOW).run(List.of(model));
  }

  private static Crawler crawler(String hub) {
    HubRewrites hubs = HubRewrites.parse(List.of("https://huggingface.co=" + hub));
    return new Crawler(hubs, Credentials.NONE, CrawlLimits.defaults());
  }
}
