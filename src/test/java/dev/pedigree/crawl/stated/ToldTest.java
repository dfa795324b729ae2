package dev.pedigree.crawl.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Told.At;
import dev.pedigree.crawl.stated.Told.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who said something when is read from the history of the file, in repositories on disk. */
class ToldTest {
  @TempDir Path temp;
  private GitFixture git;

  @BeforeEach
  void repository() {
    git = new GitFixture(temp.resolve("model.git"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void aParentThatWasAddedLaterIsDatedByThatCommit() throws IOException {
    git.file("README.md", "---\nlicense: mit\n---\nwords\n").commit();
    String said = git.file("README.md", "---\nlicense: mit\nbase_model: lab/A\n---\n").commit();
    git.file("README.md", "---\nlicense: mit\nbase_model: lab/A\n---\nmore\n").commit();
    assertEquals(
        new Told(Optional.of(new At(said, "2024-03-02T12:00:00Z")), List.of()),
        told("README.md", "base_model"));
  }

  @Test
  void aParentThatWasReplacedIsToldWithBoth() throws IOException {
    String first = git.file("README.md", "---\nbase_model: lab/A\n---\n").commit();
    String second = git.file("README.md", "---\nbase_model: lab/B\n---\n").commit();
    assertEquals(
        new Told(
            Optional.of(new At(second, "2024-03-02T12:00:00Z")),
            List.of(
                new Turn(new At(first, "2024-03-01T12:00:00Z"), "", "\"lab/A\""),
                new Turn(new At(second, "2024-03-02T12:00:00Z"), "\"lab/A\"", "\"lab/B\""))),
        told("README.md", "base_model"));
  }

  @Test
  void anotherSpellingOfTheSameNameIsNoChange() throws IOException {
    String first = git.file("README.md", "---\nbase_model: Lab/Model\n---\n").commit();
    git.file("README.md", "---\nbase_model:\n- lab/model\n---\n").commit();
    git.file("README.md", "---\nbase_model: https://hub.example/lab/model\n---\n").commit();
    assertEquals(
        new Told(Optional.of(new At(first, "2024-03-01T12:00:00Z")), List.of()),
        told("README.md", "base_model"));
  }

  @Test
  void aConfigurationIsDatedByItsFirstCommitUntilItsValueChanges() throws IOException {
    String first = git.file("config.json", "{\"_name_or_path\": \"lab/A\"}").commit();
    git.file("config.json", "{\"_name_or_path\": \"lab/A\", \"x\": 1}").commit();
    assertEquals(Optional.of(new At(first, "2024-03-01T12:00:00Z")), since("_name_or_path"));
    String last = git.file("config.json", "{\"_name_or_path\": \"./out\", \"x\": 1}").commit();
    assertEquals(Optional.of(new At(last, "2024-03-03T12:00:00Z")), since("_name_or_path"));
  }

  @Test
  void aLongHistoryKeepsTheCommitsThatSpokeOfOrigin() throws IOException {
    git.file("config.json", "{\"n\": 0}").commit();
    String said = git.file("README.md", "---\nbase_model: lab/A\n---\n").commit();
    for (int i = 1; i <= 120; i++) {
      git.file("config.json", "{\"n\": " + i + "}").commit();
    }
    Snapshot snapshot = crawl();
    assertEquals(100, snapshot.live().orElseThrow().history().size());
    assertEquals(
        Optional.of(said), Told.of(snapshot, "README.md", "base_model").since().map(At::commit));
    assertTrue(snapshot.findings().stream().anyMatch(f -> f.rule().equals("crawl.history-cut")));
  }

  private Optional<At> since(String key) {
    return told("config.json", key).since();
  }

  private Told told(String file, String key) {
    return Told.of(crawl(), file, key);
  }

  private Snapshot crawl() {
    return new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
        .crawl(CrawlRequest.of("org/model", git.folder().toUri().toString()))
        .snapshot();
  }
}
