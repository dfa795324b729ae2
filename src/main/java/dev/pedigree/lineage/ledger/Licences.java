package dev.pedigree.lineage.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The licences whose terms are followed, read from {@code licences.yaml}. */
final class Licences {
  private static final SortedMap<String, Licence> KNOWN = load();

  private Licences() {}

  private static SortedMap<String, Licence> load() {
    SortedMap<String, Licence> known = new TreeMap<>();
    try (InputStream in = Licences.class.getResourceAsStream("licences.yaml")) {
      new YAMLMapper()
          .readTree(in)
          .properties()
          .forEach(e -> known.put(e.getKey(), licence(e.getKey(), e.getValue())));
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Licence licence(String id, JsonNode node) {
    List<Licence.Term> terms = new ArrayList<>();
    for (JsonNode term : node.path("terms")) {
      String word = term.path("kind").asText();
      Licence.Kind kind =
          Arrays.stream(Licence.Kind.values())
              .filter(k -> k.word().equals(word))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(id + ": no such term: " + word));
      terms.add(new Licence.Term(kind, term.path("clause").asText(), term.path("prefix").asText()));
    }
    return new Licence(
        id,
        node.path("name").asText(),
        node.path("permissive").asBoolean(),
        node.path("source").asText(),
        terms);
  }

  /** The licence of an id; empty when its terms are not known here. */
  static Optional<Licence> of(String id) {
    return Optional.ofNullable(KNOWN.get(id.strip().toLowerCase(Locale.ROOT)));
  }

  /** All of them, by id. */
  static SortedMap<String, Licence> all() {
    return KNOWN;
  }
}
