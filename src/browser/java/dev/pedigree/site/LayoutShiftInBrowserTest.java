package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that is shown moves while a page loads and its scripts come to run. */
@Tag("browser")
class LayoutShiftInBrowserTest {
  private static final List<String> PAGES =
      List.of(
          "index.html",
          "models/01-ai/Yi-34B/index.html",
          "families/yi/index.html",
          "diff/huggyllama/llama-7b/to/01-ai/Yi-34B@original/index.html",
          "compare/index.html",
          "compare/index.html?a=huggyllama/llama-7b&b=01-ai/Yi-34B",
          "search/index.html?q=rope");

  /** What has moved, half a second after a page is there: how far, and what. */
  private static final String MOVED =
      """
      () => new Promise(done => {
        const moved = [];
        new PerformanceObserver(list => list.getEntries()
          .filter(entry => entry.value >= 0.001).forEach(entry => moved.push(entry.value.toFixed(4)
          + " " + entry.sources.map(source => source.node?.className || source.node?.nodeName).join(", "))))
          .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(moved.join("; ")), 500);
      })
      """;

  /**
   * A shift of less than a thousandth is that of one line by some pixels, which depends on load.
   */
  @Test
  void nothingMovesWhileAPageLoads() {
    List<String> wrong = new ArrayList<>();
    for (int width : List.of(390, 1280)) {
      for (String path : PAGES) {
        Page page = BrowsedSite.BROWSER.newPage();
        page.setViewportSize(width, 844);
        String[] parts = path.split("\\?", 2);
        String file = BrowsedSite.url((width == 390 ? "zh-hans/" : "en/") + parts[0]);
        page.navigate(parts.length == 1 ? file : file + "?" + parts[1]);
        String moved = (String) page.evaluate(MOVED);
        if (!moved.isEmpty()) {
          wrong.add(path + " at " + width + ": " + moved);
        }
        page.close();
      }
    }
    assertEquals("", String.join("\n", wrong));
  }
}
