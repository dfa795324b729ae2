package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weight headers through a large-file server, a good one and bad ones. */
class LargeFilesTest {
  private static final String FIRST = "model-00001-of-00002.safetensors";
  private static final String SECOND = "model-00002-of-00002.safetensors";
  private static final List<TensorPattern> TENSORS =
      List.of(
          new TensorPattern("model.layers.{0-2}.a", "F16", List.of(2L, 2L)),
          new TensorPattern("model.norm", "F16", List.of(2L, 2L)));

  @TempDir Path temp;
  private final LoopbackHub hub = new LoopbackHub();
  private final List<TinyWeights> shards = TinyWeights.shards();
  private GitFixture git;
  private Credentials credentials = Credentials.NONE;
  private CrawlLimits limits = CrawlLimits.defaults();

  @BeforeEach
  void repository() throws IOException {
    git = new GitFixture(temp.resolve("model.git"));
    git.file("config.json", "{\"n\": 1}");
    git.file(FIRST, shards.get(0).pointer().text());
    git.file(SECOND, shards.get(1).pointer().text());
    git.commit();
    hub.with("org/model", git.repository());
    shards.forEach(s -> hub.with(s.oid(), s.bytes(), s.bytes().length));
  }

  @AfterEach
  void close() {
    hub.close();
    git.close();
  }

  private CrawlRequest request() {
    return CrawlRequest.of("org/model", hub.url() + "/org/model");
  }

  private Crawled crawl() {
    return crawl(request());
  }

  private Crawled crawl(CrawlRequest request) {
    return new Crawler(HubRewrites.NONE, credentials, limits).crawl(request);
  }

  private static List<String> rules(Crawled crawled) {
    return crawled.snapshot().findings().stream().map(Finding::rule).toList();
  }

  private List<LoopbackHub.Asked> large() {
    return hub.asked().stream().filter(a -> a.path().startsWith("/large/")).toList();
  }

  private long questions() {
    return hub.asked().stream().filter(a -> a.path().endsWith("/batch")).count();
  }

  @Test
  void oneQuestionForAllFilesAndOneRangedRequestForEach() {
    Crawled crawled = crawl();

    assertEquals(List.of(), rules(crawled));
    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertEquals(
        List.of(
            new WeightFile(
                FIRST,
                "sha256:" + shards.get(0).oid(),
                shards.get(0).bytes().length,
                shards.get(0).headerBytes(),
                2),
            new WeightFile(
                SECOND,
                "sha256:" + shards.get(1).oid(),
                shards.get(1).bytes().length,
                shards.get(1).headerBytes(),
                2)),
        crawled.snapshot().files());
    assertEquals(List.of(FIRST, SECOND), crawled.headers().stream().map(h -> h.path()).toList());
    assertEquals(1, questions());
    assertEquals(2, large().size());
    assertTrue(large().stream().allMatch(a -> a.range().startsWith("bytes=0-")));
  }

  @Test
  void aRewrittenHubIsReadAndTheCataloguesUrlIsKept() {
    Crawler crawler =
        new Crawler(
            HubRewrites.parse(List.of("https://huggingface.co=" + hub.url())),
            Credentials.NONE,
            limits);

    Snapshot snapshot =
        crawler.crawl(CrawlRequest.of("org/model", "https://huggingface.co/org/model")).snapshot();

    assertEquals("https://huggingface.co/org/model", snapshot.source());
    assertEquals(TENSORS, snapshot.tensors());
  }

  @Test
  void addressesOfLargeFilesAreRewrittenToo() {
    hub.largeFilesAt("https://cdn.example.org/bucket");
    Crawler crawler =
        new Crawler(
            HubRewrites.parse(List.of("https://cdn.example.org/bucket=" + hub.url())),
            Credentials.NONE,
            limits);

    assertEquals(TENSORS, crawler.crawl(request()).snapshot().tensors());
  }

