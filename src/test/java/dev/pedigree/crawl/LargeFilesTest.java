package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weight headers through a large-file server that works. */
class LargeFilesTest extends LargeFileFixture {
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
  void anIndexOfFilesThatWereRemovedIsNamedAndASecondReadingSaysTheSame() throws IOException {
    git.file(
        "pytorch_model.bin.index.json",
        "{\"weight_map\": {\"model.norm\": \"pytorch_model-00001-of-00002.bin\"}}");
    git.commit();
    Crawled crawled = crawl();
    assertEquals(List.of("crawl.index-left-behind"), rules(crawled));
    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertEquals(crawled.snapshot(), crawl(request().after(crawled.snapshot())).snapshot());
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
  void aWebPageInPlaceOfWeightsIsNoHeader() {
    byte[] page =
        "<!DOCTYPE html><html><body>log in</body></html>".getBytes(StandardCharsets.UTF_8);
    hub.with(shards.get(0).oid(), page, page.length);

    Crawled crawled = crawl();

    assertEquals(List.of(), crawled.snapshot().tensors());
    assertTrue(rules(crawled).contains("crawl.headers-damaged"));
    assertEquals(FIRST, crawled.snapshot().findings().get(0).location().path());
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
}
