package dev.pedigree.crawl;

import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository of two shards, and a hub that stores them as large files. */
abstract class LargeFileFixture {
  static final String FIRST = "model-00001-of-00002.safetensors";
  static final String SECOND = "model-00002-of-00002.safetensors";
  static final List<TensorPattern> TENSORS =
      List.of(
          new TensorPattern("model.layers.{0-2}.a", "F16", List.of(2L, 2L)),
          new TensorPattern("model.norm", "F16", List.of(2L, 2L)));

  @TempDir Path temp;
  final LoopbackHub hub = new LoopbackHub();
  final List<TinyWeights> shards = TinyWeights.shards();
  GitFixture git;
  Credentials credentials = Credentials.NONE;
  CrawlLimits limits = CrawlLimits.defaults();

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

  CrawlRequest request() {
    return CrawlRequest.of("org/model", hub.url() + "/org/model");
  }

  Crawled crawl() {
    return crawl(request());
  }

  Crawled crawl(CrawlRequest request) {
    return new Crawler(HubRewrites.NONE, credentials, limits).crawl(request);
  }

  static List<String> rules(Crawled crawled) {
    return crawled.snapshot().findings().stream().map(Finding::rule).toList();
  }

  List<LoopbackHub.Asked> large() {
    return hub.asked().stream().filter(a -> a.path().startsWith("/large/")).toList();
  }

  long questions() {
    return hub.asked().stream().filter(a -> a.path().endsWith("/batch")).count();
  }
}
