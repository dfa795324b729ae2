package dev.pedigree.site.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.markdown.Embed;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Drafts;
import dev.pedigree.site.language.Language;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures and tables of texts, over made-up models. */
class PicturesTest {
  private static final Atlas ATLAS =
      new Drafts()
          .model("lab/llama", "2023-02", "layers", 32)
          .model("lab/twin", "2023-03", "layers", 60)
          .model("maker/grouped", "2023-07-18", "attention", "GQA")
          .model("maker/latent", "2024-01-26", "attention", "MLA", "qk_norm", "rms_per_head")
          .model("other/dark", "2024-02", "attention", "?")
          .atlas();

  private static final Pictures PICTURES = Pictures.of(ATLAS);

  @Test
  void adoptionSaysForEachHalfYearHowManyOfHowMany() {
    Document chart = made("chart", "adoption?attention=GQA", Language.EN);

    assertEquals(
        "2023, half 1: 0 of 2; 2023, half 2: 1 of 1; 2024, half 1: 0 of 2, 1 not known",
        chart.selectFirst("desc").text());
    assertEquals("Words & <more>", chart.selectFirst("svg > title").text());
    assertEquals("Words & <more> SVG · PNG", chart.selectFirst("figcaption").text());
    assertEquals(
        List.of("svg", "png"),
        chart.select("figcaption a").eachAttr("href").stream()
            .map(
                href -> href.replaceFirst("^\\.\\./charts/adoption-attention-gqa-[0-9a-f]+\\.", ""))
            .toList());
    assertEquals(List.of("0%", "100%", "0%"), chart.select(".share").eachText());
    assertEquals(
        "2023 年第 1 个半年：2 次发布中有 0 次；2023 年第 2 个半年：1 次发布中有 1 次；2024 年第 1 个半年：2 次发布中有 0 次，1 次未知",
        made("chart", "adoption?attention=GQA", Language.ZH_HANS).selectFirst("desc").text());
  }

  @Test
  void thePartsOfAColumnFillIt() {
    Document chart = made("chart", "adoption?attention=GQA", Language.EN);

    double height = Bars.FLOOR - Bars.TOP;
    double all = heights(chart, "rest") + heights(chart, "unsure") + heights(chart, "has");
    assertEquals(3 * height, all, 0.5);
    assertEquals(height, heights(chart, "has"), 0.1);
    assertEquals(height / 2, heights(chart, "unsure"), 0.1);
  }

  @Test
  void theChartOfKindsCountsWhatTheCatalogueCounts() {
    Document chart = made("chart", "kinds", Language.EN);

    assertEquals(
        "2023: 1 new, 1 with one or two changed lines, 1 repeated, 0 not known; "
            + "2024: 0 new, 1 with one or two changed lines, 0 repeated, 1 not known",
        chart.selectFirst("desc").text());
  }

  @Test
  void aTableOfElementsNamesWhoHadThemFirstAndHowManyHaveThem() {
    Document table = made("table", "elements?trait=attention&released=2023-H2..", Language.EN);

    assertEquals(
        List.of(
            "2023-07-18 attention: grouped-query maker/grouped 1",
            "2024-01-26 attention: multi-head latent maker/latent 1"),
        table.select("tbody tr").eachText());
    assertEquals("to/model:maker/latent", table.select("tbody a").last().attr("href"));
  }

  @Test
  void aDiffListsItsLinesAndLinksToTheWholeComparison() {
    Document diff = made("diff", "lab/llama..maker/latent", Language.EN);

    assertEquals("2 lines", diff.selectFirst("b").text());
    assertEquals(2, diff.select("li").size());
    assertEquals("to/diff:lab/llama..maker/latent", diff.selectFirst("a").attr("href"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "figure lab/llama",
        "figure lab/llama..maker/grouped",
        "diff lab/llama..maker/grouped",
        "chart adoption?norm=rms*&released=2023..",
        "chart adoption?released=1999",
        "chart kinds?released=1999",
        "table releases?kind=twin",
        "table models?attention=MLA"
      })
  void whatPassesTheCheckIsWellFormedFitsAPhoneAndSaysItsWords(String asked) {
    String scheme = asked.substring(0, asked.indexOf(' '));
    String target = asked.substring(asked.indexOf(' ') + 1);
    PICTURES.check(Embed.Kind.ofScheme(scheme).orElseThrow(), target, Location.of("x"));

    for (Language language : Language.values()) {
      String html = html(scheme, target, language);
      Document page = Jsoup.parse(html, "", Parser.xmlParser());
      assertTrue(page.text().contains("Words & <more>"), html);
      assertFalse(html.contains("style="), html);
      for (Element svg : page.select("svg.chart")) {
        assertTrue(Integer.parseInt(svg.attr("width")) <= 358, html);
        for (Element text : svg.select("text")) {
          double x = Double.parseDouble(text.attr("x"));
          assertTrue(x >= 0 && x <= Bars.WIDTH, text::toString);
        }
      }
    }
  }

  private static double heights(Document chart, String kind) {
    return chart.select("rect." + kind).stream()
        .mapToDouble(rect -> Double.parseDouble(rect.attr("height")))
        .sum();
  }

  private static Document made(String scheme, String target, Language language) {
    return Jsoup.parse(html(scheme, target, language));
  }

  private static String html(String scheme, String target, Language language) {
    return PICTURES.html(
        scheme,
        target,
        "Words & <more>",
        language,
        link -> Optional.of("to/" + link),
        address -> "../" + address + "index.html");
  }
}
