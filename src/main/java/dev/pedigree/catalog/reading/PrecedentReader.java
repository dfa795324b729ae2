package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Precedent;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.text.Near;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads {@code precedents.yaml}: by design element, written as a trait and its value, a list of
 * works.
 */
final class PrecedentReader {
  static final List<String> KEYS = List.of("kind", "work", "date", "source", "note");

  private final Report report;
  private SourceText source;

  PrecedentReader(Report report) {
    this.report = report;
  }

  /** What the file says; nothing where there is none. */
  List<Precedent> read(ContentFiles files) {
    source = files.texts().get(ContentFiles.PRECEDENTS);
    if (source == null || ConflictMarkers.found(source, report)) {
      return List.of();
    }
    return ContentYaml.read(source, 0, source.text().length(), report)
        .map(this::precedents)
        .orElse(List.of());
  }

  private List<Precedent> precedents(YamlNode.Mapping map) {
    List<Precedent> precedents = new ArrayList<>();
    for (YamlNode.Entry entry : map.entries()) {
      String[] element = entry.key().text().split("=", 2);
      if (element.length < 2 || element[1].isEmpty()) {
        refuse("catalog.not-an-element", entry.key(), "element", entry.key().text());
      } else if (!PaperReader.STRUCTURE.contains(element[0])) {
        noSuchTrait(entry.key(), element[0]);
      } else if (entry.value() instanceof YamlNode.Sequence works) {
        works.items().forEach(work -> precedent(element, entry, work).ifPresent(precedents::add));
      } else {
        refuse("catalog.not-a-list", entry.value(), "key", entry.key().text());
      }
    }
    return precedents;
  }

  private void noSuchTrait(YamlNode at, String trait) {
    Optional<String> near = Near.of(trait, PaperReader.STRUCTURE);
    if (near.isPresent()) {
      refuse("catalog.misspelt-key", at, "key", trait, "near", near.get());
    } else {
      String all = String.join(", ", PaperReader.STRUCTURE);
      refuse("catalog.no-such-trait", at, "trait", trait, "traits", all);
    }
  }

  private Optional<Precedent> precedent(String[] element, YamlNode.Entry entry, YamlNode node) {
    if (!(node instanceof YamlNode.Mapping map)) {
      refuse("catalog.not-a-precedent", node);
      return Optional.empty();
    }
    int before = report.errors();
    Fields fields = new Fields(source, map, KEYS, report);
    Optional<Precedent.Kind> kind = kind(fields);
    String work = fields.text("work");
    String written = fields.text("date");
    Optional<ReleaseDate> date = ReleaseDate.of(written);
    if (!written.isEmpty() && date.isEmpty()) {
      report.add(Finding.error("catalog.bad-date", source.at(fields.at("date")), "date", written));
    }
    String url = fields.text("source");
    if (!url.isEmpty()) {
      new AddressCheck(source, report).address(url, fields.at("source"));
    }
    Text note = fields.has("note") ? fields.bilingual("note") : Text.same("");
    if (report.errors() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Precedent(
            element[0],
            element[1],
            kind.orElseThrow(),
            work,
            date.orElseThrow(),
            url,
            note,
            source.at(entry.key().at())));
  }

  private Optional<Precedent.Kind> kind(Fields fields) {
    String word = fields.text("kind");
    Optional<Precedent.Kind> kind =
        Arrays.stream(Precedent.Kind.values()).filter(k -> word(k).equals(word)).findFirst();
    if (kind.isEmpty() && !word.isEmpty()) {
      report.add(
          Finding.error(
              "catalog.unknown-kind",
              source.at(fields.at("kind")),
              "kind",
              word,
              "kinds",
              Arrays.stream(Precedent.Kind.values())
                  .map(PrecedentReader::word)
                  .collect(Collectors.joining(", "))));
    }
    return kind;
  }

  private static String word(Precedent.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void refuse(String rule, YamlNode at, Object... args) {
    report.add(Finding.error(rule, source.at(at.at()), args));
  }
}
