package dev.pedigree.lineage.innovation;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups the models of a catalogue by release. */
final class Releases {
  private static final Comparator<Model> BY_RELEASE =
      Comparator.comparing(Model::released).thenComparing(Model::id);

  private final Catalog catalog;

  private Releases(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The releases, by date, then by their first model. */
  static List<Release> of(Catalog catalog) {
    return new Releases(catalog).all();
  }

  private List<Release> all() {
    Map<List<String>, List<Model>> groups = new LinkedHashMap<>();
    catalog.models().stream()
        .sorted(BY_RELEASE)
        .forEach(
            model ->
                groups
                    .computeIfAbsent(
                        List.of(model.family(), model.release()), key -> new ArrayList<>())
                    .add(model));
    return groups.values().stream().map(this::release).toList();
  }

  private Release release(List<Model> group) {
    List<String> models = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    for (Model model : group) {
      boolean own = model.parents().stream().noneMatch(this::derives);
      (own ? models : versions).add(model.id());
    }
    boolean derived = models.isEmpty();
    Model first = group.get(0);
    return new Release(
        name(first),
        first.family(),
        first.released(),
        List.copyOf(derived ? versions : models),
        derived ? List.of() : List.copyOf(versions),
        derived);
  }

  /**
   * Whether a claim makes a model a version of another one: its weights come from there. A mixture
   * of experts that started from a dense model has a design of its own all the same, and a parent
   * of the same release that the catalogue lacks leaves the model to stand for it.
   */
  private boolean derives(Parent parent) {
    Relation relation = parent.relation();
    return relation.sharesWeights()
        && relation != Relation.UPCYCLED
        && (catalog.model(parent.model()).isPresent() || !parent.sameRelease());
  }

  private Text name(Model model) {
    if (!model.release().isEmpty()) {
      return Text.same(model.release());
    }
    Optional<Family> family = catalog.family(model.family());
    return family.map(Family::name).orElse(model.name());
  }
}
