package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.markdown.EmbedCheck;
import dev.pedigree.catalog.markdown.MarkdownLimits;
import dev.pedigree.catalog.markdown.MarkdownScan;
import dev.pedigree.catalog.markdown.MarkdownSlips;
import dev.pedigree.catalog.markdown.Outline;
import dev.pedigree.catalog.markdown.Written;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks Markdown: what is written, and where its links lead. */
final class BodyCheck {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(models|families|terms|articles)/(.+?)(?:\\.zh)?\\.md(?:#.*)?");
  private static final int LONGEST_FILE = 300;

  /** Files that are read before the next ones are, as what is found in one is as long as itself. */
  private static final int AT_ONCE = 256;

  private static final List<String> SCHEMES =
      List.of(
          "model", "term", "family", "article", "diff", "fact", "claim", "https", "http", "mailto");
  private static final String DIFF = "diff";

  private final Targets targets;
  private final Report report;
  private final Map<String, Outline> outlines = new HashMap<>();
  private final AnchorCheck anchors;

  BodyCheck(Targets targets, Report report) {
    this.targets = targets;
    this.report = report;
    this.anchors = new AnchorCheck(report);
  }

  /** Checks every file, by path. */
  void check(Map<String, ContentFile> all) {
    Map<String, ContentFile> bodies = new TreeMap<>(all);
    List<Map.Entry<String, ContentFile>> files = List.copyOf(bodies.entrySet());
    for (int start = 0; start < files.size(); start += AT_ONCE) {
      List<Map.Entry<String, ContentFile>> some =
          files.subList(start, Math.min(files.size(), start + AT_ONCE));
      List<Alone> alone =
          some.parallelStream().map(file -> Alone.of(file.getKey(), file.getValue())).toList();
      for (int i = 0; i < some.size(); i++) {
        String path = some.get(i).getKey();
        Alone one = alone.get(i);
        report.addAll(one.report());
        if (one.outline().isEmpty()) {
          bodies.remove(path);
        } else {
          outlines.put(path, one.outline().get());
          checkLinks(some.get(i).getValue(), one.found());
        }
      }
    }
    anchors.check(outlines);
    bodies.forEach(
        (path, file) -> {
          ContentFile chinese = bodies.get(WordsReader.chinesePath(path));
          if (chinese != null && !chinese.markdown().isBlank()) {
            Outline translated = outlines.get(chinese.source().path());
            new ParityCheck(chinese, report).check(outlines.get(path), translated);
          }
        });
  }

  /**
   * What one file shows without the others.
   *
   * @param outline empty for a text beyond the limits
   */
  private record Alone(Report report, Optional<Outline> outline, MarkdownScan.Found found) {
    static Alone of(String path, ContentFile file) {
      Report report = new Report();
      if (!MarkdownLimits.hold(file.source(), file.body(), report::add)) {
        return new Alone(report, Optional.empty(), MarkdownScan.scan("", 0));
      }
      MarkdownScan.Found found = MarkdownScan.scan(file.source().text(), file.body());
      MarkdownSlips.check(file.source(), file.body(), found, Written.of(path), report::add);
      return new Alone(report, Optional.of(Outline.of(found)), found);
    }
  }

  private void checkLinks(ContentFile file, MarkdownScan.Found found) {
    EmbedCheck embeds = new EmbedCheck(file.source(), found, report::add);
    for (MarkdownScan.Link link : found.links()) {
      Location at = file.source().at(link.at());
      if (embeds.takes(link)) {
        continue;
      }
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
        anchors.want(file.source().path(), link.target().substring(1), at);
      }
    }
  }

  private void checkScheme(String scheme, String rest, Location at) {
    Optional<Targets.Kind> kind = Targets.Kind.of(scheme);
    if (kind.isPresent()) {
      int hash = rest.indexOf('#');
      String id = hash < 0 ? rest : rest.substring(0, hash);
      checkTarget(kind.get(), id, at);
      if (kind.get() == Targets.Kind.ARTICLE && hash >= 0) {
        // The other pages have places of their own, which the check of the site knows.
        anchors.want("articles/" + id + ".md", rest.substring(hash + 1), at);
      }
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
}
