package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlException;
import dev.pedigree.text.YamlNode;
import dev.pedigree.text.YamlReader;
import dev.pedigree.text.YamlRules;
import java.util.Optional;

/** Reads the YAML of content, and says what is wrong with it in words for who writes it. */
final class ContentYaml {
  private ContentYaml() {}

  /** The map between two offsets of a file, or nothing after an error that was reported. */
  static Optional<YamlNode.Mapping> read(SourceText source, int from, int to, Report report) {
    int before = report.errors();
    HiddenCharacters.check(source, to, report);
    refuseTabs(source, from, to, report);
    if (report.errors() > before) {
      return Optional.empty();
    }
    try {
      Optional<YamlNode> node =
          YamlReader.read(
              source.text(),
              from,
              to,
              YamlRules.OWN,
              (again, first) ->
                  report.add(
                      Finding.error(
                          "catalog.duplicate-key",
                          source.at(again.at()),
                          "key",
                          again.text(),
                          "line",
                          source.line(first.at()))));
      if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
        FactSlips.check(source, mapping, report);
        return Optional.of(mapping);
      }
      boolean nothing = node.isEmpty() || (node.get() instanceof YamlNode.Scalar s && s.isNull());
      report.add(
          Finding.error(
              nothing ? "catalog.empty-yaml" : "catalog.not-a-map",
              source.at(node.map(YamlNode::at).orElse(from))));
    } catch (YamlException e) {
      report.add(refused(source, from, to, e));
    }
    return Optional.empty();
  }

  private static void refuseTabs(SourceText source, int from, int to, Report report) {
    String text = source.text();
    boolean indent = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\t' && indent) {
        report.add(Finding.error("catalog.tab", source.at(i)));
        indent = false;
      } else if (c == '\n' || c == '\r') {
        indent = true;
      } else if (c != ' ') {
        indent = false;
      }
    }
  }

  private static Finding refused(SourceText source, int from, int to, YamlException e) {
    var at = source.at(e.at().orElse(from));
    return switch (e.problem()) {
      case SYNTAX -> YamlSlip.of(source, from, to, e.at().orElse(to), e.detail());
      case CHARACTER -> Finding.error("catalog.control-character", at, "character", e.detail());
      case TWO_DOCUMENTS -> Finding.error("catalog.two-documents", at);
      case TOO_DEEP -> Finding.error("catalog.too-deep", at);
      case ALIAS, CYCLE, UNKNOWN_ALIAS, TOO_MANY_ALIASES -> Finding.error("catalog.alias", at);
      case TAG -> Finding.error("catalog.tag", at);
      case KEY -> Finding.error("catalog.key-not-text", at);
    };
  }
}
