package dev.pedigree.site;

import static dev.pedigree.lineage.changes.Nights.rebuilt;
import static dev.pedigree.lineage.changes.Nights.snapshot;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.changes.ChangeLog;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.changes.News;
import dev.pedigree.lineage.changes.Nights;
import dev.pedigree.site.link.LinkCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** The page, the feed and the data of what changed, over a history with every kind of change. */
class ChangesPageTest {
  private static final String HOSTILE = "\u202e\u0007<b>evil</b>";

  @TempDir static Path folder;
  private static Changes changes;
  private static SortedMap<String, byte[]> site;

  @BeforeAll
  static void build() throws GitAPIException, IOException {
    Path checkout = folder.resolve("checkout");
    try (Nights nights = new Nights(checkout)) {
      history(nights);
      changes = read(nights.snapshots());
    }
    site = SiteFixture.render(SiteFixture.atlas(), changes, SiteFixture.TEMPLATES);
  }

  private static Changes read(Path snapshots) {
    return ChangeLog.read(
        snapshots,
        finding -> {
          throw new AssertionError(finding);
        });
  }

  /** Every kind of change, in six nights. */
  private static void history(Nights nights) throws GitAPIException, IOException {
    nights.with(rebuilt("made/yi", "e", "{\"a\": 1}")).commit("2026-02-01T02:00:00Z");
    nights
        .with(
            snapshot(
                "made/llama",
                'a',
                "2026-02-01",
                "{\"eps\": 1e-5, \"rope_theta\": 10000.0}",
                "{\"license\": \"mit\"}",
                List.of(new WeightFile("model.safetensors", "sha256:1", 10, 1, 1))))
        .with(rebuilt("made/yi", "e", "{\"a\": 0}"))
        .with(rebuilt("gone/model", "f", ""))
        .with("verdicts.json", verdicts("one", 7, "not-run", "unknown"))
        .commit("2026-02-02T02:00:00Z");
    nights
        .with(
            snapshot(
                "made/llama",
                'b',
                "2026-02-02",
                "{\"eps\": 1e-6, \"rope_theta\": 10000.0, \"note\": \"" + json(HOSTILE) + "\"}",
                "{\"license\": \"other\", \"base_model\": \"made/yi\"}",
                List.of(new WeightFile("model.safetensors", "sha256:2", 10, 1, 1))))
        .with("unreached.json", away("made/yi"))
        .with("verdicts.json", verdicts("two", 8, "failed", "derived"))
        .commit("2026-02-03T02:00:00Z");
    nights.without("gone/model.json").with("unreached.json", "{}").commit("2026-02-03T23:59:59Z");
    nights
        .with(snapshot("made/yi", 'c', "2026-02-04", "{\"a\": 2}", ""))
        .with(
            snapshot(
                "made/llama",
                'b',
                "2026-02-02",
                many(25, 1),
                "{\"license\": \"other\", \"base_model\": \"made/yi\"}",
                List.of(new WeightFile("model.safetensors", "sha256:2", 10, 1, 1))))
        .with("verdicts.json", verdicts("", 0, "failed", "derived"))
        .commit("2026-02-04T00:00:00Z");
    nights
        .with(
            snapshot(
                "made/llama",
                'd',
                "2026-02-05",
                many(25, 1),
                "{\"license\": \"other\", \"base_model\": \"made/yi\"}",
                List.of(new WeightFile("model.safetensors", "sha256:2", 10, 1, 1))))
        .with("verdicts.json", verdicts("three", 9, "failed", "derived"))
        .commit("2026-02-05T02:00:00Z");
  }

  @Test
  void theHistoryHasEveryKindOfChange() {
    Set<Class<?>> kinds = new HashSet<>();
    changes.nights().forEach(night -> night.news().forEach(news -> kinds.add(news.getClass())));
    assertEquals(Set.of(News.class.getPermittedSubclasses()), kinds);
    assertEquals(
        EnumSet.allOf(News.How.class),
        changes.nights().stream()
            .flatMap(night -> night.news().stream())
            .filter(News.Changed.class::isInstance)
            .map(news -> ((News.Changed) news).how())
            .collect(Collectors.toSet()));
  }

