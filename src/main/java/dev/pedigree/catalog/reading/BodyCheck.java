package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.markdown.MarkdownScan;
import dev.pedigree.catalog.markdown.MarkdownSlips;
import dev.pedigree.catalog.markdown.Written;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.Near;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks Markdown: what is written, and where its links lead. */
final class BodyCheck {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(models|families|terms|articles)/(.+?)(?:\\.zh)?\\.md(?:#.*)?");
  private static final int LONGEST_FILE = 300;
  private static final List<String> SCHEMES =
      List.of("model", "term", "family", "article", "diff", "https", "http", "mailto");
  private static final String DIFF = "diff";

  private final Targets targets;
  private final Report report;
  private final Map<String, Outline> outlines = new HashMap<>();
  private int suggestions;

  BodyCheck(Targets targets, Report report) {
    this.targets = targets;
    this.report = report;
  }

  /** Checks every file, by path. */
  void check(Map<String, ContentFile> bodies) {
    bodies.forEach(this::checkAlone);
    bodies.forEach(
        (path, file) -> {
          ContentFile chinese = bodies.get(WordsReader.chinesePath(path));
          if (chinese != null && !chinese.markdown().isBlank()) {
            Outline translated = outlines.get(chinese.source().path());
            new ParityCheck(chinese, report).check(outlines.get(path), translated);
          }
        });
  }

  private void checkAlone(String path, ContentFile file) {
    MarkdownScan.Found found = MarkdownScan.scan(file.source().text(), file.body());
    outlines.put(path, Outline.of(found));
    MarkdownSlips.check(file.source(), file.body(), found, Written.of(path), report::add);
    checkLinks(file, found);
  }

  private void checkLinks(ContentFile file, MarkdownScan.Found body) {
    Set<String> anchors = new LinkedHashSet<>();
    body.headings().forEach(heading -> anchors.add(heading.anchor()));
    for (MarkdownScan.Link link : body.links()) {
      Location at = file.source().at(link.at());
      if (link.picture()) {
        report.add(Finding.error("catalog.picture", at));
        continue;
      }
      if (link.silent()) {
        report.add(Finding.warning("catalog.empty-link", at));
      }
      Matcher scheme = SCHEME.matcher(link.target());
      if (scheme.matches()) {
        checkScheme(scheme.group(1), scheme.group(2), at);
      } else if (!link.target().startsWith("#")) {
        checkFile(link.target(), at);
      } else {
        checkAnchor(anchors, link.target().substring(1), at);
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

  private void checkFile(String target, Location at) {
    Matcher file = FILE.matcher(target);
    if (target.length() < LONGEST_FILE && file.matches()) {
      Optional<Targets.Kind> kind = Targets.Kind.ofFolder(file.group(1));
      if (kind.isPresent() && targets.exists(kind.get(), file.group(2))) {
        String near = kind.get().word() + ":" + file.group(2);
        report.add(Finding.error("catalog.file-link", at, "target", target, "near", near));
        return;
      }
    }
    report.add(Finding.error("catalog.relative-link", at, "target", target));
  }

  private void checkAnchor(Set<String> anchors, String id, Location at) {
    if (!id.isEmpty() && anchors.contains(id)) {
      return;
    }
    Optional<String> near =
        suggestions++ < Targets.SUGGESTIONS ? Near.of(id, anchors) : Optional.empty();
    report.add(
        near.isPresent()
            ? Finding.error("catalog.misspelt-anchor", at, "id", id, "near", near.get())
            : Finding.error("catalog.no-anchor", at, "id", id, "syntax", "{#" + id + "}"));
  }
}
