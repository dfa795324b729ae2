package dev.pedigree.site.link;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks a site for broken links and anchors, links in content without a page, duplicate ids,
 * pictures without alternative text, translations that do not name each other, and requests to
 * other servers. Files may be added by several threads, in any order.
 */
public final class LinkCheck {
  private final Set<String> files = ConcurrentHashMap.newKeySet();
  private final Map<String, PageLinks> pages = new ConcurrentHashMap<>();
  private final Map<String, List<Finding>> own = new ConcurrentHashMap<>();
  private final Set<String> substitutes = ConcurrentHashMap.newKeySet();
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** All findings of a site, page by page; empty for a sound one. */
  public static List<Finding> check(SortedMap<String, byte[]> files) {
    LinkCheck check = new LinkCheck();
    files.forEach(check::add);
    return check.findings();
  }

  /** Adds a file of the site. */
  public void add(String path, byte[] bytes) {
    files.add(path);
    if (path.endsWith(".html")) {
      List<Finding> found = new ArrayList<>();
      pages.put(path, PageReading.of(path, bytes, found::add, this::shared));
      if (!found.isEmpty()) {
        own.put(path, found);
      }
    }
  }

  /** Says that a page stands in for one that could not be made, so that it lacks its sections. */
  public void substitute(String path) {
    substitutes.add(path);
  }

  private String shared(String text) {
    String known = texts.get(text);
    String first = known == null ? texts.putIfAbsent(text, text) : known;
    return first == null ? text : first;
  }

  /** All findings, page by page. All files of the site must have been added. */
  public List<Finding> findings() {
    Map<String, List<Finding>> broken = new ConcurrentHashMap<>();
    pages.entrySet().parallelStream()
        .forEach(
            page -> {
              List<Finding> found = broken(page.getKey(), page.getValue().links());
              if (!found.isEmpty()) {
                broken.put(page.getKey(), found);
              }
            });
    Set<Finding> all = new LinkedHashSet<>();
    new TreeMap<>(own).values().forEach(all::addAll);
    new TreeMap<>(broken).values().forEach(all::addAll);
    new Translations(pages, all).check();
    return List.copyOf(all);
  }

  private List<Finding> broken(String from, List<String> links) {
    List<Finding> broken = new ArrayList<>();
    for (String link : links) {
      broken(from, link).ifPresent(broken::add);
    }
    return broken;
  }

  /** What is wrong with a link. */
  private Optional<Finding> broken(String from, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    // What a page is asked, behind a question mark, is not part of its file.
    int asked = path.indexOf('?');
    String to = asked < 0 ? path : path.substring(0, asked);
    String file = to.isEmpty() ? from : resolve(from, decoded(to));
    if (!files.contains(file)) {
      return Optional.of(Finding.error("site.link", Location.in(from, link)));
    }
    String anchor = hash < 0 ? "" : decoded(link.substring(hash + 1));
    boolean there =
        anchor.isEmpty()
            || !pages.containsKey(file)
            || substitutes.contains(file)
            || pages.get(file).ids().contains(anchor);
    return there
        ? Optional.empty()
        : Optional.of(Finding.error("site.anchor", Location.in(from, link), "syntax", "{#name}"));
  }

  /** A relative link as a path in the site; a link that leaves the site gives no path in it. */
  private static String resolve(String from, String to) {
    int folder = from.lastIndexOf('/') + 1;
    int at = 0;
    while (to.startsWith("../", at)) {
      if (folder == 0) {
        return "..";
      }
      folder = from.lastIndexOf('/', folder - 2) + 1;
      at += 3;
    }
    String rest = to.substring(at);
    return rest.contains("./") || rest.startsWith(".")
        ? resolved(from.substring(0, folder) + rest)
        : from.substring(0, folder) + rest;
  }

  /** A path with dots in its middle. */
  private static String resolved(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && parts.isEmpty()) {
        return "..";
      } else if (part.equals("..")) {
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String url) {
    return url.indexOf('%') < 0
        ? url
        : URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
