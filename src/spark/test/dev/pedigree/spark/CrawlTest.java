package dev.pedigree.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.LoopbackHub;
import dev.pedigree.crawl.TinyWeights;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.pipeline.CrawlRun;
import dev.pedigree.pipeline.SmallSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class CrawlTest {
  private static final int MODELS = 32;

  @TempDir Path folder;
  private final LoopbackHub hub = new LoopbackHub();
  private final List<GitFixture> repositories = new ArrayList<>();

  /**
   * Repositories of several sizes, three with one weight file; one is not there, nor are those of
   * acme.
   */
  @BeforeEach
  void hub() throws IOException {
    SmallSite.in(folder);
    for (int i = 0; i < MODELS; i++) {
      String name = "m" + i;
      Path file = folder.resolve("content/models/lab/" + name + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          """
          ---
          name: M%d
          organisation: Lab
          family: acme
          released: 2024-03-%02d
          repository: https://huggingface.co/lab/%s
          licence: mit
          parents: []
          sources:
            - https://huggingface.co/lab/%s
          ---
          One of many.
          """
              .formatted(i, 1 + i % 28, name, name));
      if (i == 7) {
        continue;
      }
      GitFixture git = new GitFixture(folder.resolve("git/" + name));
      repositories.add(git);
      TinyWeights weights =
          TinyWeights.of("model.norm.weight", "model.layers." + (i - i % 3) + ".mlp.weight");
      git.file(
              "config.json",
              "{\"model_type\": \"llama\", \"hidden_size\": " + 64 * (1 + i % 5) + "}")
          .pointer("model.safetensors", weights.oid(), weights.bytes().length)
          .commit();
      hub.with("lab/" + name, git.repository())
          .with(weights.oid(), weights.bytes(), weights.bytes().length);
    }
  }

  @AfterEach
  void close() {
    repositories.forEach(GitFixture::close);
    hub.close();
  }

  @Test
  void theSnapshotsAreTheSameToTheByteAsOnOneMachine() throws IOException {
    crawl();
    Path one = folder.resolve("one");
    new CrawlRun(
            new Crawler(
                HubRewrites.parse(List.of(rewriting())),
                Credentials.of(Map.of()),
                CrawlLimits.defaults()),
            new SnapshotStore(one),
            Set.of(),
            Clock.systemUTC())
        .run(catalog().models());
    Map<String, String> expected = files(one);
    assertEquals(MODELS, expected.size()); // with the list of those that could not be read
    assertEquals(expected, files(folder.resolve("many/snapshots")));
    Map<String, String> table = new TreeMap<>();
    for (Row row : tables().read("crawled").filter(Rows.with("snapshot")).collectAsList()) {
      table.put(Tables.text(row, "id") + ".json", Tables.text(row, "snapshot"));
    }
    expected.remove("unreached.json");
    assertEquals(expected, table);
  }

  @Test
  void aJobThatIsStartedAgainAsksNobodyTwice() {
    crawl();
    int asked = hub.asked().size();
    assertTrue(asked > MODELS, asked + " requests");
    crawl();
    assertEquals(asked, hub.asked().size());
  }

  @Test
  void aServerThatFailsForAWhileIsTriedAgainWhenAllOthersHadTheirTurn() throws IOException {
    AtomicInteger failures = new AtomicInteger();
    hub.instead(
        (request, response) -> {
          boolean fails = request.getRequestURI().contains("/m5") && failures.getAndIncrement() < 1;
          if (fails) {
            response.sendError(500);
          }
          return fails;
        });
    crawl();
    Map<String, Integer> states = new TreeMap<>();
    for (Row row : tables().read("crawled").collectAsList()) {
      states.merge(Tables.text(row, "state"), 1, Integer::sum);
    }
    assertEquals(Map.of("read", MODELS - 1, "kept", 3), states);
    assertEquals(
        "again",
        Tables.text(
            tables().read("crawl/round=0/batch=*").filter("id = 'lab/m5'").first(), "state"));
    assertEquals("lab/m5", Tables.text(tables().read("crawl/round=1/batch=*").first(), "id"));
  }

  private void crawl() {
    Jobs.run(
        LocalSpark.session(),
        "list",
        "crawl",
        "--content",
        folder.resolve("content").toString(),
        "--hub",
        rewriting(),
        "--batch",
        "20",
        "--out",
        folder.resolve("many").toString());
  }

  private String rewriting() {
    return "https://huggingface.co=" + hub.url();
  }

  private Tables tables() {
    return new Tables(LocalSpark.session(), folder.resolve("many"));
  }

  private Catalog catalog() {
    return CatalogReader.read(folder.resolve("content")).catalog();
  }

  private static Map<String, String> files(Path store) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            store.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return all;
  }
}
