package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.net.Credentials;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests to large-file servers, and hosts that they may redirect to. */
class LargeFileHostsTest extends LargeFileFixture {
  private Credentials tokenOfTheHub() {
    String host =
        "PEDIGREE_TOKEN_127_0_0_1___" + hub.url().substring(hub.url().lastIndexOf(':') + 1);
    return Credentials.of(Map.of(host, "secret"));
  }

  @Test
  void aTokenGoesToTheBatchApiButNotToAnotherHost() {
    credentials = tokenOfTheHub();
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
    credentials = tokenOfTheHub();
    try (LoopbackHub elsewhere = new LoopbackHub()) {
      shards.forEach(s -> elsewhere.with(s.oid(), s.bytes(), s.bytes().length));
      hub.at(
          "/large/",
          (request, response) -> {
            response.setHeader("Location", elsewhere.url() + request.getRequestURI());
            response.setStatus(302);
          });

      assertEquals(TENSORS, crawl().snapshot().tensors());
      assertFalse(large().get(0).authorization().isEmpty());
      assertTrue(elsewhere.asked().stream().allMatch(a -> a.authorization().isEmpty()));
    }
  }

  @Test
  void aRedirectOfTheBatchApiToAnotherHostCarriesNoToken() {
    credentials = tokenOfTheHub();
    try (LoopbackHub elsewhere = new LoopbackHub()) {
      shards.forEach(s -> elsewhere.with(s.oid(), s.bytes(), s.bytes().length));
      hub.at(
          "/batch",
          (request, response) -> {
            response.setHeader("Location", elsewhere.url() + "/other/info/lfs/objects/batch");
            response.setStatus(307);
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
}
