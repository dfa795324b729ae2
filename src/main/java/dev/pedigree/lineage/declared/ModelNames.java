package dev.pedigree.lineage.declared;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds models of the catalogue by the names that files use: ids, former names, and the path of the
 * repository. Hubs ignore case.
 */
public final class ModelNames {
  private final Map<String, String> ids = new HashMap<>();

  private ModelNames() {}

  /** No names: what is given with others is found by its own name only. */
  public static ModelNames none() {
    return new ModelNames();
  }

  /**
   * The names of a catalogue; a name that two models could have belongs to the current revision.
   */
  public static ModelNames of(Catalog catalog) {
    ModelNames names = new ModelNames();
    catalog.models().forEach(model -> names.add(model.id(), model.id()));
    catalog.models().stream()
        .filter(model -> ModelId.of(model.id()).revision().isEmpty())
        .forEach(names::others);
    catalog.models().forEach(names::others);
    return names;
  }

  private void others(Model model) {
    add(ModelId.of(model.id()).repository(), model.id());
    path(model.repository()).ifPresent(path -> add(path, model.id()));
    model.aliases().forEach(alias -> add(alias, model.id()));
  }

  private void add(String name, String id) {
    ids.putIfAbsent(name.toLowerCase(Locale.ROOT), id);
  }

  private static Optional<String> path(String repository) {
    if (repository.isEmpty()) {
      return Optional.empty();
    }
    String path = String.valueOf(URI.create(repository).getPath());
    String id = path.replaceFirst("^/(models/)?", "").replaceFirst("(\\.git)?/?$", "");
    return Optional.of(id).filter(i -> i.matches("[^/]+/[^/]+"));
  }

  /** The catalogue id of a name, with or without {@code @revision}. */
  public Optional<String> find(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    int at = plain.indexOf('@');
    String id = ids.get(plain);
    return Optional.ofNullable(id == null && at > 0 ? ids.get(plain.substring(0, at)) : id);
  }

  /**
   * Whether a name is that of the model itself: its id, another name of its repository, or the last
   * part of either alone.
   */
  boolean own(String model, String name) {
    String repository = ModelId.of(model).repository();
    Optional<String> found = find(name);
    if (found.isPresent()) {
      return ModelId.of(found.get()).repository().equals(repository);
    }
    String last = repository.substring(repository.indexOf('/') + 1);
    return name.equalsIgnoreCase(repository) || name.equalsIgnoreCase(last);
  }
}
