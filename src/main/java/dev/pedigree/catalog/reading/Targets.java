package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.Near;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All ids that can be referred to. Entries with errors are included, so that an error is not
 * reported again wherever the entry is referred to.
 */
final class Targets {
  private static final Pattern SHORT = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.))*(?<!\\.)");

  /** The kinds of entries. */
  enum Kind {
    MODEL,
    FAMILY,
    TERM,
    ARTICLE;

    /** The word in links, {@code model}. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether an id can name one. Ids become parts of URLs and file names: those of models are
     * {@link ModelId}s, others are small letters, digits, dots and dashes.
     */
    boolean names(String id) {
      return this == MODEL ? ModelId.isGood(id) : SHORT.matcher(id).matches();
    }

    /** The kind for a folder of the content, {@code models}. */
    static Optional<Kind> ofFolder(String folder) {
      return Stream.of(values()).filter(kind -> kind.folder().equals(folder)).findFirst();
    }

    /** The folder of the content, and of the pages. */
    String folder() {
      return this == FAMILY ? "families" : word() + "s";
    }

    /** The kind for a word in links. */
    static Optional<Kind> of(String word) {
      return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** Most searches for a similar id, as each compares all ids. */
  static final int SUGGESTIONS = 200;

  private final Map<Kind, Set<String>> ids = new EnumMap<>(Kind.class);
  private final Map<String, Model> models = new HashMap<>();
  private final Map<String, Optional<String>> suggestions = new HashMap<>();

  void add(Kind kind, String id) {
    ids.computeIfAbsent(kind, k -> new TreeSet<>()).add(id);
  }

  void add(Model model) {
    models.put(model.id(), model);
  }

  boolean exists(Kind kind, String id) {
    return ids.getOrDefault(kind, Set.of()).contains(id);
  }

  /** The model, if its file is valid. */
  Optional<Model> model(String id) {
    return Optional.ofNullable(models.get(id));
  }

  /** The id that was probably meant. */
  Optional<String> near(Kind kind, String id) {
    String key = kind + ":" + id;
    if (!suggestions.containsKey(key) && suggestions.size() < SUGGESTIONS) {
      suggestions.put(key, Near.of(id, ids.getOrDefault(kind, Set.of())));
    }
    return suggestions.getOrDefault(key, Optional.empty());
  }

  /** An error for an unknown id. */
  Finding missing(Kind kind, String id, Location at) {
    Optional<String> near = near(kind, id);
    return near.isPresent()
        ? Finding.error("catalog.misspelt-" + kind.word(), at, "id", id, "near", near.get())
        : Finding.error("catalog.no-" + kind.word(), at, "id", id);
  }
}
