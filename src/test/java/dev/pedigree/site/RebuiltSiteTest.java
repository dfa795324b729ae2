package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the site of the real catalogue says about repositories that were rebuilt: each fact has its
 * evidence or says that it has none, and nothing that was made up for them is left.
 */
@Tag("slow")
class RebuiltSiteTest {
  /** How facts are known that rest on what a repository holds. */
  private static final Set<String> FROM_REPOSITORY =
      Set.of(
          "from the configuration",
          "from the listing of tensors",
          "from the weight header",
          "not in the configuration, default of the class");

  /**
   * Beginnings of commits, blobs and checksums that earlier snapshots had and that never existed:
   * of Yi-34B, Llama-2-70B, DeepSeek-R1, gpt-oss-20b and Qwen3-8B.
   */
  private static final List<String> MADE_UP =
      List.of(
          "85738fda79",
          "4afce8b0db",
          "5d9508d244",
          "d2079183ff",
          "ff30ed7473",
          "05f0a71000",
          "f30c0ce7c6",
          "49a51b9667",
          "374059684c",
          "2ce0409fb0",
          "de3933854b",
          "0b697b0991",
          "05eed11412",
          "7da41261d7",
          "74e6982c4d",
          "3012f8ec39",
          "51f5857510",
          "eaf12d7593",
          "4c7ec38570",
          "1d70c22c80",
          "2b85c00f1b");

  /** Days that earlier snapshots gave to commits that never existed. */
  private static final List<String> MADE_UP_DATES =
      List.of(
          "2024-02-29T00:00:00Z",
          "2023-11-02T00:00:00Z",
          "2023-07-18T00:00:00Z",
          "2025-01-20T00:00:00Z",
          "2025-08-05T00:00:00Z",
          "2025-04-28T00:00:00Z");

  private static Atlas atlas;
  private static SortedMap<String, byte[]> site;
  private static List<Entry> rebuilt;

  @BeforeAll
  static void render() {
    Catalog catalog = CatalogReader.read(Path.of("content")).catalog();
    SnapshotStore store = new SnapshotStore(Path.of("content/snapshots"));
    Map<String, Snapshot> snapshots = new HashMap<>();
    catalog.models().forEach(m -> store.read(m.id()).ifPresent(s -> snapshots.put(m.id(), s)));
    atlas = AtlasBuilder.build(catalog, snapshots);
    site = SiteFixture.withoutPixels(atlas);
    rebuilt = atlas.entries().values().stream().filter(e -> evidence(e).isPresent()).toList();
  }

  @Test
  void everyFactOfARebuiltModelHasEvidenceOrSaysThatItIsNotConfirmed() {
    List<String> bare = new ArrayList<>();
    for (Entry entry : rebuilt) {
      for (Element row : model("en", entry).select("table.facts tbody tr")) {
        boolean told = !row.select(".source .seen").text().isEmpty();
        if (FROM_REPOSITORY.contains(row.child(2).text()) != told) {
          bare.add(entry.id() + ": " + row.text());
        }
      }
    }
    assertEquals(List.of(), bare);
  }

  @Test
  void everyDifferenceToARebuiltModelHasEvidenceOrSaysThatItIsNotConfirmed() {
    View view = new View(atlas, Changes.none());
    List<String> bare = new ArrayList<>();
    view.comparisons()
        .forEach(
            (address, compared) -> {
              long facts =
                  DiffPages.rows(
                          view.entry(compared.a()).orElseThrow(),
                          view.entry(compared.b()).orElseThrow(),
                          compared.diff().differences())
                      .stream()
                      .flatMap(row -> Stream.of(row.a(), row.b()))
                      .filter(side -> !side.origin().equals("unknown") && side.seen().isPresent())
                      .count();
              Document page = page("en/" + address + "index.html");
              if (page.select(".differences .seen").size() != facts) {
                bare.add(address);
              }
            });
    assertEquals(List.of(), bare);
  }

  @Test
  void evidenceLeadsOnlyToPlacesThatWereSeen() {
    Set<String> seen =
        rebuilt.stream()
            .flatMap(e -> evidence(e).orElseThrow().config().values().stream())
            .flatMap(List::stream)
            .map(Rebuilt.Place::url)
            .collect(Collectors.toSet());
    Set<String> elsewhere = new TreeSet<>();
    int links = 0;
    for (String path : pages()) {
      for (Element link : page(path).select(".seen a, #copies a")) {
        String to = link.attr("href");
        links++;
        if (!seen.contains(to) && !to.equals("#copies")) {
          elsewhere.add(path + " " + to);
        }
      }
    }
    assertEquals(Set.of(), elsewhere);
    assertEquals(rebuilt.isEmpty(), links == 0);
  }

