package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code search.yaml}: for an entry, written as in links ({@code term:rope}), the words by
 * which readers look for it though they may not stand on its page. A page of the site that is no
 * entry is written {@code page:twins}; {@code page:diff} stands for all comparisons.
 */
final class AlsoReader {
  /** Pages that are no entries, and the comparisons. */
  static final List<String> PAGES =
      List.of(
          "twins",
          "chains",
          "innovation",
          "changes",
          "report",
          "data",
          "disputes",
          "methods",
          "compare",
          "diff");

  private final Targets targets;
  private final Report report;
  private SourceText source;

  AlsoReader(Targets targets, Report report) {
    this.targets = targets;
    this.report = report;
  }

  /** What the file says, by entry; nothing where there is none. */
  Map<String, List<String>> read(ContentFiles files) {
    source = files.texts().get(ContentFiles.SEARCH);
    if (source == null || ConflictMarkers.found(source, report)) {
      return Map.of();
    }
    return ContentYaml.read(source, 0, source.text().length(), report)
        .map(this::words)
        .orElse(Map.of());
  }

  private Map<String, List<String>> words(YamlNode.Mapping map) {
    Map<String, List<String>> words = new TreeMap<>();
    for (YamlNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (!known(key, entry.key())) {
        continue;
      }
      if (entry.value() instanceof YamlNode.Sequence list) {
        words.put(key, texts(list));
      } else {
        refuse("catalog.not-a-list", entry.value(), "key", key);
      }
    }
    return words;
  }

  private boolean known(String key, YamlNode at) {
    String[] parts = key.split(":", 2);
    if (parts.length == 2 && parts[0].equals("page") && PAGES.contains(parts[1])) {
      return true;
    }
    Optional<Targets.Kind> kind = parts.length < 2 ? Optional.empty() : Targets.Kind.of(parts[0]);
    if (kind.isEmpty()) {
      refuse("catalog.not-an-entry", at, "key", key);
      return false;
    }
    if (!targets.exists(kind.get(), parts[1])) {
      report.add(targets.missing(kind.get(), parts[1], source.at(at.at())));
      return false;
    }
    return true;
  }

  private List<String> texts(YamlNode.Sequence list) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlNode.Scalar word && !word.isNull() && !word.text().isBlank()) {
        texts.add(word.text().strip());
      } else {
        refuse("catalog.not-a-word", item);
      }
    }
    return texts;
  }

  private void refuse(String rule, YamlNode at, Object... args) {
    report.add(Finding.error(rule, source.at(at.at()), args));
  }
}
