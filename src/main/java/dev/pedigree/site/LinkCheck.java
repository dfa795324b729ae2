package dev.pedigree.site;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Checks a finished site for broken links and anchors, links in content without a page, duplicate
 * ids, pictures without alternative text, translations that do not name each other, and requests to
 * other servers.
 */
public final class LinkCheck {
  private final SortedMap<String, byte[]> files;
  private final SortedMap<String, Document> pages = new TreeMap<>();
  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();

  private LinkCheck(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /** All findings, page by page; empty for a sound site. */
  public static List<Finding> check(SortedMap<String, byte[]> files) {
    return new LinkCheck(files).check();
  }

  private List<Finding> check() {
    files.forEach(
        (path, bytes) -> {
          if (path.endsWith(".html")) {
            Document page = Jsoup.parse(new String(bytes, StandardCharsets.UTF_8));
            pages.put(path, page);
            ids.put(path, ids(path, page));
          }
        });
    pages.forEach(
        (path, page) -> {
          links(path, page);
          requests(path, page);
          content(page);
          words(path, page);
        });
    new Translations(pages, findings).check();
    return new ArrayList<>(findings);
  }

  private Set<String> ids(String path, Document page) {
    Set<String> own = new HashSet<>();
    for (Element element : page.select("[id]")) {
      if (!own.add(element.id())) {
        add(
            Finding.error(
                "site.duplicate-id", Location.in(path, "#" + element.id()), "syntax", "{#name}"));
      }
    }
    return own;
  }

  private void links(String path, Document page) {
    for (Element link : page.select("[href], [src]")) {
      String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
      if (!target.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*") && !target.startsWith("//")) {
        internal(path, target);
      }
    }
  }

  private void internal(String from, String target) {
    int hash = target.indexOf('#');
    String to = hash < 0 ? target : target.substring(0, hash);
    String file = to.isEmpty() ? from : resolve(from, decoded(to));
    if (!files.containsKey(file)) {
      add(Finding.error("site.link", Location.in(from, target)));
    } else if (hash >= 0 && pages.containsKey(file)) {
      String anchor = decoded(target.substring(hash + 1));
      if (!anchor.isEmpty() && !ids.get(file).contains(anchor)) {
        add(Finding.error("site.anchor", Location.in(from, target), "syntax", "{#name}"));
      }
    }
  }

  /** A relative link as a path in the site; a link that leaves the site gives no path in it. */
  private static String resolve(String from, String to) {
    List<String> parts = new ArrayList<>(List.of(from.split("/")));
    parts.remove(parts.size() - 1);
    for (String part : to.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return "..";
        }
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String url) {
    return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** A page must load nothing from other servers, which would learn who reads it. */
  private void requests(String path, Document page) {
    for (Element element :
        page.select("script[src], img[src], iframe, link[rel=stylesheet], link[rel=icon], use")) {
      String source = element.hasAttr("src") ? element.attr("src") : element.attr("href");
      if (source.matches("(https?:)?//.*")) {
        add(Finding.error("site.external", Location.in(path, source)));
      }
    }
  }

  private void content(Document page) {
    for (Element element : page.select("[data-unresolved]")) {
      String[] at = element.attr("data-at").split(":");
      add(
          Unresolved.finding(
              element.attr("data-unresolved"),
              Location.at(at[0], Integer.parseInt(at[1]), Integer.parseInt(at[2]))));
    }
  }

  private void words(String path, Document page) {
    for (Element picture : page.select("img:not([alt])")) {
      add(Finding.error("site.alt", Location.in(path, picture.attr("src"))));
    }
    for (Element picture : page.select("svg[role=img]:not([aria-label]):not([aria-labelledby])")) {
      if (picture.selectFirst("> title") == null) {
        add(Finding.error("site.alt", Location.in(path, "svg")));
      }
    }
    if (page.title().isBlank()) {
      add(Finding.error("site.title", Location.of(path)));
    }
    if (!page.selectFirst("html").hasAttr("lang")) {
      add(Finding.error("site.lang", Location.of(path)));
    }
  }

  private void add(Finding finding) {
    findings.add(finding);
  }
}
