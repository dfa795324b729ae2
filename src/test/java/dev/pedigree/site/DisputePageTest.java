package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Relation;
import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger and the pages of models show both sides of what does not fit, in both languages. */
class DisputePageTest {
  private static SortedMap<String, byte[]> site;

  @BeforeAll
  static void render() {
    Repos repos =
        new Repos()
            .add("own/base", new Draft().licence("cc-by-nc-4.0").files("a", "b"))
            .add("lab/copy", new Draft().released("2024-02-01").files("a", "b"))
            .add(
                "lab/child",
                new Draft()
                    .released("2023-12-01")
                    .licence("mit")
                    .config("{'_name_or_path': '/mnt/run/out'}")
                    .card("{'base_model': 'own/base', 'base_model_relation': 'finetune'}"))
            .add(
                "lab/tuned",
                new Draft()
                    .released("2024-03-01")
                    .licence("mit")
                    .files("a", "c")
                    .parent("own/base", Relation.FINETUNE)
                    .card("{'base_model': 'own/base', 'datasets': ['lab/<i>set']}"));
    site = SiteFixture.render(repos.atlas(), SiteFixture.TEMPLATES);
  }

  @Test
  void eachEntryStandsUnderItsKindWithBothSides() {
    Document page = page("en/disputes/index.html");
    assertEquals(
        List.of("child ← base"), page.select("section:has(#contradicted) .who").eachText());
    assertEquals(
        List.of(
            "file README.md (base_model) names own/base; the relation is stated: fine-tuned.",
            "dates base was released later (2024-01-01) than child (2023-12-01), by the dates of"
                + " their catalogue entries."),
        page.select("section:has(#contradicted) .rests li").eachText());
    assertEquals(List.of("copy ← base"), page.select("section:has(#undeclared) .who").eachText());
  }

  @Test
  void theSameStandsThereInChinese() {
    Document page = page("zh-hans/disputes/index.html");
    assertEquals(
        "文件说明 README.md（base_model）指明 own/base；关系有说明：微调。",
        page.select("section:has(#contradicted) .rests li").first().text());
    assertTrue(page.text().contains("列入其中并非指责"), page.text());
  }

  @Test
  void aQuestionNamesItsClauseAndTheWayToIt() {
    Document page = page("en/disputes/index.html");
    assertEquals(List.of("tuned"), page.select("section:has(#questions) .who").eachText());
    assertTrue(
        page.select("section:has(#questions)")
            .text()
            .contains("base → tuned; every step is proved"),
        page.text());
    assertEquals(
        "https://creativecommons.org/licenses/by-nc/4.0/legalcode",
        page.select("section:has(#questions) a.out").attr("href"));
  }

  @Test
  void thePageOfAModelLeadsToTheLedgerAndShowsItsFiles() {
    Document copy = page("en/models/lab/copy/index.html");
    assertEquals(
        "1 entry of the ledger is about this model.",
        copy.select("section:has(#origin) .notice").text());
    assertTrue(copy.text().contains("All 2 weight files are the same"), copy.text());
    Document tuned = page("en/models/lab/tuned/index.html");
    assertTrue(tuned.text().contains("lab/<i>set"), tuned.text());
    Document child = page("en/models/lab/child/index.html");
    assertTrue(
        child
            .text()
            .contains("/mnt/run/out config.json: _name_or_path a folder of whoever made it"),
        child.text());
  }

  @Test
  void whatIsContradictedIsNotDrawn() {
    Document child = page("en/models/lab/child/index.html");
    assertEquals(
        "claimed; evidence speaks against it",
        child.select("section:has(#weights) .tag").first().text());
    assertEquals(0, child.select("section:has(#tree) .t-weights").size());
  }

  private static Document page(String path) {
    return Jsoup.parse(new String(site.get(path), StandardCharsets.UTF_8));
  }
}
