package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks Markdown: targets of links, and whether both languages have the same headings. */
final class BodyCheck {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
  private static final List<String> SCHEMES =
      List.of("model", "term", "family", "article", "diff", "https", "http", "mailto");
  private static final String DIFF = "diff";

  private final Targets targets;
  private final Report report;
  private final Map<String, MarkdownScan.Found> found = new HashMap<>();

  BodyCheck(Targets targets, Report report) {
    this.targets = targets;
    this.report = report;
  }

  /** Checks every file, by path. */
  void check(Map<String, ContentFile> all) {
    Map<String, ContentFile> bodies = new TreeMap<>(all);
    bodies.values().removeIf(file -> !new MarkdownLimits(file.source(), report).hold(file.body()));
    bodies.forEach(
        (path, file) -> found.put(path, MarkdownScan.scan(file.source().text(), file.body())));
    bodies.forEach(
        (path, file) -> {
          checkLinks(file, found.get(path));
          ContentFile chinese = bodies.get(WordsReader.chinesePath(path));
          if (chinese != null && !chinese.markdown().isBlank()) {
            checkParity(found.get(path), chinese, found.get(chinese.source().path()));
          }
        });
  }

  private void checkLinks(ContentFile file, MarkdownScan.Found body) {
    for (MarkdownScan.Link link : body.links()) {
      Location at = file.source().at(link.at());
      Matcher scheme = SCHEME.matcher(link.target());
      if (scheme.matches()) {
        checkScheme(scheme.group(1), scheme.group(2), at);
      } else if (!link.target().startsWith("#")) {
        report.add(Finding.error("catalog.relative-link", at, "target", link.target()));
      } else if (!hasAnchor(body.headings(), link.target().substring(1))) {
        report.add(Finding.error("catalog.no-anchor", at, "target", link.target()));
      }
    }
  }

  private void checkScheme(String scheme, String rest, Location at) {
    Optional<Targets.Kind> kind = Targets.Kind.of(scheme);
    if (kind.isPresent()) {
      checkTarget(kind.get(), rest.replaceFirst("#.*", ""), at);
    } else if (scheme.equals(DIFF)) {
      checkDiff(rest, at);
    } else if (!SCHEMES.contains(scheme)) {
      report.add(
          Finding.error(
              "catalog.unknown-scheme",
              at,
              "scheme",
              scheme,
              "schemes",
              String.join(", ", SCHEMES)));
    }
  }

  private void checkDiff(String pair, Location at) {
    int dots = pair.indexOf("..");
    if (dots < 0) {
      report.add(Finding.error("catalog.bad-diff", at, "target", pair));
      return;
    }
    checkTarget(Targets.Kind.MODEL, pair.substring(0, dots), at);
    checkTarget(Targets.Kind.MODEL, pair.substring(dots + 2).replaceFirst("#.*", ""), at);
  }

  private void checkTarget(Targets.Kind kind, String id, Location at) {
    if (!targets.exists(kind, id)) {
      report.add(targets.missing(kind, id, at));
    }
  }

  /**
   * Whether a heading has this id. One without an explicit id passes, as its generated id is not
   * known here.
   */
  private static boolean hasAnchor(List<MarkdownScan.Heading> headings, String anchor) {
    return headings.stream().anyMatch(h -> h.anchor().isEmpty() || h.anchor().equals(anchor));
  }

  private void checkParity(
      MarkdownScan.Found english, ContentFile chinese, MarkdownScan.Found translated) {
    checkHeadings(english.headings(), chinese, translated.headings());
    Map<String, Integer> there = new HashMap<>();
    translated.links().forEach(link -> there.putIfAbsent(link.target(), link.at()));
    Map<String, Integer> wanted = new HashMap<>();
    english.links().forEach(link -> wanted.putIfAbsent(link.target(), link.at()));
    for (String target : wanted.keySet()) {
      if (!there.containsKey(target)) {
        warn("catalog.link-not-translated", chinese, chinese.body(), "target", target);
      }
    }
    there.forEach(
        (target, at) -> {
          if (!wanted.containsKey(target)) {
            warn("catalog.link-not-in-english", chinese, at, "target", target);
          }
        });
  }

  private void checkHeadings(
      List<MarkdownScan.Heading> english,
      ContentFile chinese,
      List<MarkdownScan.Heading> translated) {
    for (int i = 0; i < Math.min(english.size(), translated.size()); i++) {
      MarkdownScan.Heading en = english.get(i);
      MarkdownScan.Heading zh = translated.get(i);
      if (en.level() != zh.level()) {
        warn("catalog.heading-level", chinese, zh.at(), "level", zh.level(), "english", en.level());
        return;
      }
      if (!en.anchor().equals(zh.anchor())) {
        warn("catalog.heading-anchor", chinese, zh.at(), "anchor", en.anchor());
        return;
      }
    }
    if (english.size() != translated.size()) {
      Optional<MarkdownScan.Heading> extra = translated.stream().skip(english.size()).findFirst();
      warn(
          "catalog.heading-count",
          chinese,
          extra.map(MarkdownScan.Heading::at).orElse(chinese.body()),
          "count",
          translated.size(),
          "english",
          english.size());
    }
  }

  private void warn(String rule, ContentFile file, int at, Object... args) {
    report.add(Finding.warning(rule, file.source().at(at), args));
  }
}
