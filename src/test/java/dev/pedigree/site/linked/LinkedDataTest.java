package dev.pedigree.site.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.texts.Edited;
import dev.pedigree.site.SiteFixture;
import dev.pedigree.site.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LinkedDataTest {
  private static final SortedMap<String, byte[]> SITE = SiteFixture.site();
  private static final Catalog CATALOG = SiteFixture.atlas().catalog();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theHomePageSaysHowTheSiteIsSearched() throws IOException {
    JsonNode site = thing("zh-hant/index.html");
    assertEquals("WebSite", site.path("@type").asText());
    assertEquals("模型譜系", site.path("name").asText());
    assertEquals("Pedigree", site.path("alternateName").asText());
    assertEquals("zh-Hant", site.path("inLanguage").asText());
    assertEquals(
        "https://example.org/tree/zh-hant/search/?q={search_term_string}",
        site.path("potentialAction").path("target").path("urlTemplate").asText());
  }

  @Test
  void aModelIsAWorkOfItsPublisherAndItsClaimedParentIsNoFact() throws IOException {
    JsonNode page = thing("en/models/made/yi/index.html");
    assertEquals(
        JSON.readTree(
            "{\"@type\": \"CreativeWork\", \"name\": \"Yi\", \"identifier\": \"made/yi\","
                + " \"url\": \"https://example.org/tree/en/models/made/yi/\","
                + " \"creator\": {\"@type\": \"Organization\", \"name\": \"Makers\"},"
                + " \"datePublished\": \"2023-11-02\","
                + " \"sameAs\": \"https://example.org/made/yi\"}"),
        page.path("mainEntity"));
    assertEquals(
        List.of("Pedigree", "Models", "Yi"),
        graph("en/models/made/yi/index.html").get(1).findValuesAsText("name"));
  }

  @Test
  void aComparisonIsAboutTwoModels() throws IOException {
    JsonNode page = thing("zh-hans/diff/made/llama/to/made/yi/index.html");
    assertEquals("WebPage", page.path("@type").asText());
    assertEquals(
        List.of(
            "https://example.org/tree/zh-hans/models/made/llama/",
            "https://example.org/tree/zh-hans/models/made/yi/"),
        page.path("about").findValuesAsText("url"));
  }

  @Test
  void anArticleWithoutAHistoryHasNoAuthorsAndIsInTheLanguageOfItsWords() throws IOException {
    JsonNode article = thing("zh-hans/articles/only-english/index.html");
    assertEquals("Article", article.path("@type").asText());
    assertEquals("en", article.path("inLanguage").asText());
    assertEquals(
        "https://example.org/tree/en/articles/only-english/", article.path("url").asText());
    assertEquals("2026-01-02", article.path("datePublished").asText());
    assertFalse(article.has("author"));
    assertFalse(article.has("dateModified"));
  }

  @Test
  void authorsAndTheLastChangeAreThoseOfTheHistory() {
    Shown shown =
        new Shown(
            CATALOG.site(),
            Language.EN,
            "articles/written/",
            Text.same("Written"),
            Text.same("In both."),
            Optional.of(new Edited("2026-03-02T02:00:00Z", List.of("Ada", "黎明"))));
    JsonNode article = Things.article(CATALOG.articles().get(1)).of(shown);
    assertEquals("2026-03-02T02:00:00Z", article.path("dateModified").asText());
    assertEquals("[{\"name\":\"Ada\"},{\"name\":\"黎明\"}]", article.path("author").toString());
  }

  @Test
  void theDataPageNamesEveryFileThatThereIs() throws IOException {
    for (String url : thing("en/data/index.html").findValuesAsText("contentUrl")) {
      assertTrue(SITE.containsKey(url.substring("https://example.org/tree/".length())), url);
    }
  }

  @Test
  void everyBlockIsJsonWhateverNamesStandInIt() throws IOException {
    List<String> without = new ArrayList<>();
    for (String path : SITE.keySet()) {
      if (path.matches("[^/]+/(|data/|(models|diff|articles|terms)/[^/]+/.*)index.html")
          && !path.contains("/models/by-")) {
        assertTrue(graph(path).size() > 0, path);
      } else if (path.endsWith(".html") && !blocks(path).isEmpty()) {
        without.add(path);
      }
    }
    assertEquals(List.of(), without);
    Element hostile = blocks("en/models/made/paper/index.html").get(0);
    assertFalse(hostile.data().contains("<"), hostile.data());
    assertEquals(
        CATALOG.model("made/paper").orElseThrow().name().en(),
        thing("en/models/made/paper/index.html").path("name").asText());
  }

  @Test
  void aNameThatEndsAScriptOrIsNotSeenStaysInItsText() throws IOException {
    String name = "</script><script>alert(1)</script>\u2028<!-- \u202e\"";
    Shown shown =
        new Shown(
            CATALOG.site(),
            Language.EN,
            "terms/x/",
            Text.same(name),
            Text.same("&amp;"),
            Optional.empty());
    String html = LinkedData.html(Things::term, shown);
    assertEquals(2, html.split("<", -1).length - 1, html);
    String json = html.replaceFirst("^<script[^>]*>", "").replaceFirst("</script>$", "");
    assertTrue(json.chars().allMatch(c -> c != '<' && c != '&' && c != 0x202e && c != 0x2028));
    assertEquals(name, JSON.readTree(json).path("@graph").get(0).path("name").asText());
  }

  private static JsonNode thing(String path) throws IOException {
    return graph(path).get(0);
  }

  private static JsonNode graph(String path) throws IOException {
    List<Element> blocks = blocks(path);
    assertEquals(1, blocks.size(), path);
    JsonNode root = JSON.readTree(blocks.get(0).data());
    assertEquals("https://schema.org", root.path("@context").asText());
    return root.path("@graph");
  }

  private static List<Element> blocks(String path) {
    return Jsoup.parse(new String(SITE.get(path), StandardCharsets.UTF_8))
        .select("head script[type=application/ld+json]");
  }
}