  @Test
  void everyChangeIsToldByDayAndModelNewestFirst() {
    assertEquals(
        List.of(
            "5 February 2026",
            "Llama",
            "New revision of 5 February 2026; the one shown before was of 2 February 2026. ddddddd",
            "Configuration, front matter of the model card and weight files are the same.",
            "Yi",
            "Its architecture could be described; before, it could not.",
            "4 February 2026",
            "Llama",
            "The same commit was read again, with another result. bbbbbbb",
            "8 more values are not shown here.",
            "Yi",
            "Read from its repository for the first time, at its commit of 4 February 2026. Until"
                + " then it was rebuilt from published facts. ccccccc",
            "Its architecture can no longer be described.",
            "3 February 2026",
            "gone/model",
            "Withdrawn: its snapshot was removed.",
            "Llama",
            "New revision of 2 February 2026; the one shown before was of 1 February 2026. bbbbbbb",
            "The card names a base model now: made/yi.",
            "The declared licence is now other; before it was mit.",
            "The configuration was changed.",
            "Weight files were replaced.",
            "Yi",
            "It can be read again.",
            "Could not be read: this is a symbolic link; it was not followed",
            "The listing of its architecture changed.",
            "Parameters as counted: 7 → 8.",
            "Whether the description runs: not run → failed.",
            "Compared with Llama. Same weights? not checked → derived.",
            "old/a",
            "It can be read again.",
            "Could not be read: another version of Pedigree noted something here"
                + " (crawl.forgotten)",
            "old/b",
            "It can be read again.",
            "Could not be read: another version of Pedigree noted something here (\\u{202e}odd)",
            "2 February 2026",
            "gone/model",
            "New. Rebuilt from published facts; its repository has not been read yet.",
            "Llama",
            "New. Read at its commit of 1 February 2026. aaaaaaa",
            "Yi",
            "Rebuilt from published facts once more.",
            "1 February 2026",
            "The first snapshots: 1 model."),
        lines("en"));
    assertEquals(
        "The list is complete: it goes back to the first snapshots.",
        page("en").select("main > .note").text());
  }

  @Test
  void theSameIsToldInChinese() {
    assertEquals(
        List.of(
            "2026 年 2 月 5 日",
            "Llama",
            "新的修订版本，提交于 2026 年 2 月 5 日；此前显示的修订版本提交于 2026 年 2 月 2 日。ddddddd",
            "配置、模型卡的前置元数据和权重文件都没有变化。",
            "Yi",
            "架构现在可以描述了，此前不能。",
            "2026 年 2 月 4 日",
            "Llama",
            "重新读取了同一次提交，结果与此前不同。bbbbbbb",
            "另有 8 个值未在此列出。"),
        lines("zh-hans").subList(0, 10));
    assertEquals(
        List.of(
            "現在又可以讀取了。",
            "未能讀取：這是符號連結，沒有跟隨",
            "架構清單有變化。",
            "統計出的參數量：7 → 8。",
            "描述能否執行：未執行 → 未通過。",
            "與 Llama 對比：權重相同嗎？未查驗 → 由其衍生。"),
        lines("zh-hant").subList(23, 29));
  }

  @Test
  void valuesStandBesideTheirChange() {
    assertEquals(
        List.of(
            "README.md: base_model – made/yi",
            "README.md: license mit other",
            "config.json: eps 0.00001 0.000001",
            "config.json: note – \\u{202e}\\u{7}<b>evil</b>",
            "model.safetensors: oid sha256:1 sha256:2"),
        page("en").select("section:has(#2026-02-03) tbody tr").eachText());
    assertEquals(
        List.of("config.json: a 0 2"),
        page("en")
            .select("section:has(#2026-02-04) .news:has(h3:contains(Yi)) tbody tr")
            .eachText());
  }

  @Test
  void valuesAreCountedAndThoseOfARebuiltRepositoryAreNotCalledChanged() {
    assertEquals(
        List.of("28 values changed", "1 value differs from what had been rebuilt"),
        page("en").select("section:has(#2026-02-04) summary").eachText());
  }

  @Test
  void modelsComparisonsAndCommitsThatExistAreLinked() {
    Document page = page("en");
    assertEquals(
        List.of("../models/made/llama/index.html", "../models/made/yi/index.html"),
        page.select("section:has(#2026-02-03) h3 a").eachAttr("href"));
    assertEquals(
        List.of(
            "https://example.org/made/llama/commit/" + "b".repeat(40),
            "../diff/made/llama/to/made/yi/index.html"),
        page.select("section:has(#2026-02-03) .news > p a").eachAttr("href"));
    assertEquals(
        0,
        page.select(
                "section:has(#2026-02-02) .news:has(h3:contains(gone)) a, code:contains(fff), code:contains(eee)")
            .size(),
        "no commit of a rebuilt repository is shown");
    assertEquals(List.of(), LinkCheck.check(site).stream().map(Finding::toString).toList());
  }

  @Test
  void theSameHistoryGivesTheSameBytes() throws IOException {
    Changes again = read(folder.resolve("checkout/content/snapshots"));
    assertEquals(changes, again);
    SortedMap<String, byte[]> second =
        SiteFixture.render(SiteFixture.atlas(), again, SiteFixture.TEMPLATES);
    site.forEach((path, bytes) -> assertArrayEquals(bytes, second.get(path), path));
  }

