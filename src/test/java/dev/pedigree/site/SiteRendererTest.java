package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.site.data.Csv;
import dev.pedigree.site.data.DataFiles;
import dev.pedigree.site.link.LinkCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteRendererTest {
  private static final SortedMap<String, byte[]> SITE = SiteFixture.site();

  @Test
  void everyLinkAnchorAndTranslationOfTheSiteIsSound() {
    assertEquals(List.of(), LinkCheck.check(SITE).stream().map(Finding::toString).toList());
  }

  @Test
  void otherLocalesAndTimeZonesGiveTheSameBytes() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG", "zh-CN")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        SortedMap<String, byte[]> again = SiteFixture.site();
        assertEquals(SITE.keySet(), again.keySet(), tag);
        SITE.forEach((path, bytes) -> assertArrayEquals(bytes, again.get(path), tag + " " + path));
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void templatesInsideAJarGiveTheSameSite(@TempDir Path folder) throws IOException {
    URI jar = URI.create("jar:" + folder.resolve("pedigree.jar").toUri());
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"));
        Stream<Path> templates = Files.walk(SiteFixture.TEMPLATES)) {
      for (Path file : templates.filter(Files::isRegularFile).toList()) {
        Path copy = inside.getPath("/" + file.toString().replace('\\', '/'));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      SortedMap<String, byte[]> site =
          SiteFixture.render(SiteFixture.atlas(), inside.getPath("/templates"));
      assertEquals(SITE.keySet(), site.keySet());
      SITE.forEach((path, bytes) -> assertArrayEquals(bytes, site.get(path), path));
    }
  }

  @Test
  void aNameThatIsAScriptIsShownAsText() {
    Document page = page("en/models/made/paper/index.html");
    assertEquals(SiteFixture.HOSTILE, page.selectFirst("h1").text());
    for (String path : SITE.keySet()) {
      if (path.endsWith(".html")) {
        Document any = page(path);
        assertEquals(0, any.select("script:not([src], [type=application/ld+json])").size(), path);
        assertEquals(0, any.select("[onclick], [onerror], iframe").size(), path);
      }
    }
  }

  @Test
  void theComparisonOfLlamaAndYiReadsInOneSentence() {
    assertEquals(
        "Yi has exactly the design of Llama, line for line, in the same sizes, with other"
            + " constants (RoPE base); 2 tensor roles are renamed: input_layernorm → ln1,"
            + " post_attention_layernorm → ln2.",
        page("en/diff/made/llama/to/made/yi/index.html").selectFirst(".verdict").text());
    assertEquals(
        "Yi 的設計與 Llama 逐行相同，尺寸也相同，常數不同（RoPE 底數）；2 個張量角色改名：input_layernorm → ln1、"
            + "post_attention_layernorm → ln2。",
        page("zh-hant/diff/made/llama/to/made/yi/index.html").selectFirst(".verdict").text());
  }

  @Test
  void theThreeAnswersAreKeptApart() {
    Document page = page("en/diff/made/llama/to/made/yi/index.html");
    assertEquals(
        List.of(
            "= same design",
            "= same sizes",
            "? not checked",
            "weight files of at least one of the two were not read"),
        page.select(".answer dd").eachText());
  }

  @Test
  void aSideKnownFromAPaperSaysHowEachFactIsKnown() {
    Document page = page("en/chains/index.html");
    assertTrue(
        page.select(".step").first().text().contains("position: learned absolute from memory"),
        page.select(".step").first().text());
    assertEquals("2 lines and 29 not known", page.select(".step .lines").first().text());
  }

  @Test
  void aRebuiltRepositorySaysSoAndALiveOneDoesNot() {
    assertTrue(page("en/models/made/yi/index.html").select(".notice").text().contains("rebuilt"));
    assertEquals(0, page("en/models/made/llama/index.html").select(".notice").size());
  }

  @Test
  void aRebuiltValueLinksToThePublicCopyOrSaysThatItIsNotConfirmed() {
    Document page = page("en/models/made/yi/index.html");
    assertEquals(
        "hidden size 16 from the configuration config.json: hidden_size seen in made/copies",
        page.select("section:has(#facts) tr:has(th:containsOwn(hidden size))").text());
    assertEquals(
        "https://github.com/made/copies/blob/0123456789/yi/config.json",
        page.select("section:has(#facts) tr:has(th:containsOwn(hidden size)) a").attr("href"));
    assertEquals(
        "context 64 from the configuration config.json: max_position_embeddings not confirmed",
        page.select("section:has(#facts) tr:has(th:containsOwn(context))").text());
    assertEquals(
        "This model was not read from its repository but rebuilt from published facts. Config"
            + " values seen in public copies: 1; not confirmed: 1.",
        page.select(".rebuilt").text());
    assertTrue(
        page.select("#copies p")
            .text()
            .equals(
                "Tensors: the parameter count agrees with the published one, about 10,000 (model"
                    + " card)."));
  }

  @Test
  void aConfigValueLinksToItsFileAtTheCommitThatWasRead() {
    Document page = page("en/models/made/llama/index.html");
    assertEquals(
        "https://example.org/made/llama/blob/0123456789abcdef0123456789abcdef01234567/config.json",
        page.select("section:has(#facts) .source a:containsOwn(rms_norm_eps)").attr("href"));
    assertTrue(page.select("section:has(#sizes) dd").eachText().contains("1e-5"));
  }

  @Test
  void aChangedClassIsToldInWords() {
    assertTrue(
        page("en/models/made/llama/index.html")
            .select(".history")
            .text()
            .contains(
                "The configuration now names the class NewForCausalLM; before it was"
                    + " OldForCausalLM."));
  }

  @Test
  void aParentThatIsClaimedAndComputedStandsInOneRow() {
    Document page = page("en/models/made/yi/index.html");
    assertEquals(List.of("Llama"), page.select("section:has(#parents) .who").eachText());
  }

  @Test
  void whoseWeightsAndWhoseDesignAreTwoSections() {
    Document page = page("en/models/made/yi/index.html");
    assertEquals(
        List.of("elsewhere/unknown not in the catalogue"),
        page.select("section:has(#weights) .who").eachText());
  }

  @Test
  void aLedgerWithoutEntriesSaysWhatItRestsOn() {
    Document page = page("zh-hans/disputes/index.html");
    assertTrue(page.text().contains("共 3 个模型，其中 1 个读自其仓库。"), page.text());
    assertTrue(page.text().contains("这只代表已读的范围。"), page.text());
  }

  @Test
  void aTextWithoutChineseIsShownInEnglishAndNotOfferedAsATranslation() {
    Document page = page("zh-hans/articles/only-english/index.html");
    assertEquals("en", page.selectFirst(".prose").attr("lang"));
    assertEquals(
        "https://example.org/tree/en/articles/only-english/",
        page.selectFirst("link[rel=canonical]").attr("href"));
    assertEquals(
        List.of("en", "x-default"),
        page("en/articles/only-english/index.html")
            .select("link[rel=alternate][hreflang]")
            .eachAttr("hreflang"));
    assertFalse(text("sitemap.xml").contains("zh-hans/articles/only-english"));
  }

  @Test
  void everyDataFileFitsItsSchema() throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    for (String set : DataFiles.SETS) {
      Set<?> wrong =
          schemas
              .getSchema(text("data/schema/" + set + ".schema.json"))
              .validate(json.readTree(SITE.get("data/" + set + ".json")));
      assertEquals(Set.of(), wrong, set);
    }
  }

  @Test
  void everyModelHasAValidBillOfMaterialsThatItsPageLinks() throws Exception {
    List<String> boms =
        SITE.keySet().stream().filter(f -> f.startsWith("data/bom/")).sorted().toList();
    assertEquals(
        SiteFixture.atlas().entries().keySet().stream()
            .map(id -> "data/bom/" + id + ".cdx.json")
            .toList(),
        boms);
    for (String bom : boms) {
      assertEquals(List.of(), new JsonParser().validate(SITE.get(bom), Version.VERSION_16), bom);
      String model = bom.substring("data/bom/".length()).replace(".cdx.json", "");
      assertTrue(text("zh-hans/models/" + model + "/index.html").contains(bom), model);
      assertTrue(text("en/data/index.html").contains(bom), model);
    }
  }

  @Test
  void aCellThatASpreadsheetWouldRunIsNeutralised() {
    Csv csv = new Csv("a");
    csv.row("=1+1", "-x", "-5", "plain \"quoted\", twice");
    assertEquals(
        "a\r\n'=1+1,'-x,-5,\"plain \"\"quoted\"\", twice\"\r\n",
        new String(csv.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void theSearchFindsEverythingThatHasAPage() {
    String entries = text("zh-hant/search/pages-0.js");
    assertTrue(
        entries.contains("[\"term\",\"旋轉位置編碼\",\"它會旋轉。\",\"../terms/rope/index.html\"]"), entries);
    Set<String> kinds = new TreeSet<>();
    for (String kind : List.of("model", "family", "term", "article", "diff", "page")) {
      if (entries.contains("[\"" + kind + "\"")) {
        kinds.add(kind);
      }
    }
    assertEquals(
        new TreeSet<>(List.of("article", "diff", "family", "model", "page", "term")), kinds);
  }

  private static Document page(String path) {
    return Jsoup.parse(text(path));
  }

  private static String text(String path) {
    return new String(SITE.get(path), StandardCharsets.UTF_8);
  }
}
