package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Redirect;
import dev.pedigree.catalog.Site;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.site.link.LinkCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Old addresses of pages. */
class MovedPagesTest {
  private static final SortedMap<String, byte[]> SITE =
      SiteFixture.render(
          with(
              "articles/old-name",
              "article:written",
              "articles/english",
              "article:only-english",
              "models/made/yi-one",
              "model:made/yi#listing",
              "news",
              "page:changes",
              "diff/made/one/to/made/yi",
              "diff:made/llama..made/yi"),
          SiteFixture.TEMPLATES);

  @Test
  void anOldAddressLeadsOnInEveryLanguageWhateverFolderTheSiteLiesIn() {
    Document page = page("zh-hant/models/made/yi-one/index.html");
    assertEquals(
        "0; url=../yi/index.html#listing",
        page.selectFirst("meta[http-equiv=refresh]").attr("content"));
    assertEquals("../yi/index.html#listing", page.selectFirst("main a").attr("href"));
    assertEquals("本頁已移至：Yi", page.selectFirst("main").text());
    assertEquals(
        "https://example.org/tree/zh-hant/models/made/yi/",
        page.selectFirst("link[rel=canonical]").attr("href"));
    assertEquals(
        "../changes/index.html", page("en/news/index.html").selectFirst("main a").attr("href"));
    assertEquals(
        "../../../../llama/to/made/yi/index.html",
        page("en/diff/made/one/to/made/yi/index.html").selectFirst("main a").attr("href"));
  }

  @Test
  void aTextWithoutTranslationHasItsEnglishAddress() {
    assertEquals(
        "https://example.org/tree/en/articles/only-english/",
        page("zh-hans/articles/english/index.html")
            .selectFirst("link[rel=canonical]")
            .attr("href"));
  }

  @Test
  void oldAddressesAreSoundButStandInNoIndex() {
    assertEquals(List.of(), LinkCheck.check(SITE).stream().map(Finding::toString).toList());
    assertFalse(text("sitemap.xml").contains("old-name"));
    assertEquals(
        "noindex", page("en/articles/old-name/index.html").select("[name=robots]").attr("content"));
  }

  @Test
  void anAddressInUseAndAComparisonWithoutAPageAreErrorsAtTheirLine() {
    List<Finding> findings =
        SiteRenderer.of(
                with("Twins", "article:written", "diff/x", "diff:made/yi..made/paper"),
                Changes.none(),
                TextHistory.none(),
                Optional.empty(),
                SiteFixture.TEMPLATES)
            .findings();
    assertEquals(
        List.of(
            "site.yaml:1:1: error: 'Twins' is the address of a page that is there",
            "site.yaml:3:1: error: there is no page 'diff:made/yi..made/paper'"),
        findings.stream().map(f -> f.location() + ": error: " + f.message().en()).toList());
    assertTrue(findings.stream().noneMatch(f -> f.hint().isEmpty()));
  }

  /** The small catalogue with redirects, given as pairs. */
  private static Atlas with(String... pairs) {
    Atlas old = SiteFixture.atlas();
    List<Redirect> redirects =
        IntStream.range(0, pairs.length / 2)
            .mapToObj(
                i ->
                    new Redirect(
                        pairs[2 * i], pairs[2 * i + 1], Location.at("site.yaml", 2 * i + 1, 1)))
            .toList();
    Site site = old.catalog().site();
    Catalog catalog = old.catalog();
    return new Atlas(
        new Catalog(
            new Site(
                site.title(),
                site.tagline(),
                site.baseUrl(),
                site.editUrl(),
                site.comparisons(),
                site.chains(),
                site.opening(),
                redirects),
            catalog.models(),
            catalog.families(),
            catalog.terms(),
            catalog.articles(),
            catalog.precedents(),
            catalog.also()),
        old.entries(),
        old.edges(),
        old.twins(),
        old.identical(),
        old.comparisons(),
        old.chains(),
        old.unreached());
  }

  private static Document page(String path) {
    return Jsoup.parse(text(path));
  }

  private static String text(String path) {
    return new String(SITE.get(path), StandardCharsets.UTF_8);
  }
}