  @Test
  void theFeedIsValidAtomWithAnEntryADay() throws Exception {
    for (String language : List.of("en", "zh-hans", "zh-hant")) {
      org.w3c.dom.Document feed =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(site.get(language + "/changes.xml")));
      NodeList ids = feed.getElementsByTagName("id");
      Set<String> different = new HashSet<>();
      for (int i = 0; i < ids.getLength(); i++) {
        different.add(ids.item(i).getTextContent());
      }
      assertEquals(6, ids.getLength());
      assertEquals(6, different.size(), "ids differ");
      NodeList updated = feed.getElementsByTagName("updated");
      for (int i = 0; i < updated.getLength(); i++) {
        OffsetDateTime.parse(updated.item(i).getTextContent());
      }
      assertEquals(6, updated.getLength());
      assertEquals(6, feed.getElementsByTagName("title").getLength());
      assertEquals(1, feed.getElementsByTagName("author").getLength());
    }
    Document feed = Jsoup.parse(text("en/changes.xml"), "", Parser.xmlParser());
    assertEquals("2026-02-05T02:00:00Z", feed.selectFirst("feed > updated").text());
    Element third = feed.select("entry").get(2);
    assertEquals("3 February 2026: gone/model, Llama, Yi …", third.selectFirst("title").text());
    assertEquals("https://example.org/tree/en/changes/#2026-02-03", third.selectFirst("id").text());
    assertEquals(
        "2026-02-03T23:59:59Z", third.selectFirst("updated").text(), "the last of the day");
    Document content = Jsoup.parse(third.selectFirst("content").wholeText());
    assertEquals(0, content.select("b").size(), "values are text");
    assertEquals(
        "config.json: note: – → \\u{202e}\\u{7}<b>evil</b>", content.select("li li").get(3).text());
    assertEquals("Pedigree · What changed", feed.selectFirst("feed > title").text());
  }

  @Test
  void thePageNamesItsFeed() {
    assertEquals(
        List.of("../feed.xml", "../changes.xml"),
        page("en").select("link[type=application/atom+xml]").eachAttr("href"));
  }

  @Test
  void theDataFitsItsSchemaAndShowsNoCommitThatNobodySaw() throws IOException {
    ObjectMapper json = new ObjectMapper();
    assertEquals(
        Set.of(),
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(text("data/schema/changes.schema.json"))
            .validate(json.readTree(site.get("data/changes.json"))));
    String data = text("data/changes.json");
    assertFalse(data.contains("e".repeat(40)) || data.contains("f".repeat(40)));
    assertFalse(data.contains("\u202e"));
    assertEquals(
        "{\"kind\":\"answered\",\"id\":\"made/yi\",\"with\":\"made/llama\",\"question\":"
            + "\"weights\",\"before\":\"unknown\",\"after\":\"derived\"}",
        json.readTree(data).at("/changes/nights/3/news/5").toString());
  }

  @Test
  void withoutAHistoryThePageSaysSo() {
    Document page =
        Jsoup.parse(
            new String(SiteFixture.site().get("en/changes/index.html"), StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            "No change to show.",
            "This site was built without the git history of its snapshots, so it cannot say what"
                + " changed."),
        page.select("main > p").eachText());
  }

  private static List<String> lines(String language) {
    Document page = page(language);
    List<String> lines = new ArrayList<>();
    for (Element section : page.select("main section")) {
      section.select("h2, h3, .news p").forEach(e -> lines.add(e.text()));
    }
    return lines;
  }

  private static Document page(String language) {
    return Jsoup.parse(text(language + "/changes/index.html"));
  }

  private static String text(String path) {
    return new String(site.get(path), StandardCharsets.UTF_8);
  }

  private static String many(int keys, int value) {
    return IntStream.range(0, keys)
        .mapToObj(i -> "\"k" + (char) ('a' + i) + "\": " + value)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String json(String text) {
    return text.replace("\u0007", "\\u0007");
  }

  /** A source that could not be read, and two with causes that this version does not know. */
  private static String away(String id) {
    return """
        {"%s": {"since": "2026-02-03",
                "cause": {"severity": "warning", "rule": "crawl.symlink", "path": "%s"}},
         "old/a": {"since": "2026-02-03",
                "cause": {"severity": "warning", "rule": "crawl.forgotten", "path": "a"}},
         "old/b": {"since": "2026-02-03",
                "cause": {"severity": "warning", "rule": "\u202eodd", "path": "b"}}}
        """
        .formatted(id, id);
  }

  private static String verdicts(String listing, long parameters, String smoke, String weights) {
    return """
        {"models": [{"id": "made/yi", "listing": "%s", "parameters": %d, "smoke": "%s"}],
         "pairs": [{"a": "made/llama", "b": "made/yi", "design": "same", "weights": "%s"}]}
        """
        .formatted(listing, parameters, smoke, weights);
  }
}
