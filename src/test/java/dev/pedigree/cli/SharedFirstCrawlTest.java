package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.crawl.reconstruct.PublishedFacts;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.pipeline.zoo.MadeUpScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first crawl of every third repository of both collections, through the command line: from a
 * site of rebuilt repositories to one of live readings. Six repositories are others than the facts
 * say, one is gone; they are all among them.
 */
@Tag("shared")
class SharedFirstCrawlTest {
  private static final String GONE = "google/gemma-7b";

  /** Those that cannot be read whole, and why. */
  private static final Map<String, String> KEPT =
      new TreeMap<>(
          Map.of(
              GONE,
              "crawl.missing",
              "allenai/OLMo-2-1124-7B",
              "crawl.lfs-missing",
              "tiiuae/falcon-7b",
              "weights.missing-shard"));

  private static final Set<String> CORRECTED =
      Set.of("01-ai/Yi-34B", "Qwen/Qwen2.5-7B", "TinyLlama/TinyLlama-1.1B-Chat-v1.0");

  @TempDir static Path folder;
  private static List<PublishedFacts> rebuilt;
  private static FirstCrawl content;
  private static FirstCrawl.Crawled first;
  private static FirstCrawl.Crawled second;
  private static Run before;
  private static Run after;

  @BeforeAll
  static void crawl() throws IOException {
    List<PublishedFacts> all =
        new ArrayList<>(PublishedFacts.all(SharedRepo.shared().resolve("repos")));
    all.addAll(PublishedFacts.all(SharedRepo.shared().resolve("repos-2026")));
    Set<String> others = new TreeSet<>(PublishedOtherwise.CHANGES.keySet());
    others.add(GONE);
    rebuilt =
        IntStream.range(0, all.size())
            .filter(i -> i % 3 == 0 || others.contains(all.get(i).id()))
            .mapToObj(all::get)
            .toList();
    content = new FirstCrawl(folder, rebuilt);
    MadeUpScore.keptIn(folder.resolve("published"));
    before = night();
    List<PublishedFacts> published = PublishedOtherwise.of(rebuilt, GONE);
    first = content.crawl(published);
    second = content.crawl(published);
    after = night();
  }

  private static Run night() {
    return Run.of(
        "nightly",
        "--offline",
        "--json",
        "--root",
        content.root(),
        "--publish",
        folder.resolve("published"));
  }

  @Test
  void everyRepositoryThatCanBeReadWholeIsLiveWithItsCommitAndItsFiles() {
    assertEquals(1, first.exit(), "three could not be read");
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> stored = new TreeMap<>();
    for (PublishedFacts facts : PublishedOtherwise.of(rebuilt, GONE)) {
      if (!KEPT.containsKey(facts.id())) {
        Snapshot snapshot = content.snapshots().read(facts.id()).orElseThrow();
        List<String> files = new ArrayList<>();
        facts.shards().stream()
            .sorted(Comparator.comparing(PublishedFacts.Shard::name))
            .forEach(s -> files.add(s.name() + " sha256:" + s.oid() + " " + s.size()));
        List<String> read = new ArrayList<>();
        snapshot.files().forEach(f -> read.add(f.path() + " " + f.oid() + " " + f.bytes()));
        expected.put(facts.id(), first.heads().get(facts.id()) + " " + files);
        stored.put(facts.id(), snapshot.live().orElseThrow().revision().commit() + " " + read);
      }
    }
    assertEquals(expected, stored);
    assertEquals(rebuilt.size() - KEPT.size(), stored.size());
  }

  @Test
  void whatCannotBeReadWholeStaysRebuiltAndTellsTheCause() {
    Map<String, String> causes = new TreeMap<>();
    first
        .documents()
        .forEach(
            (id, document) -> {
              if (document.has("failure")) {
                JsonNode cause = document.path("causes").path(0).path("rule");
                causes.put(id, cause.asText(document.path("failure").path("rule").textValue()));
              }
            });
    assertEquals(KEPT, causes);
    KEPT.keySet()
        .forEach(
            id -> assertTrue(content.snapshots().read(id).orElseThrow().rebuilt().isPresent()));
  }

