package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.tree.Grown;
import dev.pedigree.site.view.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The lists of a site of two thousand models: no page of it grows with the catalogue. */
class ManyModelsTest {
  private static final int MODELS = 2_000;

  /** Most bytes of a page before compression. */
  private static final int MOST = 300_000;

  /** The same with the family tree, which has so many signs and no more. */
  private static final int WITH_TREE = 450_000;

  /** Pages that are about one thing; the largest of them stands in the catalogue as it is. */
  private static final Set<String> SINGLE =
      Set.of("model", "diff", "side", "term", "article", "compare", "chains", "methods");

  private static final Atlas ATLAS = Grown.whole(WholeSite.ATLAS, MODELS);
  private static final SiteRenderer SITE =
      SiteRenderer.of(
          ATLAS, Changes.none(), TextHistory.none(), Optional.empty(), SiteFixture.TEMPLATES);

  @Test
  void everyListKeepsItsBudget() {
    Set<String> templates = new TreeSet<>();
    List<String> large = new ArrayList<>();
    for (Page page : SITE.pages()) {
      if (!SINGLE.contains(page.template())) {
        templates.add(page.template());
        int bytes = bytes(page).length;
        if (bytes > (Set.of("home", "family").contains(page.template()) ? WITH_TREE : MOST)) {
          large.add(page.address() + ": " + bytes);
        }
      }
    }
    assertEquals(List.of(), large);
    assertTrue(templates.containsAll(Set.of("home", "models", "families", "diffs", "twins")));
  }

  @Test
  void theModelWithMostDescendantsKeepsItsBudget() {
    String most =
        ATLAS.entries().keySet().stream()
            .max(
                java.util.Comparator.comparingLong(
                    id -> ATLAS.edges().stream().filter(e -> e.parent().equals(id)).count()))
            .orElseThrow();
    Page page =
        SITE.pages().stream()
            .filter(p -> p.address().equals("models/" + most + "/"))
            .findFirst()
            .orElseThrow();
    assertTrue(bytes(page).length < MOST, most + ": " + bytes(page).length);
  }

  @Test
  void eachModelStandsOnceInEveryOrderAndThePagesLeadToEachOther() {
    Set<String> addresses = new HashSet<>();
    SITE.pages().forEach(page -> addresses.add(Paths.file(Language.EN, page.address())));
    for (String order : List.of("models/", "models/by-name/", "models/by-size/")) {
      List<String> listed = new ArrayList<>();
      for (Page page : SITE.pages()) {
        if (page.template().equals("models") && page.address().matches(order + "(page-\\d+/)?")) {
          Document html = parsed(page);
          html.select("th[scope=row] > a").forEach(a -> listed.add(target(page, a)));
          assertEquals(1, html.select("nav.leaves").first().select("[aria-current]").size());
          for (Element link : html.select("nav.leaves a")) {
            assertTrue(addresses.contains(target(page, link)), link.outerHtml());
          }
        }
      }
      assertEquals(MODELS, listed.size());
      assertEquals(MODELS, new HashSet<>(listed).size());
    }
  }

  private static String target(Page page, Element link) {
    return java.net
        .URI
        .create(Paths.file(Language.EN, page.address()))
        .resolve(link.attr("href"))
        .toString();
  }

  private static Document parsed(Page page) {
    return Jsoup.parse(new String(bytes(page), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Page page) {
    return SITE.file(Paths.file(Language.EN, page.address())).orElseThrow();
  }
}
