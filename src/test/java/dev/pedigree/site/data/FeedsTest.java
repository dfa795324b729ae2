package dev.pedigree.site.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.texts.Edited;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.site.SiteFixture;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.view.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private static final Atlas ATLAS = SiteFixture.atlas();
  private static final Site SITE = ATLAS.catalog().site();

  @Test
  void robotsMayReadEverythingAndFindTheSitemap() {
    assertEquals(
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/tree/sitemap.xml\n",
        new String(Feeds.robots(SITE), StandardCharsets.UTF_8));
  }

  @Test
  void articlesStandNewestFirstAndTheFeedIsAsOldAsTheNewest() {
    Document feed = xml(Feeds.atom(ATLAS, Language.EN));
    assertEquals("https://example.org/tree/en/", feed.selectFirst("feed > id").text());
    assertEquals("2026-01-03T00:00:00Z", feed.selectFirst("feed > updated").text());
    assertEquals(List.of("Written", "Only English"), feed.select("entry > title").eachText());
    assertEquals(
        List.of(
            "https://example.org/tree/en/articles/written/",
            "https://example.org/tree/en/articles/only-english/"),
        feed.select("entry > link").eachAttr("href"));
  }

  @Test
  void eachLanguageHasItsOwnWords() {
    assertEquals("模型谱系", xml(Feeds.atom(ATLAS, Language.ZH_HANS)).selectFirst("title").text());
    assertEquals("模型譜系", xml(Feeds.atom(ATLAS, Language.ZH_HANT)).selectFirst("title").text());
    assertEquals(
        "zh-Hant", xml(Feeds.atom(ATLAS, Language.ZH_HANT)).selectFirst("feed").attr("xml:lang"));
  }

  @Test
  void aPageStandsInTheSitemapInEveryLanguageItIsWrittenIn() {
    Page both = page("terms/rope/", true);
    Page english = page("articles/only-english/", false);
    Document map = xml(Feeds.sitemap(SITE, TextHistory.none(), List.of(both, english)));
    assertEquals(
        List.of(
            "https://example.org/tree/en/terms/rope/",
            "https://example.org/tree/zh-hans/terms/rope/",
            "https://example.org/tree/zh-hant/terms/rope/",
            "https://example.org/tree/en/articles/only-english/"),
        map.select("url > loc").eachText());
    assertEquals(
        List.of("en", "zh-Hans", "zh-Hant", "x-default"),
        map.select("url").get(0).select("xhtml|link").eachAttr("hreflang"));
    assertEquals(
        List.of("en", "x-default"),
        map.select("url").get(3).select("xhtml|link").eachAttr("hreflang"));
  }

  @Test
  void theHomePageLeavesTheChoiceOfLanguageToTheRoot() {
    Document map = xml(Feeds.sitemap(SITE, TextHistory.none(), List.of(page("", true))));
    assertTrue(
        map.select("xhtml|link[hreflang=x-default]").eachAttr("href").stream()
            .allMatch("https://example.org/tree/"::equals));
  }

  @Test
  void veryManyPagesStandInSeveralFilesThatTheSitemapNames() {
    List<Page> pages =
        IntStream.rangeClosed(0, Feeds.MAPPED)
            .mapToObj(i -> page("terms/t" + i + "/", true))
            .toList();
    SortedMap<String, byte[]> files = new TreeMap<>();
    Feeds.sitemap(files::put, SITE, TextHistory.none(), pages);
    assertEquals(Set.of("sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"), files.keySet());
    assertEquals(
        List.of("https://example.org/tree/sitemap-1.xml", "https://example.org/tree/sitemap-2.xml"),
        xml(files.get("sitemap.xml")).select("sitemapindex > sitemap > loc").eachText());
    assertEquals(3, xml(files.get("sitemap-2.xml")).select("url").size());
    // The most that the protocol of site maps allows.
    assertTrue(3 * Feeds.MAPPED <= 50_000);
    assertTrue(files.get("sitemap-1.xml").length < 50_000_000);
  }

  @Test
  void aPageIsAsNewInTheSitemapAsItsTextInThatLanguage() {
    TextHistory texts =
        new TextHistory(
            Map.of(
                "some/file.md", new Edited("2026-03-01T02:00:00Z", List.of("Ada")),
                "some/file.zh.md", new Edited("2026-03-02T02:00:00Z", List.of("黎明")),
                "snapshots/made/yi.json", new Edited("2026-03-03T02:00:00Z", List.of())),
            Map.of());
    Words words = SiteFixture.words("It turns.", "它会旋转。");
    Document map =
        xml(
            Feeds.sitemap(
                SITE,
                texts,
                List.of(
                    page("terms/", true),
                    page("terms/rope/", true).from(words),
                    page("models/made/yi/", true)
                        .from(new Page.Source(words, Optional.of("made/yi"))))));
    assertEquals(
        List.of(
            "2026-03-01T02:00:00Z",
            "2026-03-02T02:00:00Z",
            "2026-03-02T02:00:00Z",
            "2026-03-03T02:00:00Z",
            "2026-03-03T02:00:00Z",
            "2026-03-03T02:00:00Z"),
        map.select("url > lastmod").eachText());
    assertEquals(0, map.select("url").get(0).select("lastmod").size());
  }

  private static Page page(String address, boolean chinese) {
    return new Page(address, "term", Text.same("t"), Text.same("s"), chinese, () -> Map.of());
  }

  private static Document xml(byte[] bytes) {
    return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser());
  }
}