  @Test
  void everyDifferenceIsReportedAndNothingElse() {
    Map<String, List<String>> corrections = new TreeMap<>();
    for (JsonNode document : first.documents().values()) {
      List<String> one = new ArrayList<>();
      for (String part : List.of("config", "card")) {
        for (JsonNode value : document.path("rebuilt").path(part)) {
          one.add(value.get("key").asText() + " " + value.get("rebuilt") + " " + value.get("read"));
        }
      }
      int tensors = document.path("rebuilt").path("tensors").size();
      if (tensors > 0) {
        one.add(tensors + " tensors, " + document.at("/rebuilt/numbers"));
      }
      if (!one.isEmpty()) {
        corrections.put(document.get("id").textValue(), one);
      }
    }
    assertEquals(
        new TreeMap<>(
            Map.of(
                "01-ai/Yi-34B",
                List.of("rope_theta 5000000.0 10000.0"),
                "Qwen/Qwen2.5-7B",
                List.of("license \"apache-2.0\" \"other\""),
                "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
                List.of(
                    "num_hidden_layers 22 23",
                    "9 tensors, {\"rebuilt\":1100048384,\"read\":1144092672}"))),
        corrections);
  }

  @Test
  void aSecondCrawlChangesNothing() {
    List<String> changed = new ArrayList<>();
    second
        .documents()
        .forEach(
            (id, document) -> {
              if (document.get("changed").booleanValue() || document.has("rebuilt")) {
                changed.add(id);
              }
            });
    assertEquals(List.of(), changed);
  }

  @Test
  void theSiteIsPublishedWithoutBeingHeldBack() throws IOException {
    assertEquals(0, before.exit(), before.out());
    JsonNode report = after.documents().get(0);
    assertEquals("[]", report.get("held").toString());
    assertEquals("fine", report.get("outcome").textValue());
    assertEquals("[]", report.at("/models/undescribed").toString());
    assertEquals("[]", report.at("/pages/removed").toString());
  }

  @Test
  void theLeadCountsWhatWasRead() throws IOException {
    String lead = page("").selectFirst("p.lead").text();
    int read = rebuilt.size() - KEPT.size();
    assertTrue(
        lead.startsWith(
            "Architectures of published models, compared line by line. "
                + read
                + " models were read from their repositories, 3 were rebuilt from published facts."),
        lead);
  }

  @Test
  void noPageOfAModelThatWasReadHasAMarkOfRebuiltEvidence() throws IOException {
    Set<String> marked = new TreeSet<>();
    Set<String> unsaid = new TreeSet<>();
    for (PublishedFacts facts : rebuilt) {
      Document page = page("models/" + facts.id() + "/");
      boolean evidence =
          !page.select("p.notice.rebuilt, #copies, small.seen").isEmpty()
              || !page.select(":matchesOwn(^not confirmed$)").isEmpty();
      String sources = page.selectFirst("section:has(#sources)").text();
      boolean commit =
          sources.contains("read at commit " + shortened(first.heads().get(facts.id())));
      if (evidence) {
        marked.add(facts.id());
      }
      if (!commit || page.select("div.notice.rebuilt").isEmpty()) {
        unsaid.add(facts.id());
      }
    }
    assertEquals(KEPT.keySet(), marked);
    assertEquals(KEPT.keySet(), unsaid);
  }

  @Test
  void theReportNamesWhatWasCorrectedAndWhatIsStillRebuilt() throws IOException {
    Document report = page("report/");
    Set<String> corrected = new TreeSet<>();
    report
        .select("section:has(#first) ul.findings summary a")
        .forEach(a -> corrected.add(a.attr("href").replaceFirst(".*models/(.*)/.*", "$1")));
    assertEquals(new TreeSet<>(CORRECTED), corrected);
    assertTrue(
        report
            .selectFirst("section:has(#first)")
            .text()
            .contains(rebuilt.size() - KEPT.size() - 3 + " repositories had nothing to correct"));
    assertEquals(3, report.select("section:has(#unreached) li").size());
    assertEquals(
        3,
        report
            .select(
                "section:has(#unreached) li:contains(What was rebuilt from published facts stays.)")
            .size());
    assertFalse(report.select("tr.state-reconstructed").isEmpty());
  }

  private static String shortened(String commit) {
    return commit == null ? "of no repository" : commit.substring(0, 12);
  }

  private static Document page(String address) throws IOException {
    return Jsoup.parse(
        Files.readString(folder.resolve("published/current/en/" + address + "index.html")));
  }
}
