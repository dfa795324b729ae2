package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that can be referred to. An entry whose file has errors exists too: one mistake should
 * not be reported again wherever the entry is named.
 */
final class Targets {
  static final String MODEL = "model";
  static final String FAMILY = "family";
  static final String TERM = "term";
  static final String ARTICLE = "article";

  /**
   * Looking for a near id goes through all ids, so that it is done for so many different mistakes
   * only: a catalogue with more needs another look anyway.
   */
  private static final int SUGGESTIONS = 200;

  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Map<String, Model> models = new HashMap<>();
  private final Map<String, Optional<String>> suggestions = new HashMap<>();

  void add(String kind, String id) {
    ids.computeIfAbsent(kind, k -> new TreeSet<>()).add(id);
  }

  void add(Model model) {
    models.put(model.id(), model);
  }

  boolean exists(String kind, String id) {
    return ids.getOrDefault(kind, Set.of()).contains(id);
  }

  /** A model whose file could be read. */
  Optional<Model> model(String id) {
    return Optional.ofNullable(models.get(id));
  }

  /** The id somebody probably meant. */
  Optional<String> near(String kind, String id) {
    String key = kind + ":" + id;
    if (!suggestions.containsKey(key) && suggestions.size() < SUGGESTIONS) {
      suggestions.put(key, Near.of(id, ids.getOrDefault(kind, Set.of())));
    }
    return suggestions.getOrDefault(key, Optional.empty());
  }

  /** The error for an id that is not there. */
  Finding missing(String kind, String id, Location at) {
    Optional<String> near = near(kind, id);
    return near.isPresent()
        ? Finding.error("catalog.misspelt-" + kind, at, "id", id, "near", near.get())
        : Finding.error("catalog.no-" + kind, at, "id", id);
  }
}