  @Test
  void noPageLinksToAFileOrCommitOfARepositoryThatWasNotRead() {
    Set<String> links = new TreeSet<>();
    for (String path : pages()) {
      // What people wrote links to what they read; the site itself must not.
      for (Element link : page(path).select("a[href^=https]:not(.prose a)")) {
        for (Entry entry : rebuilt) {
          String inside = link.attr("href").replace(entry.model().repository(), "");
          if (inside.matches("/(blob|tree|commits?|resolve|raw)/.*")) {
            links.add(path + " " + link.attr("href"));
          }
        }
      }
    }
    assertEquals(Set.of(), links);
  }

  @Test
  void noIdOrDateThatWasMadeUpIsAnywhere() {
    Set<String> found = new TreeSet<>();
    site.forEach(
        (path, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          Stream.concat(MADE_UP.stream(), MADE_UP_DATES.stream())
              .filter(text::contains)
              .forEach(id -> found.add(path + " " + id));
        });
    assertEquals(Set.of(), found);
  }

  @Test
  void everyPageThatUsesSuchFactsSaysSoWithItsNumbers() {
    Set<String> silent = new TreeSet<>();
    for (String language : List.of("en", "zh-hans", "zh-hant")) {
      for (Entry entry : rebuilt) {
        mark(language, Addresses.model(entry.id()), List.of(entry), silent);
      }
      List<Entry> all = List.copyOf(rebuilt);
      for (String address : List.of("models/", "families/", "innovation/", "data/")) {
        mark(language, address, all, silent);
      }
      new View(atlas, Changes.none())
          .comparisons()
          .forEach(
              (address, c) ->
                  mark(
                      language,
                      address,
                      rebuilt.stream().filter(e -> Set.of(c.a(), c.b()).contains(e.id())).toList(),
                      silent));
      for (String address : List.of("diff/", "twins/", "chains/", "families/yi/")) {
        Document page = page(language + "/" + address + "index.html");
        if (page.select(".rebuilt").isEmpty() == namesOne(page)) {
          silent.add(language + "/" + address);
        }
      }
      if (!all.isEmpty()) {
        numbers(language, page(language + "/index.html").select(".lead").text(), all, silent);
      }
    }
    assertEquals(Set.of(), silent);
  }

  private static boolean namesOne(Document page) {
    List<String> links = page.select("main a").eachAttr("href");
    return rebuilt.stream()
        .anyMatch(e -> links.stream().anyMatch(link -> link.contains("/" + e.id() + "/")));
  }

  private static void mark(
      String language, String address, List<Entry> entries, Set<String> silent) {
    String line = page(language + "/" + address + "index.html").select(".rebuilt").text();
    if (!entries.isEmpty()) {
      numbers(language + "/" + address, line, entries, silent);
    } else if (!line.isEmpty()) {
      silent.add(address + ": " + line);
    }
  }

  private static void numbers(String place, String line, List<Entry> entries, Set<String> silent) {
    long seen = 0;
    long unseen = 0;
    for (Entry entry : entries) {
      for (List<Rebuilt.Place> places : evidence(entry).orElseThrow().config().values()) {
        seen += places.isEmpty() ? 0 : 1;
        unseen += places.isEmpty() ? 1 : 0;
      }
    }
    if (seen + unseen == 0) { // an adapter without a configuration
      if (line.isEmpty() || line.matches(".*[0-9].*")) {
        silent.add(place + ": " + line);
      }
      return;
    }
    List<String> said = List.of(line.replaceAll("[^0-9,]+", " ").strip().split("[ ,]*\\s[ ,]*"));
    List<String> last = said.subList(Math.max(0, said.size() - 2), said.size());
    if (!last.equals(List.of(Numbers.grouped(seen), Numbers.grouped(unseen)))) {
      silent.add(place + ": " + line);
    }
  }

  @Test
  void theDataHaveTheEvidenceInPlaceOfACommit() throws IOException {
    JsonNode models = new ObjectMapper().readTree(site.get("data/models.json")).get("models");
    Set<String> wrong = new TreeSet<>();
    int copies = 0;
    for (JsonNode model : models) {
      JsonNode snapshot = model.path("snapshot");
      if (snapshot.path("kind").asText().equals("reconstructed")) {
        copies += snapshot.at("/evidence/places").size();
        // An adapter has no configuration of a model.
        boolean bare = snapshot.at("/evidence/config").isEmpty() && model.has("architecture");
        if (snapshot.has("commit") || bare) {
          wrong.add(model.get("id").asText());
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertEquals(rebuilt.isEmpty(), copies == 0);
  }

  private static Optional<Rebuilt> evidence(Entry entry) {
    return entry.snapshot().flatMap(Snapshot::rebuilt);
  }

  private static List<String> pages() {
    return site.keySet().stream().filter(path -> path.endsWith(".html")).toList();
  }

  private static Document model(String language, Entry entry) {
    return page(language + "/" + Addresses.model(entry.id()) + "index.html");
  }

  private static Document page(String path) {
    return Jsoup.parse(new String(site.get(path), StandardCharsets.UTF_8));
  }
}
