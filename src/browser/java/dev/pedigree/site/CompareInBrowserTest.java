package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.pedigree.lineage.Compared;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.text.Paths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that compares any two models, opened from disk, against the pages that are built. */
@Tag("browser")
class CompareInBrowserTest {
  /**
   * What a page of a comparison shows, but for the figures, as one text: white space as one space,
   * links as what they lead to.
   */
  private static final String SHOWN =
      """
      ([main, base]) => {
        const out = [];
        const write = node => {
          if (node.nodeType === Node.TEXT_NODE) {
            const text = node.textContent.replace(/\\s+/g, " ");
            if (text.trim()) out.push(text.trim());
          } else if (node.nodeType === Node.ELEMENT_NODE) {
            if (node.querySelector(":scope > h2#figure")) return;
            const attributes = [...node.attributes].map(a => [a.name, a.name === "href" && !a.value.startsWith("#")
              ? new URL(a.value, base).href : a.value]).map(([name, value]) => ` ${name}="${value}"`).sort().join("");
            out.push(`<${node.localName}${attributes}>`);
            node.childNodes.forEach(write);
            out.push(`</${node.localName}>`);
          }
        };
        main.childNodes.forEach(write);
        return out.join("\\n");
      }
      """;

  /** Asks for a pair as an address does, and waits; what is built, and what is shown. */
  private static final String BOTH =
      """
      ([html, base, a, b, here]) => new Promise(done => {
        const shown = SHOWN, region = document.getElementById("pair");
        const look = () => {
          if (region.dataset.shown !== a + " " + b) return setTimeout(look, 1);
          const built = new DOMParser().parseFromString(html, "text/html").querySelector("main");
          done([shown([built, base]), shown([region, here])]);
        };
        location.hash = `a=${a}&b=${b}`;
        look();
      })
      """
          .replace("SHOWN", SHOWN);

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyBuiltPageIsShownAsItIsBuilt(Language language) {
    List<String> wrong = new ArrayList<>();
    Page page = BrowsedSite.BROWSER.newPage();
    String here = Paths.file(language, ComparePage.ADDRESS);
    page.navigate(BrowsedSite.url(here));
    for (Compared compared : WholeSite.ATLAS.comparisons()) {
      String file = Paths.file(language, Addresses.diff(compared));
      String html = new String(WholeSite.FILES.get(file), StandardCharsets.UTF_8);
      List<?> both =
          (List<?>)
              page.evaluate(
                  BOTH,
                  List.of(
                      html,
                      BrowsedSite.url(file),
                      compared.a(),
                      compared.b(),
                      BrowsedSite.url(here)));
      String fault = difference((String) both.get(0), (String) both.get(1));
      if (!fault.isEmpty()) {
        wrong.add(compared.a() + " against " + compared.b() + ": " + fault);
      }
    }
    page.close();
    assertTrue(WholeSite.ATLAS.comparisons().size() > 100, "too few comparisons");
    assertEquals("", String.join("\n", wrong.subList(0, Math.min(5, wrong.size()))));
  }

  /** The first line in which two texts differ, with the one before. */
  private static String difference(String built, String made) {
    List<String> left = built.lines().toList();
    List<String> right = made.lines().toList();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String a = i < left.size() ? left.get(i) : "nothing";
      String b = i < right.size() ? right.get(i) : "nothing";
      if (!a.equals(b)) {
        return "after " + (i == 0 ? "" : left.get(i - 1)) + " is built: " + a + "; shown: " + b;
      }
    }
    return "";
  }
}
