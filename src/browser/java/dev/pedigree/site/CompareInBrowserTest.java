package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.pedigree.lineage.Compared;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.text.Paths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that compares any two models, opened from disk, against the pages that are built. */
@Tag("browser")
class CompareInBrowserTest {
  /** Most bytes of the data of one model, before compression. */
  private static final int MOST_BYTES = 30_000;

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
        let looks = 0;
        const look = () => {
          if (region.dataset.shown !== a + " " + b) {
            return looks++ < 5000 ? setTimeout(look, 1) : done(["", "never shown"]);
          }
          const built = new DOMParser().parseFromString(html, "text/html").querySelector("main");
          done([shown([built, base]), shown([region, here])]);
        };
        location.hash = `a=${a}&b=${b}`;
        look();
      })
      """
          .replace("SHOWN", SHOWN);

  /** Each pair in one of the scripts, in turn. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyBuiltPageIsShownAsItIsBuilt(Language language) {
    List<String> wrong = new ArrayList<>();
    Page page = BrowsedSite.BROWSER.newPage();
    String here = Paths.file(language, ComparePage.ADDRESS);
    page.navigate(BrowsedSite.url(here));
    List<Compared> all = WholeSite.ATLAS.comparisons();
    List<Language> scripts = List.of(Language.values());
    for (int i = scripts.indexOf(language); i < all.size(); i += scripts.size()) {
      Compared compared = all.get(i);
      String file = Paths.file(language, Addresses.diff(compared));
      String html = new String(WholeSite.files().get(file), StandardCharsets.UTF_8);
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
    assertTrue(all.size() > 100, "too few comparisons");
    assertEquals("", String.join("\n", wrong.subList(0, Math.min(5, wrong.size()))));
  }

  @Test
  void twoModelsAreFoundAndChosenByTheKeyboard() {
    Page page = opened("en");
    type(page, "#pick-a", "llama-2-70b", "Llama-2-70B");
    type(page, "#pick-b", "yi-1.5-34b", "Yi-1.5-34B");
    page.waitForCondition(() -> heading(page).contains("Yi-1.5-34B"));

    assertEquals("Llama-2-70B and Yi-1.5-34B compared · Pedigree", page.title());
    String asked = (String) page.evaluate("location.search || location.hash");
    assertEquals("a=meta-llama/Llama-2-70b-hf&b=01-ai/Yi-1.5-34B", asked.substring(1));
    page.close();
  }

  @Test
  void swappingReadsThePairTheOtherWayRoundAndGoingBackUndoesIt() {
    Page page = asked("en", "a=huggyllama/llama-7b&b=google/gemma-7b");
    String there = page.locator("#pair .verdict").textContent();
    page.locator("button.swap").click();
    page.waitForCondition(() -> !page.locator("#pair .verdict").textContent().equals(there));
    assertTrue(page.locator("#pair .verdict").textContent().startsWith("LLaMA-7B "));

    page.goBack();
    page.waitForCondition(() -> page.locator("#pair .verdict").textContent().equals(there));
    page.close();
  }

  @Test
  void aPairIsAskedForBehindAQuestionMarkOrAHash() {
    for (String sign : List.of("?", "#")) {
      Page page = BrowsedSite.BROWSER.newPage();
      page.navigate(
          BrowsedSite.url("zh-hant/compare/index.html")
              + sign
              + "a=huggyllama/llama-7b&b=google/gemma-7b");
      page.locator("#pair .verdict").waitFor();
      assertEquals("LLaMA-7B 與 Gemma 7B", heading(page));
      page.close();
    }
  }

  @Test
  void aModelThatIsNotThereIsSaidToBeMissing() {
    Page page = opened("en");
    page.evaluate("location.hash = 'a=nobody/nothing&b=../../assets/site'");
    page.waitForCondition(() -> !page.locator(".said").textContent().isEmpty());
    assertEquals(
        "The catalogue has no model nobody/nothing, or its data could not be loaded.",
        page.locator(".said").textContent());
    assertEquals(0, page.locator("#pair *").count());
    page.close();
  }

  @Test
  void aModelWithoutADesignIsSaidToHaveNone() {
    WholeSite.ATLAS.entries().values().stream()
        .filter(entry -> entry.architecture().isEmpty())
        .findFirst()
        .ifPresent(
            entry -> {
              Page page = opened("en");
              page.evaluate(
                  "id => { location.hash = `a=huggyllama/llama-7b&b=${id}`; }", entry.id());
              page.waitForCondition(() -> !page.locator(".said").textContent().isEmpty());
              assertEquals(
                  "The design of "
                      + entry.model().name().en()
                      + " is not known, so nothing is compared here.",
                  page.locator(".said").textContent());
              page.close();
            });
  }

  @Test
  void aModelPageLeadsHereWithItsModelChosen() {
    Page page = BrowsedSite.BROWSER.newPage();
    page.navigate(BrowsedSite.url("en/models/01-ai/Yi-34B/index.html"));
    page.locator("a[href*='compare/']").first().click();
    page.waitForCondition(() -> page.locator("#pick-b").inputValue().equals("Yi-34B"));
    page.close();
  }

  @Test
  void onlyTheTwoModelsAreLoadedAndTheyAreSmall() {
    List<String> loaded = new ArrayList<>();
    Page page = BrowsedSite.BROWSER.newPage();
    page.onRequestFinished(request -> loaded.add(request.url()));
    page.navigate(
        BrowsedSite.url("zh-hans/compare/index.html")
            + "?a=deepseek-ai/DeepSeek-V3&b=moonshotai/Kimi-K2-Instruct");
    page.locator("#pair .verdict").waitFor();
    List<String> data = loaded.stream().filter(url -> url.matches(".*/compare/.*\\.js")).toList();
    assertEquals(3, data.size(), data.toString());
    page.close();

    WholeSite.files()
        .forEach(
            (path, bytes) -> {
              if (path.matches("[a-z-]+/compare/.+/.+\\.js")) {
                assertTrue(bytes.length < MOST_BYTES, path + " has " + bytes.length + " bytes");
              }
            });
  }

  @Test
  void withoutScriptsThePageListsComparisonsThatAreBuilt() {
    BrowserContext plain =
        BrowsedSite.BROWSER.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    Page page = plain.newPage();
    page.navigate(BrowsedSite.url("en/compare/index.html"));
    assertTrue(page.locator("noscript").isVisible());
    assertTrue(page.locator("form.choose").isHidden());
    assertTrue(page.locator(".comparisons li").count() > 20);
    plain.close();
  }

  @Test
  void thePageFitsAPhone() {
    Page page = asked("zh-hans", "a=huggyllama/llama-7b&b=deepseek-ai/DeepSeek-V3");
    page.setViewportSize(390, 844);
    assertEquals(390, page.evaluate("document.documentElement.scrollWidth"));
    page.close();
  }

  @Test
  void noRuleOfAxeIsBrokenWhileAModelIsLookedFor() {
    Page page = asked("en", "a=huggyllama/llama-7b&b=google/gemma-7b");
    page.locator("#pick-a").fill("qwen");
    page.locator("#options-a li").first().waitFor();
    List<String> broken = new ArrayList<>();
    for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
      rule.getNodes().forEach(node -> broken.add(rule.getId() + " " + node.getTarget()));
    }
    assertEquals(List.of(), broken);
    page.close();
  }

  private static Page opened(String language) {
    Page page = BrowsedSite.BROWSER.newPage();
    page.navigate(BrowsedSite.url(language + "/compare/index.html"));
    return page;
  }

  private static Page asked(String language, String pair) {
    Page page = BrowsedSite.BROWSER.newPage();
    page.navigate(BrowsedSite.url(language + "/compare/index.html") + "?" + pair);
    page.locator("#pair .verdict").waitFor();
    return page;
  }

  private static String heading(Page page) {
    return String.join(" ", page.locator("h1:visible").allTextContents()).replaceAll("\\s+", " ");
  }

  /** Types what a model is called and takes the first that is offered. */
  private static void type(Page page, String input, String query, String name) {
    page.locator(input).fill(query);
    page.locator(input + " + ul li").first().waitFor();
    page.keyboard().press("ArrowDown");
    assertEquals(
        page.locator(input + " + ul li").first().getAttribute("id"),
        page.locator(input).getAttribute("aria-activedescendant"));
    page.keyboard().press("Enter");
    page.waitForCondition(() -> page.locator(input).inputValue().equals(name));
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