  @Test
  void unchangedWeightsAreNotAskedForAgain() throws IOException {
    Snapshot earlier = crawl().snapshot();
    git.file("config.json", "{\"n\": 2}").commit();
    hub.asked().clear();

    Crawled now = crawl(request().after(earlier));

    assertEquals(TENSORS, now.snapshot().tensors());
    assertEquals(earlier.files(), now.snapshot().files());
    assertEquals(2, now.snapshot().config().get("n").intValue());
    assertEquals(0, questions() + large().size());
  }

  @Test
  void aServerWithoutLargeFilesStillGivesFilesAndSaysWhyThereAreNoTensors() {
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().contains("/info/lfs/")) {
            response.sendError(404);
            return true;
          }
          return false;
        });

    Crawled crawled = crawl();

    assertEquals(List.of("crawl.lfs-none", "crawl.headers-missing"), rules(crawled));
    assertEquals(2, crawled.snapshot().files().size());
    assertEquals(List.of(), crawled.snapshot().tensors());
    assertEquals(
        "127.0.0.1 keeps no large files for this repository (it answers 404)",
        crawled.snapshot().findings().get(0).message().en());
    assertTrue(
        crawled.snapshot().findings().stream().allMatch(f -> f.severity() == Severity.WARNING));
    assertEquals(1, questions());
  }

  @Test
  void aMissingShardLeavesTheListOfTensorsOutInsteadOfWithAHole() throws IOException {
    git.pointer(SECOND, "ef".repeat(32), 1000).commit();

    Crawled crawled = crawl();

    assertEquals(List.of("crawl.lfs-missing", "crawl.headers-missing"), rules(crawled));
    Finding missing = crawled.snapshot().findings().get(0);
    assertEquals(SECOND, missing.location().path());
    assertEquals(
        "the server does not have the content of this file (404) (Object does not exist)",
        missing.message().en());
    assertEquals(List.of(), crawled.snapshot().tensors());
    assertEquals(1, crawled.headers().size());
    assertEquals(0, crawled.snapshot().files().get(1).tensors());
  }

  @Test
  void aSecondCopyInAnotherFormatIsNotCountedAgain() throws IOException {
    TinyWeights whole =
        TinyWeights.of("model.layers.0.a", "model.layers.1.a", "model.layers.2.a", "model.norm");
    hub.with(whole.oid(), whole.bytes(), whole.bytes().length);
    git.file("model.safetensors", whole.pointer().text());
    git.file("original/consolidated.safetensors", shards.get(0).pointer().text());
    git.commit();

    Crawled crawled = crawl();

    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertEquals(List.of("crawl.second-copy", "crawl.second-copy"), rules(crawled));
  }

  @Test
  void aContentOfAnotherSizeThanThePointerIsReported() throws IOException {
    hub.with(shards.get(0).oid(), shards.get(0).bytes(), shards.get(0).bytes().length);
    git.pointer(FIRST, shards.get(0).oid(), 4711).commit();

    Crawled crawled = crawl();

    assertEquals(
        "the pointer promises 4711 bytes, the server holds " + shards.get(0).bytes().length,
        crawled.snapshot().findings().get(0).message().en());
  }

  @Test
  void anExpiredAddressIsAskedForOnceMore() {
    AtomicInteger refusals = new AtomicInteger();
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().endsWith(shards.get(0).oid())
              && refusals.getAndIncrement() == 0) {
            response.sendError(403);
            return true;
          }
          return false;
        });

    Crawled crawled = crawl();

    assertEquals(List.of(), rules(crawled));
    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertEquals(2, questions());
  }

  @Test
  void aFileThatStaysForbiddenIsReportedWithItsStatus() {
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().startsWith("/large/")) {
            response.sendError(403);
            return true;
          }
          return false;
        });

    Crawled crawled = crawl();

    assertEquals(
        List.of("weights.http-status", "weights.http-status", "crawl.headers-missing"),
        rules(crawled));
    assertEquals("403", crawled.snapshot().findings().get(0).args().get("status"));
  }

  @Test
  void aServerThatIgnoresRangesIsReadAllTheSame() {
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().endsWith(shards.get(0).oid())) {
            response.setContentLength(shards.get(0).bytes().length);
            response.getOutputStream().write(shards.get(0).bytes());
            return true;
          }
          return false;
        });

    assertEquals(TENSORS, crawl().snapshot().tensors());
  }

  @Test
  void aWebPageInPlaceOfWeightsIsNoHeader() {
    byte[] page =
        "<!DOCTYPE html><html><body>log in</body></html>".getBytes(StandardCharsets.UTF_8);
    hub.with(shards.get(0).oid(), page, page.length);

    Crawled crawled = crawl();

    assertEquals(List.of(), crawled.snapshot().tensors());
    assertTrue(rules(crawled).contains("crawl.headers-missing"));
    assertEquals(FIRST, crawled.snapshot().findings().get(0).location().path());
  }

  @Test
  void aBatchAnswerThatIsAWebPageIsCalledSo() {
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().contains("/info/lfs/")) {
            response.getOutputStream().write("<html>".getBytes(StandardCharsets.UTF_8));
            return true;
          }
          return false;
        });

    assertEquals(List.of("crawl.lfs-not-json", "crawl.headers-missing"), rules(crawl()));
  }

  @Test
  void aServerThatSaysNothingCostsTheStallAndNotTheBuild() {
    limits = limits.within(Duration.ofMinutes(1), Duration.ofMillis(300));
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().contains("/info/lfs/")) {
            sleep(1500);
            return true;
          }
          return false;
        });

    assertEquals(List.of("crawl.stalled", "crawl.headers-missing"), rules(crawl()));
  }

  @Test
  void aContentThatStallsEndsWithASnapshotAtTheDeadline() {
    limits = limits.within(Duration.ofMillis(2500), Duration.ofSeconds(20));
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().endsWith(shards.get(1).oid())) {
            sleep(4000);
            return true;
          }
          return false;
        });

    Crawled crawled = crawl();

    assertEquals(List.of("crawl.timed-out", "crawl.headers-missing"), rules(crawled));
    assertEquals(2, crawled.snapshot().files().get(0).tensors());
  }

  @Test
  void aConnectionCutInTheMiddleOfAHeaderIsReported() {
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().endsWith(shards.get(1).oid())) {
            response.setStatus(206);
            int length = shards.get(1).bytes().length;
            response.setHeader("Content-Range", "bytes 0-" + (length - 1) + "/" + length);
            response.setContentLength(length);
            response.getOutputStream().write(shards.get(1).bytes(), 0, 20);
            response.flushBuffer();
            throw new IOException("cut");
          }
          return false;
        });

    Crawled crawled = crawl();

    assertEquals(List.of("weights.unreadable", "crawl.headers-missing"), rules(crawled));
    assertEquals(SECOND, crawled.snapshot().findings().get(0).location().path());
  }

  @Test
  void aTokenGoesToTheBatchApiButNotToAnotherHost() {
    String host =
        "PEDIGREE_TOKEN_127_0_0_1___" + hub.url().substring(hub.url().lastIndexOf(':') + 1);
    credentials = Credentials.of(Map.of(host, "secret"));
    try (LoopbackHub elsewhere = new LoopbackHub()) {
      shards.forEach(s -> elsewhere.with(s.oid(), s.bytes(), s.bytes().length));
      hub.largeFilesAt(elsewhere.url());
      hub.instead(
          (request, response) -> {
            if (request.getHeader("Authorization") == null) {
              response.setHeader("WWW-Authenticate", "Basic realm=\"hub\"");
              response.setStatus(401);
              return true;
            }
            return false;
          });

      Crawled crawled = crawl();

      assertEquals(List.of(), rules(crawled));
      assertEquals(TENSORS, crawled.snapshot().tensors());
      assertEquals(2, elsewhere.asked().size());
      assertTrue(elsewhere.asked().stream().allMatch(a -> a.authorization().isEmpty()));
      assertTrue(hub.asked().stream().allMatch(a -> a.authorization().startsWith("Basic ")));
    }
  }

  @Test
  void aRedirectOfALargeFileToAnotherHostCarriesNoToken() {
    String host =
        "PEDIGREE_TOKEN_127_0_0_1___" + hub.url().substring(hub.url().lastIndexOf(':') + 1);
    credentials = Credentials.of(Map.of(host, "secret"));
    try (LoopbackHub elsewhere = new LoopbackHub()) {
      shards.forEach(s -> elsewhere.with(s.oid(), s.bytes(), s.bytes().length));
      hub.instead(
          (request, response) -> {
            if (request.getRequestURI().startsWith("/large/")) {
              response.setHeader("Location", elsewhere.url() + request.getRequestURI());
              response.setStatus(302);
              return true;
            }
            return false;
          });

      assertEquals(TENSORS, crawl().snapshot().tensors());
      assertFalse(large().get(0).authorization().isEmpty());
      assertTrue(elsewhere.asked().stream().allMatch(a -> a.authorization().isEmpty()));
    }
  }

  @Test
  void aRedirectOfTheBatchApiToAnotherHostCarriesNoToken() {
    String host =
        "PEDIGREE_TOKEN_127_0_0_1___" + hub.url().substring(hub.url().lastIndexOf(':') + 1);
    credentials = Credentials.of(Map.of(host, "secret"));
    try (LoopbackHub elsewhere = new LoopbackHub()) {
      shards.forEach(s -> elsewhere.with(s.oid(), s.bytes(), s.bytes().length));
      hub.instead(
          (request, response) -> {
            if (request.getRequestURI().endsWith("/batch")) {
              response.setHeader("Location", elsewhere.url() + "/other/info/lfs/objects/batch");
              response.setStatus(307);
              return true;
            }
            return false;
          });

      assertEquals(TENSORS, crawl().snapshot().tensors());
      assertEquals("POST", elsewhere.asked().get(0).method());
      assertTrue(elsewhere.asked().stream().allMatch(a -> a.authorization().isEmpty()));
    }
  }

  @Test
  void aLargeFileAtAFileAddressIsOutOfReach() {
    hub.largeFilesAt("file:///etc");

    Crawled crawled = crawl();

    assertEquals(
        List.of("crawl.lfs-out-of-reach", "crawl.lfs-out-of-reach", "crawl.headers-missing"),
        rules(crawled));
  }

  @Test
  void aServerThatAsksToWaitIsAskedAgainAfterwards() {
    AtomicInteger refusals = new AtomicInteger();
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().endsWith("/batch") && refusals.getAndIncrement() == 0) {
            response.setHeader("Retry-After", "1");
            response.sendError(429);
            return true;
          }
          return false;
        });

    assertEquals(TENSORS, crawl().snapshot().tensors());
    assertEquals(2, questions());
  }

  @Test
  void aQuotaIsNamedAsOne() {
    hub.instead(
        (request, response) -> {
          if (request.getRequestURI().endsWith("/batch")) {
            response.setStatus(403);
            response
                .getOutputStream()
                .write(
                    "{\"message\":\"This repository is over its data quota.\"}"
                        .getBytes(StandardCharsets.UTF_8));
            return true;
          }
          return false;
        });

    Crawled crawled = crawl();

    assertEquals(List.of("crawl.quota", "crawl.headers-missing"), rules(crawled));
    assertEquals(
        "the quota of the repository is used up (403) (This repository is over its data quota.)",
        crawled.snapshot().findings().get(0).message().en());
  }

  @Test
  void thousandsOfPointersAreNotAllFollowed() throws IOException {
    for (int i = 0; i < 2100; i++) {
      git.pointer("many/part-" + i + ".safetensors", "ab".repeat(32), 1 << 30);
    }
    git.commit();

    Crawled crawled = crawl();

    assertEquals(2102, crawled.snapshot().files().size());
    assertTrue(rules(crawled).contains("crawl.too-many-weights"));
    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertTrue(crawled.snapshot().findings().size() < 60);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
