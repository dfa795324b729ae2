package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One repository under two names, one name of two models, and one source named twice. */
final class Twice {
  private Twice() {}

  /** Reports each; the models are in the order in which they were read. */
  static void check(List<ModelReader.Read> models, Report report) {
    Map<String, String> first = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    models.forEach(read -> names.put(name(read.model().id()), read.model().id()));
    for (ModelReader.Read read : models) {
      Model model = read.model();
      if (!model.repository().isEmpty()) {
        String key = address(model.repository()) + " " + model.revision();
        String other = first.putIfAbsent(key, model.id());
        if (other != null) {
          int at = read.file().value("repository").map(YamlNode::at).orElse(0);
          report.add(
              Finding.warning(
                  "catalog.repository-twice", read.file().source().at(at), "other", other));
        }
      }
      if (read.file().value("sources").orElse(null) instanceof YamlNode.Sequence sources) {
        checkSources(read, sources, report);
      }
      if (read.file().value("aliases").orElse(null) instanceof YamlNode.Sequence aliases) {
        checkAliases(read, aliases, names, report);
      }
    }
  }

  /** Hubs ignore case, so two names that differ in nothing else are one. */
  private static void checkAliases(
      ModelReader.Read read, YamlNode.Sequence aliases, Map<String, String> names, Report report) {
    for (YamlNode node : aliases.items()) {
      if (node instanceof YamlNode.Scalar alias) {
        String other = names.putIfAbsent(name(alias.text()), read.model().id());
        if (other != null) {
          report.add(
              Finding.error(
                  "catalog.alias-taken",
                  read.file().source().at(node.at()),
                  "alias",
                  alias.text(),
                  "other",
                  other));
        }
      }
    }
  }

  private static String name(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }

  private static void checkSources(
      ModelReader.Read read, YamlNode.Sequence sources, Report report) {
    Set<String> seen = new HashSet<>();
    for (YamlNode node : sources.items()) {
      if (node instanceof YamlNode.Scalar source && !seen.add(address(source.text().strip()))) {
        report.add(Finding.warning("catalog.source-twice", read.file().source().at(node.at())));
      }
    }
  }

  /** One form of an address that hubs answer in several. */
  private static String address(String url) {
    return url.replaceFirst("^http://", "https://")
        .replaceFirst("/+$", "")
        .replaceFirst("\\.git$", "");
  }
}
