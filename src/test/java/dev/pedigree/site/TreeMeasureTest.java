package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.tree.FamilyTreeSvg;
import dev.pedigree.site.tree.Grown;
import dev.pedigree.site.tree.Measured;
import dev.pedigree.site.tree.TreeLinks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of the real catalogue, and of larger ones made of it, measured on the markup. */
class TreeMeasureTest {
  private static final int WIDE = 120;
  private static final int TALL = 70;
  private static final int LEAST_TEXT = 11;

  private static final TreeLinks LINKS =
      new TreeLinks() {
        @Override
        public String model(String id) {
          return "models/" + id;
        }

        @Override
        public String family(String id) {
          return "families/" + id;
        }

        @Override
        public String families() {
          return "families";
        }

        @Override
        public Optional<String> file(String family, Layer layer) {
          return Optional.empty();
        }

        @Override
        public Optional<String> diff(String a, String b) {
          return Optional.of("diff/" + a + "/" + b);
        }
      };

  private static final Map<Integer, Document> PAGES = new HashMap<>();

  /** The tree of the real catalogue where {@code models} is 0. */
  private static Document page(int models) {
    return PAGES.computeIfAbsent(
        models,
        n -> {
          Atlas atlas = Grown.to(WholeSite.ATLAS, n);
          return Jsoup.parse(FamilyTreeSvg.of(atlas).home(Language.EN, LINKS));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300, 1000})
  void noLineRunsThroughAForeignSignAndNoSignLiesOnAnother(int models) {
    for (Element svg : page(models).select("svg.t-main")) {
      Measured picture = new Measured(svg);
      assertTrue(picture.signs() > 5, "signs: " + picture.signs());
      assertEquals(List.of(), picture.hits());
      assertEquals(List.of(), picture.overlaps());
      assertEquals(List.of(), picture.outside());
      assertEquals(List.of(), picture.doubled());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 60", "300, 100", "1000, 120"})
  void fewLinesCross(int models, int most) {
    Element svg = page(models).selectFirst(".tree-of-architecture .t-wide svg.t-main");
    int crossings = new Measured(svg).crossings();
    assertTrue(crossings <= most, crossings + " crossings");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300, 1000})
  void thereAreNoMoreSignsThanCanBeRead(int models) {
    for (Element svg : page(models).select("svg.t-main")) {
      boolean tall = svg.closest(".t-tall") != null;
      int signs = new Measured(svg).signs();
      assertTrue(signs <= (tall ? TALL : WIDE), signs + " signs");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 1000})
  void aSignOfSeveralReleasesClaimsNoParentAndLeadsToTheListOfItsFamily(int models) {
    Document page = page(models);
    List<Element> many = page.select("g.t-many[data-n]");
    assertTrue(many.size() > 3, many.size() + " folded signs");
    for (Element sign : many) {
      Element svg = sign.closest("svg");
      String number = sign.attr("data-n");
      assertEquals(0, svg.select(".t-tie[data-to=" + number + "]").size());
      assertEquals(0, svg.select(".t-tie[data-from=" + number + "]").size());
      assertTrue(sign.selectFirst(".t-name a").attr("href").matches("families/.+#models"));
      assertTrue(sign.selectFirst(".t-name").text().matches("\\d+ more"), sign.text());
    }
  }

  @Test
  void noTextIsSmallerThanElevenPixels() throws IOException {
    int sizes = 0;
    for (String name : List.of("tree.css", "tree-page.css")) {
      String css = Files.readString(SiteFixture.TEMPLATES.resolve("styles").resolve(name));
      Matcher size = Pattern.compile("font-size: ([0-9.]+)px").matcher(css);
      while (size.find()) {
        sizes++;
        assertTrue(Double.parseDouble(size.group(1)) >= LEAST_TEXT, size.group());
      }
    }
    assertTrue(sizes > 5, sizes + " sizes");
    for (Element text : page(1000).select("svg text")) {
      boolean sized =
          text.is(".t-name, .t-note, .t-mark, .t-count, .t-chip text, .t-axis text, .t-lanes text");
      assertTrue(sized, text.outerHtml());
    }
  }

  @Test
  void theLayoutIsTheSameEachTime() {
    Atlas atlas = Grown.to(WholeSite.ATLAS, 300);
    assertEquals(
        FamilyTreeSvg.of(atlas).home(Language.ZH_HANS, LINKS),
        FamilyTreeSvg.of(Grown.to(WholeSite.ATLAS, 300)).home(Language.ZH_HANS, LINKS));
  }

  @Test
  void aPictureOfItsOwnSaysWhatItIsAndOfWhenAndWhereItIsFrom() {
    byte[] file = WholeSite.files().get("en/tree/architecture.svg");
    String markup = new String(file, StandardCharsets.UTF_8);
    Document svg = Jsoup.parse(markup);
    assertEquals(
        "The family tree of open language models · Architecture",
        svg.selectFirst(".own-title").text());
    String last = svg.select("text").last().text();
    assertTrue(last.matches("(As of|Releases until) \\d{4}-\\d\\d-\\d\\d · https://.*/en/"), last);
    assertTrue(markup.contains("<style>") && markup.contains(".t-glyph circle {"));
    assertTrue(WholeSite.files().containsKey("zh-hant/families/llama-2/tree-weights.svg"));
  }
}
