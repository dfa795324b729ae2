package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The family tree in a browser: on wide screens and phones, with keys and without scripts. */
@Tag("browser")
class TreeInBrowserTest {
  private static final int PHONE = 390;
  private static final int WIDE = 1280;

  /** Opens a page at a width, with or without scripts, and closes it after a test. */
  private record Opened(BrowserContext context, Page page) implements AutoCloseable {
    static Opened home(int width, boolean scripts) {
      return home("en", width, scripts);
    }

    static Opened home(String language, int width, boolean scripts) {
      BrowserContext context =
          BrowsedSite.BROWSER.newContext(
              new Browser.NewContextOptions()
                  .setViewportSize(width, 900)
                  .setJavaScriptEnabled(scripts));
      Page page = context.newPage();
      page.navigate(BrowsedSite.url(language + "/index.html"));
      return new Opened(context, page);
    }

    Locator in(String picture, String selector) {
      return page.locator(".tree-of-architecture " + picture + " " + selector);
    }

    String focused() {
      return (String) page.evaluate("document.activeElement.textContent");
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Test
  void theLayersAreSwitchedWithoutScripts() {
    try (Opened home = Opened.home(WIDE, false)) {
      assertTrue(home.page().locator(".tree-of-architecture").isVisible());
      assertFalse(home.page().locator(".tree-of-weights").isVisible());
      home.page().locator("label[for=tree-weights]").click();
      assertFalse(home.page().locator(".tree-of-architecture").isVisible());
      assertTrue(home.page().locator(".tree-of-weights").isVisible());
      assertEquals(0, home.page().locator(".tree-of-architecture .t-weights").count());
    }
  }

  @Test
  void theAddressNamesTheLayerThatWasChosen() {
    try (Opened home = Opened.home(WIDE, true)) {
      home.page().locator("label[for=tree-weights]").click();
      assertTrue(home.page().url().endsWith("#tree-weights"), home.page().url());
      home.page().reload();
      assertTrue(home.page().locator(".tree-of-weights").isVisible());
    }
  }

  @Test
  void aPhoneShowsThePictureThatFitsAndNothingReachesBeyondTheScreen() {
    for (String language : List.of("en", "zh-hans", "zh-hant")) {
      try (Opened home = Opened.home(language, PHONE, true)) {
        assertTrue(home.in("", ".t-tall").isVisible());
        assertFalse(home.in("", ".t-wide").isVisible());
        int width = (int) home.page().evaluate("document.documentElement.scrollWidth");
        assertTrue(width <= PHONE, language + ": " + width);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {WIDE, PHONE})
  void noTextIsShownSmallerThanElevenPixels(int width) {
    try (Opened home = Opened.home(width, true)) {
      double least =
          ((Number)
                  home.page()
                      .evaluate(
                          "Math.min(...[...document.querySelectorAll('.tree-layer svg text')]"
                              + ".filter(t => t.getClientRects().length)"
                              + ".map(t => parseFloat(getComputedStyle(t).fontSize)"
                              + " * t.getScreenCTM().a))"))
              .doubleValue();
      assertTrue(least >= 11, "smallest text: " + least);
    }
  }

  @Test
  void timeAndLanesStayInViewWhileThePictureScrolls() {
    try (Opened home = Opened.home(800, true)) {
      Locator wide = home.in("", ".t-wide");
      wide.scrollIntoViewIfNeeded();
      double top = wide.boundingBox().y;
      double left = wide.boundingBox().x;
      wide.evaluate("box => box.scrollTo({ left: 400, top: 500, behavior: 'instant' })");
      assertTrue((int) wide.evaluate("box => box.scrollLeft") > 100);
      assertEquals(top, home.in(".t-wide", ".t-axis").boundingBox().y, 3);
      assertEquals(left, home.in(".t-wide", ".t-lanes").boundingBox().x, 3);
    }
  }

  @Test
  void nothingIsReadFromThePicturesBeforeTheyComeIntoView() {
    try (Opened home = Opened.home(PHONE, true)) {
      assertEquals(0, home.page().locator(".tree-bar input").count());
      home.in("", ".t-tall").scrollIntoViewIfNeeded();
      home.page().waitForSelector(".tree-bar input");
    }
  }

  @Test
  void oneTabStopThenArrowsLeadToParentChildAndSibling() {
    try (Opened home = Opened.home(WIDE, true)) {
      home.page().waitForSelector(".tree-bar input");
      assertEquals(1, home.in(".t-wide", "[tabindex='0']").count());
      home.in(".t-wide", "[tabindex='0']").focus();
      assertEquals("Transformer", home.focused());
      List<String> way = new ArrayList<>();
      for (String key : List.of("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft")) {
        home.page().keyboard().press(key);
        way.add(home.focused());
      }
      // Gemma's lane is above that of GPT-1, or below: of two siblings one follows the other.
      assertEquals("Transformer", way.get(3));
      assertTrue(List.of("GPT-1", "Gemma").contains(way.get(0)), way.toString());
      assertTrue(List.of("GPT-1", "Gemma").contains(way.get(1)), way.toString());
      assertEquals(1, home.in(".t-wide", "[tabindex='0']").count());
      assertFalse(home.page().locator(".tree-said").textContent().isEmpty());
      home.page().keyboard().press("Escape");
      assertEquals("BODY", home.page().evaluate("document.activeElement.tagName"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {WIDE, PHONE})
  void aSlashFindsIgnoringPunctuationCountsAndScrollsThere(int width) {
    String picture = width == WIDE ? ".t-wide" : ".t-tall";
    try (Opened home = Opened.home(width, true)) {
      home.page().keyboard().press("/");
      home.page().keyboard().type("llama2");
      String count = home.page().locator(".tree-count").textContent();
      assertTrue(count.matches("[1-9]\\d* / \\d+"), count);
      Locator found = home.in(picture, ".t-at .t-name");
      assertEquals("Llama 2", found.textContent());
      home.page()
          .waitForCondition(
              () -> {
                double y = found.boundingBox().y;
                return y > 0 && y < 900;
              });
      home.page().keyboard().press("ArrowDown");
      assertEquals("Llama 2", home.focused());
      home.page().keyboard().press("Escape");
      home.page().keyboard().press("/");
      home.page().keyboard().press("Escape");
      assertEquals("", home.page().locator(".tree-count").textContent());
    }
  }

  @Test
  void theListsFilterAndResetShowsEverything() {
    try (Opened home = Opened.home(WIDE, true)) {
      home.page().locator(".tree-filters summary").click();
      home.page().locator("select[name=lab]").selectOption("Mistral AI");
      int lit = home.in(".t-wide", ".t-glyph.t-on").count();
      assertTrue(lit >= 3 && lit < 15, lit + " signs");
      home.page().locator(".tree-bar button").last().click();
      assertEquals(0, home.page().locator(".t-lit").count());
    }
  }

  @Test
  void zoomMakesThePictureLargerAndResetBringsItBack() {
    try (Opened home = Opened.home(WIDE, true)) {
      double before = home.in(".t-wide", "svg.t-main").boundingBox().width;
      home.page().locator(".tree-bar button[aria-label='Zoom in']").click();
      double after = home.in(".t-wide", "svg.t-main").boundingBox().width;
      assertEquals(1.25, after / before, 0.01);
      home.page().locator(".tree-bar button").last().click();
      assertEquals(before, home.in(".t-wide", "svg.t-main").boundingBox().width, 1);
    }
  }

  @Test
  void theFocusShowsLinesToOtherParents() {
    try (Opened home = Opened.home(WIDE, true)) {
      assertEquals(0, home.page().locator(".t-also path").count());
      home.in(".t-wide", ".t-glyph:not([data-also='']) .t-name a").first().focus();
      assertTrue(home.page().locator(".t-also path").count() > 0);
    }
  }
}
