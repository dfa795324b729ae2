package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every reader needs of a page, in both themes, wide and on a phone. */
@Tag("browser")
class AccessibleInBrowserTest {
  private static final int PHONE = 390;

  /** One page of each kind. */
  private static final List<String> PAGES =
      List.of(
          "",
          "models/",
          "models/01-ai/Yi-34B/",
          "models/deepseek-ai/DeepSeek-V3/",
          "families/",
          "families/llama-2/",
          "diff/",
          "diff/meta-llama/Llama-2-70b-hf/to/01-ai/Yi-34B/",
          "twins/",
          "chains/",
          "innovation/",
          "articles/the-debate/",
          "terms/",
          "terms/grouped-query-attention/",
          "search/",
          "compare/",
          "data/",
          "report/",
          "changes/",
          "disputes/");

  /** Pages that hold what is laid out or coloured in a way of its own. */
  private static final List<String> DIFFERENT =
      List.of(
          "",
          "models/",
          "models/01-ai/Yi-34B/",
          "families/llama-2/",
          "diff/meta-llama/Llama-2-70b-hf/to/01-ai/Yi-34B/",
          "innovation/",
          "articles/the-debate/",
          "search/",
          "compare/");

  @Test
  void noRuleOfAxeIsBrokenInTheLight() {
    assertEquals(List.of(), broken(PAGES, "en", ColorScheme.LIGHT, 1280));
  }

  @Test
  void noRuleOfAxeIsBrokenInTheDarkOnAPhone() {
    assertEquals(List.of(), broken(DIFFERENT, "zh-hant", ColorScheme.DARK, PHONE));
  }

  @Test
  void noPageIsWiderThanAPhone() {
    List<String> wide = new ArrayList<>();
    try (Page page = page(ColorScheme.LIGHT, PHONE)) {
      for (String path : PAGES) {
        page.navigate(BrowsedSite.url("zh-hans/" + path + "index.html"));
        int width = (int) page.evaluate("document.documentElement.scrollWidth");
        if (width > PHONE) {
          wide.add(path + " " + width);
        }
      }
    }
    assertEquals(List.of(), wide);
  }

  /** What is linked within running text is as high as its line. */
  @Test
  void whatIsTappedIsLargeEnoughForAFingerOnAPhone() {
    Set<String> small = new TreeSet<>();
    try (Page page = page(ColorScheme.LIGHT, PHONE)) {
      for (String path : PAGES) {
        page.navigate(BrowsedSite.url("zh-hans/" + path + "index.html"));
        for (Object one : (List<?>) page.evaluate(SMALL)) {
          small.add(path + " " + one);
        }
      }
    }
    assertEquals(Set.of(), small);
  }

  /** WCAG 2.2, 2.5.8: 24 pixels. Switches that are not seen are tapped by their labels. */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('a, button, summary, select, input')]
        .filter(e => e.checkVisibility() && !e.closest('p, li, td, th, dd, svg') && !e.classList.contains('skip'))
        .map(e => [e, e.getBoundingClientRect()])
        .filter(([e, r]) => r.width > 1 && (r.height < 24 || r.width < 24))
        .map(([e, r]) => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 20)} ${Math.round(r.width)}x${Math.round(r.height)}`)
      """;

  /** Nothing that policy forbids is tried: what pages say to programs is data and not run. */
  @Test
  void noPageTriesWhatItsPolicyForbids() {
    List<String> said = new ArrayList<>();
    try (Page page = page(ColorScheme.LIGHT, 1280)) {
      page.onConsoleMessage(message -> said.add(page.url() + " " + message.text()));
      for (String path : PAGES) {
        page.navigate(BrowsedSite.url("en/" + path + "index.html"));
      }
    }
    assertEquals(List.of(), said);
  }

  @Test
  void anotherLanguageShowsTheSamePlace() {
    try (Page page = page(ColorScheme.LIGHT, PHONE)) {
      page.navigate(BrowsedSite.url("en/models/01-ai/Yi-34B/index.html") + "?q=a#listing");
      page.click(".languages a[lang=zh-Hans]");
      page.waitForURL("**/zh-hans/**");
      assertEquals(
          BrowsedSite.url("zh-hans/models/01-ai/Yi-34B/index.html") + "?q=a#listing", page.url());
    }
  }

  @Test
  void whatIsFoldedIsPrinted() {
    try (Page page = page(ColorScheme.LIGHT, 1280)) {
      page.navigate(BrowsedSite.url("en/models/01-ai/Yi-34B/index.html"));
      int folded = (int) page.evaluate(FOLDED);
      page.evaluate("dispatchEvent(new Event('beforeprint'))");
      assertEquals(0, page.evaluate(FOLDED));
      page.evaluate("dispatchEvent(new Event('afterprint'))");
      assertEquals(folded, page.evaluate(FOLDED));
    }
  }

  private static final String FOLDED =
      "document.querySelectorAll('main details:not([open])').length";

  private static List<String> broken(
      List<String> pages, String language, ColorScheme theme, int width) {
    List<String> broken = new ArrayList<>();
    try (Page page = page(theme, width)) {
      for (String path : pages) {
        page.navigate(BrowsedSite.url(language + "/" + path + "index.html"));
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
          for (CheckedNode node : rule.getNodes()) {
            broken.add(path + " " + rule.getId() + " " + node.getTarget());
          }
        }
      }
    }
    return broken;
  }

  private static Page page(ColorScheme theme, int width) {
    return BrowsedSite.BROWSER.newPage(
        new Browser.NewPageOptions().setColorScheme(theme).setViewportSize(width, 900));
  }
}
