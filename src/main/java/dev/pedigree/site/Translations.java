package dev.pedigree.site;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Checks that pages and their translations name each other by {@code hreflang}. A page whose
 * canonical address is its own must name itself, and every page it names must exist and name the
 * same pages. A page whose canonical address is another page must not be named.
 */
final class Translations {
  private final SortedMap<String, Document> pages;
  private final Set<Finding> findings;
  private final String base;
  private final Map<String, String> byUrl = new HashMap<>();

  Translations(SortedMap<String, Document> pages, Set<Finding> findings) {
    this.pages = pages;
    this.findings = findings;
    this.base = base(pages);
  }

  void check() {
    pages.keySet().forEach(path -> byUrl.put(url(path), path));
    pages.forEach(
        (path, page) -> {
          Map<String, String> named = named(page);
          if (!named.isEmpty()) {
            check(path, page, named);
          }
        });
  }

  private void check(String path, Document page, Map<String, String> named) {
    String canonical = canonical(page);
    boolean original = path.equals(byUrl.get(canonical));
    if (original && !named.containsValue(canonical)) {
      add(path, canonical);
    }
    if (!original && named.containsValue(url(path))) {
      add(path, url(path));
    }
    if (!named.containsKey("x-default")) {
      add(path, "x-default");
    }
    named.forEach(
        (tag, url) -> {
          String other = byUrl.get(url);
          if (other == null) {
            add(path, url);
          } else if (original && !speaks(other, tag, named)) {
            add(path, url);
          }
        });
  }

  private boolean speaks(String path, String tag, Map<String, String> named) {
    Document page = pages.get(path);
    return named(page).equals(named)
        && (tag.equals("x-default") || page.selectFirst("html").attr("lang").equals(tag));
  }

  private String url(String path) {
    return base + "/" + path.replaceFirst("index\\.html$", "");
  }

  /** The address of the site, from the canonical address of its English home page. */
  private static String base(SortedMap<String, Document> pages) {
    Document home = pages.get("en/index.html");
    return home == null ? "" : canonical(home).replaceFirst("/en/$", "");
  }

  private static String canonical(Document page) {
    Element link = page.selectFirst("link[rel=canonical]");
    return link == null ? "" : link.attr("href");
  }

  private static Map<String, String> named(Document page) {
    Map<String, String> named = new HashMap<>();
    for (Element link : page.select("link[rel=alternate][hreflang]")) {
      named.put(link.attr("hreflang"), link.attr("href"));
    }
    return named;
  }

  private void add(String path, String url) {
    findings.add(Finding.error("site.hreflang", Location.in(path, url)));
  }
}
