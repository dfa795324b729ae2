package dev.pedigree.site.tree;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.lineage.innovation.Release;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks up edges, twins, families and release days by model. */
final class Kin {
  /** By release; of one day, first releases before their later revisions, then by id. */
  final Comparator<Model> byRelease =
      Comparator.comparing((Model m) -> day(m))
          .thenComparing(m -> ModelId.of(m.id()).revision().isEmpty() ? 1 : 0)
          .thenComparing(Model::id);

  private final Atlas atlas;
  private final Map<String, List<Edge>> up = new HashMap<>();
  private final Map<String, List<Edge>> down = new HashMap<>();
  private final Map<String, Integer> twins = new HashMap<>();
  private final Map<String, Family> families = new HashMap<>();
  private final Set<String> prominent = new HashSet<>();
  private final List<Release> releases;

  Kin(Atlas atlas) {
    this.atlas = atlas;
    Catalog catalog = atlas.catalog();
    this.releases = Release.of(catalog);
    for (Edge edge : atlas.edges().stream().filter(e -> e.state().drawn()).toList()) {
      up.computeIfAbsent(edge.child(), id -> new ArrayList<>()).add(edge);
      if (!edge.ghost()) {
        down.computeIfAbsent(edge.parent(), id -> new ArrayList<>()).add(edge);
      }
    }
    for (int i = 0; i < atlas.identical().size(); i++) {
      TwinGroup group = atlas.identical().get(i);
      for (String member : group.members()) {
        twins.put(member, i);
      }
    }
    catalog.families().forEach(family -> families.put(family.id(), family));
    for (Entry entry : atlas.entries().values()) {
      families.computeIfAbsent(entry.model().family(), id -> nameless(entry.model()));
    }
    catalog.site().chains().forEach(prominent::addAll);
    Set<String> once = new HashSet<>();
    for (Comparison comparison : catalog.site().comparisons()) {
      Stream.of(comparison.a(), comparison.b()).filter(id -> !once.add(id)).forEach(prominent::add);
    }
  }

  List<Model> models() {
    return atlas.entries().values().stream().map(Entry::model).toList();
  }

  /** The releases of the catalogue, by date. */
  List<Release> releases() {
    return releases;
  }

  /** How many models outside a sign descend from one of its models, as somebody claims or shows. */
  int heirs(Sign sign) {
    return (int)
        sign.models().stream()
            .flatMap(m -> down(m.id()).stream())
            .filter(e -> !Descent.computed(e))
            .map(Edge::child)
            .filter(child -> !sign.has(child))
            .distinct()
            .count();
  }

  Entry entry(String id) {
    return atlas.entries().get(id);
  }

  /** Edges to the parents of a model, ghosts included. */
  List<Edge> up(String id) {
    return up.getOrDefault(id, List.of());
  }

  /** Edges to the children of a model. */
  List<Edge> down(String id) {
    return down.getOrDefault(id, List.of());
  }

  /** The number of the group with this model's listing, from 0; -1 when it has no twin. */
  int twin(String id) {
    return twins.getOrDefault(id, -1);
  }

  /** Whether a model is in a curated chain or in several curated pairs. */
  boolean prominent(String id) {
    return prominent.contains(id);
  }

  /** The family of a model; if the catalogue has none, one made from its organisation. */
  Family family(Model model) {
    return families.get(model.family());
  }

  private static Family nameless(Model model) {
    Words none = new Words("", "", "", "", 1, 1, false);
    Text name = Text.same(model.family());
    return new Family(model.family(), name, model.organisation(), Integer.MAX_VALUE, none);
  }

  /** The day of release; a month counts as its last day, so that no model is drawn too early. */
  LocalDate day(Model model) {
    return model.released().lastDay();
  }
}
