package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.lineage.zoo.Rate;
import dev.pedigree.lineage.zoo.Step;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.lineage.zoo.ZooScore.Row;
import dev.pedigree.lineage.zoo.ZooScore.Scored;
import dev.pedigree.lineage.zoo.ZooScore.Wrong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The page of methods says how often answers were wrong, in words that hold for the numbers. */
class MethodsPageTest {
  private static final ZooScore SCORE =
      new ZooScore(
          List.of(new Row("whole", 1, 8, 0, 1), new Row("none", 0, 1, 85, 3)),
          new Rate(1, 89),
          new Rate(1, 10),
          5,
          new Rate(0, 2),
          new Rate(1, 2),
          new Rate(0, 10),
          new Rate(0, 1),
          new Rate(1, 2),
          List.of(new Wrong("one", "two", "none", "derived")),
          List.of(
              new Scored("one", List.of(), List.of(), List.of(), 0.61234, 0.6123, 1024),
              new Scored(
                  "two",
                  List.of(new Step("one", "finetune")),
                  List.of(new Step("one", "noised-copy")),
                  List.of("confirmed"),
                  Double.NaN,
                  0.5,
                  0)),
          1024,
          10,
          2048);

  private static final SiteRenderer SITE =
      SiteRenderer.of(
          SiteFixture.atlas(),
          Changes.none(),
          TextHistory.none(),
          Optional.of(SCORE),
          SiteFixture.TEMPLATES);

  @Test
  void theRatesStandThereWithTheirSamplesAndBounds() {
    List<String> rates = page(SITE, "en").select(".rates li").eachText();
    assertEquals(
        "Called derived, though no weights are shared: 1 of 89 pairs. With 95 % confidence the"
            + " true rate is below 5.3 %: were it higher, so few errors would be seen in less than"
            + " one of twenty samples of this size.",
        rates.get(1));
    assertTrue(
        rates.get(2).contains("Counted by pairs of trainings it is 1 of 10, and the bound is 39.5"),
        rates.get(2));
    assertTrue(rates.get(9).contains("1 KiB of the weights, and 10 B of headers"), rates.get(9));
  }

  @Test
  void answersStandAgainstTheTruth() {
    Document page = page(SITE, "en");
    assertEquals(
        List.of("all weights shared 1 8 0 1", "no weights shared 0 1 85 3"),
        page.select("table.matrix tbody tr").eachText());
    assertEquals(
        "one, two: no weights shared, and the answer was: derived",
        page.select("#errors + ul li").text());
  }

  @Test
  void eachModelShowsWhatItIsAndWhatWasFound() {
    assertEquals(
        List.of(
            "one nobody’s weights ✓ right – ✓ 0.612 1 KiB",
            "two one fine-tuned ✗ one copy with noise confirmed – 0 B"),
        page(SITE, "en").select("table.zoo tbody tr").eachText());
  }

  @Test
  void everyKindOfEvidenceSaysWhereItFails() {
    for (String language : List.of("en", "zh-hans", "zh-hant")) {
      Document page = page(SITE, language);
      assertEquals(9, page.select("section:has(#evidence) h3").size());
      assertEquals(9, page.select("section:has(#evidence) p > b").size());
    }
  }

  @Test
  void theSameStandsThereInChinese() {
    Document page = page(SITE, "zh-hans");
    assertEquals(
        "没有共享权重却被判为衍生：89 对中有 1 对。在 95% 的置信度下，真实错误率低于 5.3%：若高于此值，" + "同样大小的二十份样本中出现这么少错误的不到一份。",
        page.select(".rates li").get(1).text());
  }

  @Test
  void aPreviewSaysThatItDidNotMeasure() {
    SiteRenderer unmeasured =
        SiteRenderer.of(
            SiteFixture.atlas(),
            Changes.none(),
            TextHistory.none(),
            Optional.empty(),
            SiteFixture.TEMPLATES);
    Document page = page(unmeasured, "en");
    assertTrue(
        page.text().contains("neither for a preview nor for a site without models"), page.text());
    assertEquals(0, page.select("table").size());
  }

  @Test
  void theDataFollowItsSchemaWithAndWithoutAMeasurement() throws IOException {
    for (Optional<ZooScore> score : List.of(Optional.of(SCORE), Optional.<ZooScore>empty())) {
      SiteRenderer site =
          SiteRenderer.of(
              SiteFixture.atlas(),
              Changes.none(),
              TextHistory.none(),
              score,
              SiteFixture.TEMPLATES);
      JsonNode data = new ObjectMapper().readTree(file(site, "data/methods.json"));
      assertEquals(score.isPresent(), data.path("methods").path("measured").asBoolean());
      assertEquals(
          Set.of(),
          JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(file(site, "data/schema/methods.schema.json"))
              .validate(data));
    }
  }

  @Test
  void theFootOfEveryPageLeadsThere() {
    Document home = Jsoup.parse(file(SITE, "en/index.html"));
    assertEquals(List.of("Methods and errors"), home.select("footer a[href*=methods]").eachText());
  }

  private static Document page(SiteRenderer site, String language) {
    return Jsoup.parse(file(site, language + "/methods/index.html"));
  }

  private static String file(SiteRenderer site, String path) {
    return new String(site.file(path).orElseThrow(), StandardCharsets.UTF_8);
  }
}
