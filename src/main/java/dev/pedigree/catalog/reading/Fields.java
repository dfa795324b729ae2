package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.text.Near;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;

/**
 * Reads values of a YAML map by key and checks their types. Text is taken as written: {@code no},
 * {@code 1.10} and {@code 2023-11-02} need no quotes.
 */
final class Fields {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private final SourceText source;
  private final Report report;
  private final YamlNode.Mapping map;
  private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();

  /** Keys for which a misspelling was reported, so that they are not reported as missing. */
  private final Set<String> meant = new HashSet<>();

  /** Reports every key of the map that is not allowed. */
  Fields(SourceText source, YamlNode.Mapping map, List<String> allowed, Report report) {
    this.source = source;
    this.report = report;
    this.map = map;
    for (YamlNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (allowed.contains(key)) {
        entries.put(key, entry);
      } else {
        unknown(entry.key(), key, allowed);
      }
    }
  }

  private void unknown(YamlNode at, String key, List<String> allowed) {
    Optional<String> near = Near.of(key, allowed);
    if (near.isPresent()) {
      meant.add(near.get());
      error("catalog.misspelt-key", at, "key", key, "near", near.get());
    } else {
      error("catalog.unknown-key", at, "key", key, "keys", String.join(", ", allowed));
    }
  }

  /** A required text; empty after reporting an error. */
  String text(String key) {
    return required(key).flatMap(node -> asText(key, node)).orElse("");
  }

  /** An optional text. */
  String textOr(String key, String otherwise) {
    YamlNode.Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    return entry.value() instanceof YamlNode.Scalar s && (s.isNull() || s.text().isEmpty())
        ? otherwise
        : asText(key, entry.value()).orElse(otherwise);
  }

  /** A required whole number; 0 after reporting an error. */
  long number(String key) {
    return required(key).map(node -> asNumber(key, node)).orElse(0L);
  }

  /** An optional whole number; 0 when the key is missing. */
  long numberOrZero(String key) {
    return entries.containsKey(key) ? number(key) : 0;
  }

  /** An optional yes or no; no when the key is missing. */
  boolean flag(String key) {
    YamlNode.Entry entry = entries.get(key);
    if (entry == null) {
      return false;
    }
    if (entry.value() instanceof YamlNode.Scalar scalar
        && scalar.plain()
        && List.of("true", "false").contains(scalar.text())) {
      return scalar.text().equals("true");
    }
    error("catalog.not-a-flag", entry.value(), "key", key);
    return false;
  }

  /** A pair of texts, {@code {en: …, zh: …}}. */
  Text bilingual(String key) {
    Optional<YamlNode> node = required(key);
    if (node.isEmpty()) {
      return new Text("", "");
    }
    if (!(node.get() instanceof YamlNode.Mapping pair)) {
      error("catalog.not-bilingual", node.get(), "key", key);
      return new Text("", "");
    }
    Fields fields = new Fields(source, pair, List.of("en", "zh"), report);
    return new Text(fields.text("en"), fields.text("zh"));
  }

  /** A required list; empty after reporting an error. */
  List<YamlNode> list(String key) {
    Optional<YamlNode> node = required(key);
    if (node.isPresent() && !(node.get() instanceof YamlNode.Sequence)) {
      error("catalog.not-a-list", node.get(), "key", key);
    }
    return node.filter(YamlNode.Sequence.class::isInstance)
        .map(n -> ((YamlNode.Sequence) n).items())
        .orElse(List.of());
  }

  /**
   * A required list of texts.
   *
   * @param check told of each with its offset
   */
  List<String> texts(String key, ObjIntConsumer<String> check) {
    List<String> texts = new ArrayList<>();
    for (YamlNode node : list(key)) {
      asText(key, node)
          .ifPresent(
              text -> {
                texts.add(text);
                check.accept(text, node.at());
              });
    }
    return texts;
  }

  /** A required map. */
  Optional<YamlNode.Mapping> mapping(String key) {
    Optional<YamlNode> node = required(key);
    if (node.isPresent() && !(node.get() instanceof YamlNode.Mapping)) {
      error("catalog.not-keys", node.get(), "key", key);
    }
    return node.filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
  }

  /** An optional map. */
  Optional<Fields> inner(String key, List<String> allowed) {
    return has(key)
        ? mapping(key).map(inner -> new Fields(source, inner, allowed, report))
        : Optional.empty();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The offset of the value of a key, or of the map when the key is missing. */
  int at(String key) {
    YamlNode.Entry entry = entries.get(key);
    return entry == null ? map.at() : entry.value().at();
  }

  /** The place of the value of a key, or of the map when the key is missing. */
  Location place(String key) {
    return source.at(at(key));
  }

  /** The offset of a key, or of the map when it is missing. */
  int keyAt(String key) {
    YamlNode.Entry entry = entries.get(key);
    return entry == null ? map.at() : entry.key().at();
  }

  /** Reports an error at a node. */
  void error(String rule, YamlNode at, Object... args) {
    report.add(Finding.error(rule, source.at(at.at()), args));
  }

  /** The text of a node; empty after reporting an error. */
  Optional<String> asText(String key, YamlNode node) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      error("catalog.not-text", node, "key", key);
      return Optional.empty();
    }
    String text = scalar.isNull() ? "" : scalar.text().strip();
    if (text.isEmpty()) {
      error("catalog.empty", node, "key", key);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Long asNumber(String key, YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar
        && scalar.plain()
        && WHOLE.matcher(scalar.text()).matches()) {
      return Long.parseLong(scalar.text());
    }
    error("catalog.not-a-number", node, "key", key);
    return 0L;
  }

  private Optional<YamlNode> required(String key) {
    YamlNode.Entry entry = entries.get(key);
    if (entry == null && !meant.contains(key)) {
      error("catalog.missing-key", map, "key", key);
    }
    return Optional.ofNullable(entry).map(YamlNode.Entry::value);
  }
}
