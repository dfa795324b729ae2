package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crawls of repositories on this machine. */
class CrawlerTest {
  private static final String OID = "ab".repeat(32);

  @TempDir Path temp;
  private GitFixture git;
  private final Crawler crawler =
      new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults());

  @BeforeEach
  void repository() {
    git = new GitFixture(temp.resolve("model.git"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  private Snapshot crawl() {
    return crawl("");
  }

  private Snapshot crawl(String revision) {
    return crawler
        .crawl(CrawlRequest.of("org/model", git.folder().toUri().toString()).at(revision))
        .snapshot();
  }

  private static List<String> rules(Snapshot snapshot) {
    return snapshot.findings().stream().map(Finding::rule).toList();
  }

  @Test
  void aRenamedArchitectureShowsKeyByKeyWithItsDate() throws IOException {
    git.file("config.json", "{\"model_type\": \"Yi\", \"rope_theta\": 5000000.0, \"eps\": 1e-05}");
    git.file("README.md", "---\nlicense: other\n---\nwords\n");
    git.pointer("model.safetensors", OID, 1000);
    git.commit();
    git.file("config.json", "{\"model_type\": \"llama\", \"rope_theta\": 5000000, \"eps\": 1e-05}");
    git.pointer("model.safetensors", "cd".repeat(32), 1000);
    String last = git.commit();

    Snapshot snapshot = crawl();

    assertEquals(
        new Snapshot.Revision(last, "2024-03-02T12:00:00Z", "main"),
        snapshot.live().orElseThrow().revision());
    assertEquals(2, snapshot.live().orElseThrow().history().size());
    assertEquals(
        List.of(Snapshot.Part.CARD, Snapshot.Part.CONFIG, Snapshot.Part.WEIGHTS),
        snapshot.live().orElseThrow().history().get(0).touched());
    assertEquals(
        List.of(Snapshot.Part.CONFIG, Snapshot.Part.WEIGHTS),
        snapshot.live().orElseThrow().history().get(1).touched());
    assertEquals(
        List.of(
            new Change("config.json", "model_type", "\"Yi\"", "\"llama\""),
            new Change(
                "model.safetensors",
                "oid",
                "\"sha256:" + OID + "\"",
                "\"sha256:" + "cd".repeat(32) + "\"")),
        snapshot.live().orElseThrow().history().get(1).changes());
    assertEquals("0.00001", snapshot.config().get("eps").toString());
    assertEquals("other", snapshot.card().get("license").textValue());
    assertEquals(
        List.of(new WeightFile("model.safetensors", "sha256:" + "cd".repeat(32), 1000, 0, 0)),
        snapshot.files());
  }

  @Test
  void theDefaultBranchIsWhatHeadSaysAndNotMain() throws IOException {
    git.onBranch("master").file("config.json", "{}").commit();
    git.point("refs/heads/other", git.head());

    assertEquals("master", crawl().live().orElseThrow().revision().branch());
  }

  @Test
  void aTagABranchAndACommitAreReadByName() throws IOException {
    String first = git.file("config.json", "{\"n\": 1}").commit();
    git.tag("original");
    git.file("config.json", "{\"n\": 2}").commit();

    assertEquals(
        new Snapshot.Revision(first, "2024-03-01T12:00:00Z", "original"),
        crawl("original").live().orElseThrow().revision());
    assertEquals(2, crawl("main").config().get("n").intValue());
    assertEquals(1, crawl(first).config().get("n").intValue());
    assertEquals(1, crawl(first.substring(0, 9)).config().get("n").intValue());
  }

  @Test
  void anUnknownRevisionIsAnErrorThatListsWhatThereIs() throws IOException {
    git.file("config.json", "{}").commit();
    git.tag("v1");

    FindingException e = assertThrows(FindingException.class, () -> crawl("v2"));

    assertEquals("crawl.no-revision", e.finding().rule());
    assertEquals(
        "there is no branch, tag or commit 'v2'; there are: main, v1", e.finding().message().en());
  }

  @Test
  void aRepositoryWithoutCommitsIsCalledEmpty() {
    FindingException e = assertThrows(FindingException.class, this::crawl);

    assertEquals("crawl.empty", e.finding().rule());
  }

  @Test
  void aSymlinkInPlaceOfTheConfigIsReportedAndNotFollowed() throws IOException {
    ObjectId target =
        git.insert(Constants.OBJ_BLOB, "../../secret".getBytes(StandardCharsets.UTF_8));
    git.entry("config.json", FileMode.SYMLINK, target).commit();

    Snapshot snapshot = crawl();

    assertEquals(List.of("crawl.symlink"), rules(snapshot));
    assertEquals("config.json", snapshot.findings().get(0).location().path());
    assertTrue(snapshot.config().isMissingNode());
  }

  @Test
  void aSubmoduleIsReportedWithTheCommitItPointsTo() throws IOException {
    ObjectId elsewhere = ObjectId.fromString("12".repeat(20));
    git.entry("tower", FileMode.GITLINK, elsewhere).file("config.json", "{}").commit();

    Snapshot snapshot = crawl();

    assertEquals(List.of("crawl.submodule"), rules(snapshot));
    assertEquals(
        "this is a link to commit "
            + "12".repeat(20)
            + " of another repository; it was not followed",
        snapshot.findings().get(0).message().en());
  }

  @Test
  void aWebPageIsNotAConfiguration() throws IOException {
    git.file("config.json", "<!DOCTYPE html><html><body>401</body></html>").commit();

    Snapshot snapshot = crawl();

    assertEquals(List.of("crawl.not-a-model.html"), rules(snapshot));
    assertTrue(snapshot.config().isMissingNode());
  }

  @Test
  void aConfigThatBecameAPointerFallsBackToTheLastReadableOne() throws IOException {
    String readable = git.file("config.json", "{\"hidden_size\": 1024}").commit();
    git.file("config.json", new LfsPointer(OID, 700).text().replace("\n", "\r\n")).commit();

    Snapshot snapshot = crawl();

    assertEquals(List.of("crawl.git-lfs-pointer", "crawl.config-from-history"), rules(snapshot));
    assertEquals(readable, snapshot.findings().get(1).args().get("commit"));
    assertEquals(1024, snapshot.config().get("hidden_size").intValue());
  }

  @Test
  void aBrokenConfigNamesLineAndColumn() throws IOException {
    git.file("config.json", "{\n  \"a\": 1,\n  \"b\": oops\n}").commit();

    Finding finding = crawl().findings().get(0);

    assertEquals("crawl.not-json", finding.rule());
    assertEquals(3, finding.location().line());
  }

  @Test
  void aRewordedCardIsNoEventButANewBaseModelIs() throws IOException {
    git.file("README.md", "---\nlicense: mit\nlanguage:\n- no\n---\none\n").commit();
    git.file("README.md", "---\nlicense: mit\nlanguage:\n- no\n---\ntwo\n").commit();
    git.file("README.md", "---\nlicense: mit\nbase_model: a/b\nlanguage:\n- no\n---\ntwo\n")
        .commit();

    Snapshot snapshot = crawl();

    assertEquals(2, snapshot.live().orElseThrow().history().size());
    assertEquals(
        List.of(new Change("README.md", "base_model", "", "\"a/b\"")),
        snapshot.live().orElseThrow().history().get(1).changes());
    assertEquals("no", snapshot.card().get("language").get(0).textValue());
  }

  @Test
  void theFirstReadingOfARebuiltRepositorySaysWhatItCorrects() throws IOException {
    git.file("config.json", "{\"n\": 2, \"eps\": 1e-5}").commit();
    Snapshot read = crawl();
    Snapshot rebuilt =
        new Snapshot(
            "org/model",
            read.source(),
            new Rebuilt(new TreeMap<>(), List.of()),
            JsonText.json("{\"n\": 1, \"eps\": 1e-5}".getBytes(StandardCharsets.UTF_8)),
            read.card(),
            List.of(),
            read.tensors(),
            List.of());

    Snapshot now =
        crawler
            .crawl(CrawlRequest.of("org/model", git.folder().toUri().toString()).after(rebuilt))
            .snapshot();

    assertEquals(
        Optional.of(
            new Confirmed(
                1,
                List.of(new Confirmed.Corrected("n", "1", "2")),
                List.of(),
                List.of(),
                new Confirmed.Numbers(0, 0))),
        now.live().orElseThrow().confirmed());
    assertEquals(read.live().orElseThrow().revision(), now.live().orElseThrow().revision());
  }

  @Test
  void aForcePushIsFoundAgainstTheEarlierSnapshot() throws IOException {
    String root = git.file("config.json", "{\"n\": 1}").commit();
    git.file("config.json", "{\"n\": 2}").commit();
    Snapshot earlier = crawl();
    git.reset(root).file("config.json", "{\"n\": 3}").commit();

    Snapshot now =
        crawler
            .crawl(CrawlRequest.of("org/model", git.folder().toUri().toString()).after(earlier))
            .snapshot();

    assertEquals(List.of("crawl.history-rewritten"), rules(now));
    assertEquals(
        earlier.live().orElseThrow().revision().commit(),
        now.findings().get(0).args().get("before"));
  }

  @Test
  void aMergeCountsAsOneChangeOnTheDayOfTheMerge() throws IOException {
    String root = git.file("config.json", "{\"n\": 1}").commit();
    String side = git.file("config.json", "{\"n\": 2}").commit();
    ObjectId tree = git.repository().resolve(side + "^{tree}");
    git.reset(root);
    String merge = git.commit(tree, List.of(ObjectId.fromString(root), ObjectId.fromString(side)));

    Snapshot snapshot = crawl();

    assertEquals(2, snapshot.live().orElseThrow().history().size());
    assertEquals(merge, snapshot.live().orElseThrow().history().get(1).commit());
  }

  @Test
  void aLongHistoryKeepsItsFirstAndItsNewestEventsAndSaysSo() throws IOException {
    for (int i = 0; i < 130; i++) {
      git.file("config.json", "{\"n\": " + i + "}").commit();
    }

    Snapshot snapshot = crawl();

    assertEquals(100, snapshot.live().orElseThrow().history().size());
    assertEquals("2024-03-01T12:00:00Z", snapshot.live().orElseThrow().history().get(0).date());
    assertEquals(
        "30 events between the first and the newest 100 were left out",
        snapshot.findings().get(0).message().en());
  }
}
