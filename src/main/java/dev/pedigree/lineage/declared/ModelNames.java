package dev.pedigree.lineage.declared;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
   * A name under which a model can be found.
   *
   * @param text in lower case
   * @param rank of two models that have a name, the one with the lower rank is meant: 0 for its id,
   *     1 for other names of a current revision, 2 for those of an earlier one
   * @param id catalogue id
   */
  public record Name(String text, int rank, String id) implements Comparable<Name> {
    private static final Comparator<Name> ORDER =
        Comparator.comparingInt(Name::rank).thenComparing(Name::id).thenComparing(Name::text);

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  /** The names of a catalogue. */
  public static ModelNames of(Catalog catalog) {
    return of(catalog.models().stream().flatMap(model -> of(model).stream()).toList());
  }

  /** Finds models by some names, which stand in any order. */
  public static ModelNames of(List<Name> names) {
    ModelNames found = new ModelNames();
    names.stream().sorted().forEach(name -> found.ids.putIfAbsent(name.text(), name.id()));
    return found;
  }

  /** The names of one model. */
  public static List<Name> of(Model model) {
    int rank = ModelId.of(model.id()).revision().isEmpty() ? 1 : 2;
    List<Name> names = new ArrayList<>();
    names.add(own(model.id()));
    names.add(named(ModelId.of(model.id()).repository(), rank, model));
    path(model.repository()).ifPresent(path -> names.add(named(path, rank, model)));
    model.aliases().forEach(alias -> names.add(named(alias, rank, model)));
    return names;
  }

  /** The name that every model has: its id. */
  public static Name own(String id) {
    return new Name(id.toLowerCase(Locale.ROOT), 0, id);
  }

  private static Name named(String name, int rank, Model model) {
    return new Name(name.toLowerCase(Locale.ROOT), rank, model.id());
  }

  private static Optional<String> path(String repository) {
    if (repository.isEmpty()) {
      return Optional.empty();
    }
    String path = String.valueOf(URI.create(repository).getPath());
    String id = path.replaceFirst("^/(models/)?", "").replaceFirst("(\\.git)?/?$", "");
    return Optional.of(id).filter(i -> i.matches("[^/]+/[^/]+"));
  }

  /**
   * The texts under which a name is looked for, with or without {@code @revision}; the first that
   * is one counts.
   */
  public static List<String> asked(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    int at = plain.indexOf('@');
    return at > 0 ? List.of(plain, plain.substring(0, at)) : List.of(plain);
  }

  /** The catalogue id of a name, with or without {@code @revision}. */
  public Optional<String> find(String name) {
    return asked(name).stream().map(ids::get).filter(Objects::nonNull).findFirst();
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
