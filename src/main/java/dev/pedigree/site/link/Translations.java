package dev.pedigree.site.link;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks that pages and their translations name each other by {@code hreflang}. A page whose
 * canonical address is its own must name itself, and every page it names must exist and name the
 * same pages. A page whose canonical address is another page must not be named.
 */
final class Translations {
  private static final String DEFAULT = "x-default";

  private final Map<String, PageLinks> pages;
  private final Set<Finding> findings;
  private final String base;
  private final Map<String, String> byUrl = new HashMap<>();

  Translations(Map<String, PageLinks> pages, Set<Finding> findings) {
    this.pages = pages;
    this.findings = findings;
    this.base = base(pages);
  }

  void check() {
    pages.keySet().forEach(path -> byUrl.put(url(path), path));
    new TreeMap<>(pages)
        .forEach(
            (path, page) -> {
              if (!page.translations().isEmpty()) {
                check(path, page);
              }
            });
  }

  private void check(String path, PageLinks page) {
    List<String> named = page.translations();
    boolean original = path.equals(byUrl.get(page.canonical()));
    if (original && !names(named, page.canonical())) {
      add(path, page.canonical());
    }
    if (!original && names(named, url(path))) {
      add(path, url(path));
    }
    boolean fallback = false;
    for (int i = 0; i < named.size(); i += 2) {
      String tag = named.get(i);
      String url = named.get(i + 1);
      fallback |= tag.equals(DEFAULT);
      String other = byUrl.get(url);
      if (other == null || original && !speaks(pages.get(other), tag, named)) {
        add(path, url);
      }
    }
    if (!fallback) {
      add(path, DEFAULT);
    }
  }

  private static boolean names(List<String> named, String url) {
    for (int i = 1; i < named.size(); i += 2) {
      if (named.get(i).equals(url)) {
        return true;
      }
    }
    return false;
  }

  private static boolean speaks(PageLinks page, String tag, List<String> named) {
    return page.translations().equals(named)
        && (tag.equals(DEFAULT) || page.language().equals(tag));
  }

  private String url(String path) {
    String name = "index.html";
    return base
        + "/"
        + (path.endsWith(name) ? path.substring(0, path.length() - name.length()) : path);
  }

  /** The address of the site, from the canonical address of its English home page. */
  private static String base(Map<String, PageLinks> pages) {
    PageLinks home = pages.get("en/index.html");
    return home == null ? "" : home.canonical().replaceFirst("/en/$", "");
  }

  private void add(String path, String url) {
    findings.add(Finding.error("site.hreflang", Location.in(path, url)));
  }
}
