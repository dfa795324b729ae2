package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.markdown.MarkdownScan.Heading;
import dev.pedigree.catalog.markdown.Outline;
import dev.pedigree.diagnostics.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a translation has the sections and the links of the English text. */
final class ParityCheck {
  private final ContentFile chinese;
  private final Report report;

  /** Findings are about the Chinese file. */
  ParityCheck(ContentFile chinese, Report report) {
    this.chinese = chinese;
    this.report = report;
  }

  /** Reports what one text has and the other lacks. */
  void check(Outline english, Outline translated) {
    checkHeadings(english.headings(), translated.headings());
    Map<String, Integer> there = new HashMap<>();
    translated.links().forEach(link -> there.putIfAbsent(link.target(), link.at()));
    Map<String, Integer> wanted = new HashMap<>();
    english.links().forEach(link -> wanted.putIfAbsent(link.target(), link.at()));
    for (String target : wanted.keySet()) {
      if (!there.containsKey(target)) {
        warn("catalog.link-not-translated", chinese.body(), "target", target);
      }
    }
    there.forEach(
        (target, at) -> {
          if (!wanted.containsKey(target)) {
            warn("catalog.link-not-in-english", at, "target", target);
          }
        });
  }

  private void checkHeadings(List<Heading> english, List<Heading> translated) {
    if (english.size() != translated.size()) {
      checkSections(english, translated);
      return;
    }
    for (int i = 0; i < english.size(); i++) {
      Heading en = english.get(i);
      Heading zh = translated.get(i);
      if (en.level() != zh.level()) {
        warn("catalog.heading-level", zh.at(), "level", zh.level(), "english", en.level());
        return;
      }
      if (!en.anchor().equals(zh.anchor()) && !en.anchor().isEmpty()) {
        warn("catalog.heading-anchor", zh.at(), "anchor", en.anchor());
        return;
      }
    }
  }

  /** Names the sections that only one language has, by the ids of their headings. */
  private void checkSections(List<Heading> english, List<Heading> translated) {
    boolean named = false;
    Map<String, Integer> there = new HashMap<>();
    translated.forEach(heading -> there.putIfAbsent(heading.anchor(), heading.at()));
    // A section is missed where the next one of the English text stands, or at the end.
    int next = chinese.source().text().stripTrailing().length();
    for (int i = english.size() - 1; i >= 0; i--) {
      Heading section = english.get(i);
      Integer at = there.get(section.anchor());
      if (!section.anchor().isEmpty() && at == null) {
        warn("catalog.section-not-translated", next, "id", section.anchor());
        named = true;
      }
      next = at == null || section.anchor().isEmpty() ? next : at;
    }
    Set<String> ids = english.stream().map(Heading::anchor).collect(Collectors.toSet());
    for (Heading section : translated) {
      if (!section.anchor().isEmpty() && !ids.contains(section.anchor())) {
        warn("catalog.section-not-in-english", section.at(), "id", section.anchor());
        named = true;
      }
    }
    if (!named) {
      int first = translated.isEmpty() ? chinese.body() : translated.get(0).at();
      int count = translated.size();
      warn("catalog.heading-count", first, "count", count, "english", english.size());
    }
  }

  private void warn(String rule, int at, Object... args) {
    report.add(Finding.warning(rule, chinese.source().at(at), args));
  }
}
