package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the search page answers, opened from disk in a browser. */
@Tag("browser")
class SearchInBrowserTest {
  /** Most bytes of scripts a query may load, before compression. */
  private static final long MOST_BYTES = 100_000;

  private static final Map<String, Page> PAGES = new HashMap<>();

  /**
   * A query and what must be found.
   *
   * @param first how many results are looked at; 0 when there must be none
   * @param all each must be among them; one of several separated by bars
   * @param notFirst patterns of pages that must not be the first
   */
  private record Query(
      String language, String text, int first, List<String> all, List<String> notFirst) {
    static Query of(String line) {
      String[] cells = line.split("\t", -1);
      return new Query(
          cells[0], cells[1], Integer.parseInt(cells[2]), listed(cells[3]), listed(cells[4]));
    }

    private static List<String> listed(String cell) {
      return cell.isEmpty() ? List.of() : List.of(cell.split(","));
    }

    /** What is wrong with the answer; empty when nothing is. */
    String wrong(List<String> found) {
      if (first == 0) {
        return found.isEmpty() ? "" : "found " + found;
      }
      List<String> top = found.subList(0, Math.min(first, found.size()));
      for (String wanted : all) {
        if (List.of(wanted.split("\\|")).stream().noneMatch(top::contains)) {
          return "no " + wanted + " among " + top;
        }
      }
      for (String pattern : notFirst) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        if (!top.isEmpty() && top.get(0).matches(regex)) {
          return top.get(0) + " is the first";
        }
      }
      return "";
    }
  }

  @AfterAll
  static void close() {
    PAGES.values().forEach(Page::close);
  }

  @Test
  void eachQueryFindsItsPageInEachScript() throws IOException {
    try (var queries = SearchInBrowserTest.class.getResourceAsStream("queries.tsv")) {
      assertAllFound(new String(queries.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theSharedQueriesFindTheirPages() throws IOException {
    Path shared = Path.of("../shared/search-queries.tsv");
    assumeTrue(Files.exists(shared));
    assertAllFound(Files.readString(shared));
  }

  @Test
  void aQueryLoadsFewFilesOfTheIndex() {
    AtomicLong bytes = new AtomicLong();
    Page page = BrowsedSite.BROWSER.newPage();
    page.navigate(BrowsedSite.url("en/search/index.html"));
    page.onRequestFinished(
        request -> {
          if (request.url().contains("/search/")) {
            bytes.addAndGet(size(request.url()));
          }
        });
    ask(page, "which models have the same architecture as llama");

    assertTrue(bytes.get() > 0, "nothing was loaded");
    assertTrue(bytes.get() < MOST_BYTES, bytes + " bytes were loaded");
    page.close();
  }

  @Test
  void moreResultsAreShownWhenTheyAreAskedFor() {
    Page page = page("en");
    ask(page, "llama");
    assertEquals(10, page.locator("ol.results li").count());

    page.locator("button.more").click();
    page.waitForCondition(() -> page.locator("ol.results li").count() == 20);
  }

  private static long size(String url) {
    try {
      return Files.size(Path.of(java.net.URI.create(url)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertAllFound(String table) {
    List<String> wrong = new ArrayList<>();
    List<String> lines = table.lines().skip(1).toList();
    for (String line : lines) {
      Query query = Query.of(line);
      String fault = query.wrong(ask(page(query.language()), query.text()));
      if (!fault.isEmpty()) {
        wrong.add(query.language() + " " + query.text() + ": " + fault);
      }
    }
    assertTrue(lines.size() > 30, "too few queries");
    // As the catalogue grows, other pages come to answer a few of the queries as well as these.
    assertTrue(wrong.size() * 20 <= lines.size(), String.join("\n", wrong));
  }

  private static Page page(String language) {
    return PAGES.computeIfAbsent(
        language,
        l -> {
          Page page = BrowsedSite.BROWSER.newPage();
          page.navigate(BrowsedSite.url(l + "/search/index.html"));
          return page;
        });
  }

  /** Types a query; the addresses of the results, without script and file. */
  private static List<String> ask(Page page, String query) {
    page.locator("form.search input").fill("");
    page.waitForCondition(() -> page.locator("p.found").textContent().isEmpty());
    page.locator("form.search input").fill(query);
    page.waitForCondition(() -> !page.locator("p.found").textContent().isEmpty());
    return page.locator("ol.results a").all().stream()
        .map(a -> a.getAttribute("href").replaceFirst("^\\.\\./", "").replace("index.html", ""))
        .toList();
  }
}
