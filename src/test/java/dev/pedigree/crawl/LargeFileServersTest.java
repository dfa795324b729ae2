package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Large-file servers that refuse, stall, send wrong data or break off. */
class LargeFileServersTest extends LargeFileFixture {
  @Test
  void aServerWithoutLargeFilesStillGivesFilesAndSaysWhyThereAreNoTensors() {
    hub.at("/info/lfs/", (request, response) -> response.sendError(404));

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
  void anExpiredAddressIsAskedForOnceMore() {
    hub.once(shards.get(0).oid(), (request, response) -> response.sendError(403));

    Crawled crawled = crawl();

    assertEquals(List.of(), rules(crawled));
    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertEquals(2, questions());
  }

  @Test
  void aFileThatStaysForbiddenIsReportedWithItsStatus() {
    hub.at("/large/", (request, response) -> response.sendError(403));

    Crawled crawled = crawl();

    assertEquals(
        List.of("weights.http-status", "weights.http-status", "crawl.headers-missing"),
        rules(crawled));
    assertEquals("403", crawled.snapshot().findings().get(0).args().get("status"));
  }

  @Test
  void aServerThatIgnoresRangesIsReadAllTheSame() {
    hub.at(
        shards.get(0).oid(),
        (request, response) -> {
          response.setContentLength(shards.get(0).bytes().length);
          response.getOutputStream().write(shards.get(0).bytes());
        });

    assertEquals(TENSORS, crawl().snapshot().tensors());
  }

  @Test
  void aBatchAnswerThatIsAWebPageIsCalledSo() {
    hub.at(
        "/info/lfs/",
        (request, response) ->
            response.getOutputStream().write("<html>".getBytes(StandardCharsets.UTF_8)));

    assertEquals(List.of("crawl.lfs-not-json", "crawl.headers-missing"), rules(crawl()));
  }

  @Test
  void aServerThatSaysNothingCostsTheStallAndNotTheBuild() {
    limits = limits.within(Duration.ofMinutes(1), Duration.ofMillis(300));
    hub.at("/info/lfs/", (request, response) -> sleep(1500));

    assertEquals(List.of("crawl.stalled", "crawl.headers-missing"), rules(crawl()));
  }

  @Test
  void aContentThatStallsEndsWithASnapshotAtTheDeadline() {
    limits = limits.within(Duration.ofMillis(2500), Duration.ofSeconds(20));
    hub.at(shards.get(1).oid(), (request, response) -> sleep(4000));

    Crawled crawled = crawl();

    assertEquals(List.of("crawl.timed-out", "crawl.headers-missing"), rules(crawled));
    assertEquals(2, crawled.snapshot().files().get(0).tensors());
  }

  @Test
  void aConnectionCutInTheMiddleOfAHeaderIsReported() {
    hub.at(
        shards.get(1).oid(),
        (request, response) -> {
          response.setStatus(206);
          int length = shards.get(1).bytes().length;
          response.setHeader("Content-Range", "bytes 0-" + (length - 1) + "/" + length);
          response.setContentLength(length);
          response.getOutputStream().write(shards.get(1).bytes(), 0, 20);
          response.flushBuffer();
          throw new IOException("cut");
        });

    Crawled crawled = crawl();

    assertEquals(List.of("weights.unreadable", "crawl.headers-missing"), rules(crawled));
    assertEquals(SECOND, crawled.snapshot().findings().get(0).location().path());
  }

  @Test
  void aServerThatAsksToWaitIsAskedAgainAfterwards() {
    hub.once(
        "/batch",
        (request, response) -> {
          response.setHeader("Retry-After", "1");
          response.sendError(429);
        });

    assertEquals(TENSORS, crawl().snapshot().tensors());
    assertEquals(2, questions());
  }

  @Test
  void aQuotaIsNamedAsOne() {
    hub.at(
        "/batch",
        (request, response) -> {
          response.setStatus(403);
          response
              .getOutputStream()
              .write(
                  "{\"message\":\"This repository is over its data quota.\"}"
                      .getBytes(StandardCharsets.UTF_8));
        });

    Crawled crawled = crawl();

    assertEquals(List.of("crawl.quota", "crawl.headers-missing"), rules(crawled));
    assertEquals(
        "the quota of the repository is used up (403) (This repository is over its data quota.)",
        crawled.snapshot().findings().get(0).message().en());
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
