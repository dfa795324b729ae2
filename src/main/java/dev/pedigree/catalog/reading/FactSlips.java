package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.markdown.ShownAsTyped;
import dev.pedigree.catalog.markdown.Written;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.regex.Pattern;

/** Values that are good YAML and hardly what was meant. */
final class FactSlips {
  private static final Pattern CUT = Pattern.compile("[ \\t]*#.*");
  private static final Pattern QUOTED = Pattern.compile("“[^“”]*”|‘[^‘’]*’|„[^“”]*[“”]");

  private final SourceText source;
  private final Report report;

  private FactSlips(SourceText source, Report report) {
    this.source = source;
    this.report = report;
  }

  /** Reports each in the facts of a file. */
  static void check(SourceText source, YamlNode facts, Report report) {
    new FactSlips(source, report).walk(facts);
  }

  private void walk(YamlNode node) {
    if (node instanceof YamlNode.Mapping map) {
      map.entries().forEach(entry -> walk(entry.value()));
    } else if (node instanceof YamlNode.Sequence list) {
      list.items().forEach(this::walk);
    } else if (node instanceof YamlNode.Scalar value) {
      if (value.plain()) {
        plain(value);
      }
      words(value);
    }
  }

  private void plain(YamlNode.Scalar value) {
    String text = value.text();
    int end = lineEnd(value.at());
    String line = source.text().substring(value.at(), end);
    if (QUOTED.matcher(text).matches()) {
      report.add(Finding.warning("catalog.typographic-quotes", source.at(value.at())));
    }
    if (line.startsWith(text) && CUT.matcher(line).region(text.length(), line.length()).matches()) {
      int hash = value.at() + line.indexOf('#', text.length());
      report.add(Finding.warning("catalog.cut-by-hash", source.at(hash)));
    }
    if (text.startsWith(line.strip() + " - ")) {
      int dash = source.text().indexOf("- ", end);
      report.add(Finding.error("catalog.dash-out-of-line", source.at(dash)));
    }
  }

  private void words(YamlNode.Scalar value) {
    int end = value.at() + value.text().length();
    if (!source.text().startsWith(value.text(), value.at())) {
      // Quoted: looked at as far as it stands on its first line.
      end = lineEnd(value.at());
    }
    ShownAsTyped.placeholders(source, source.text(), value.at(), end, report::add);
    if (source.path().endsWith(".md") && !value.text().contains("://")) {
      Written.of(source.path()).check(source, source.text(), value.at(), end, report::add);
    }
  }

  private int lineEnd(int from) {
    int end = from;
    String text = source.text();
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
