package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Basis;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.TwinGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An atlas of made-up models; no architectures, so that nothing is folded by its listing. */
final class MadeUp {
  private static final Words NONE = new Words("", "", "", "", 1, 1, false);

  private final SortedMap<String, Entry> entries = new TreeMap<>();
  private final SortedMap<String, Family> families = new TreeMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<TwinGroup> twins = new ArrayList<>();
  private List<List<String>> chains = List.of();
  private String publisher = "";

  /** Who publishes the models that follow; nobody in particular where it is empty. */
  MadeUp by(String organisation) {
    publisher = organisation;
    return this;
  }

  MadeUp family(String id, String organisation, int order) {
    Text name = new Text(id, id + "系列");
    families.put(id, new Family(id, name, new Text(organisation, organisation), order, NONE));
    return this;
  }

  MadeUp model(String id, String name, String family, String released, Parent... parents) {
    return release(id, name, family, "", released, parents);
  }

  /** A model of a release that has a name of its own. */
  MadeUp release(
      String id, String name, String family, String release, String released, Parent... parents) {
    Model model =
        new Model(
            id,
            Text.same(name),
            Text.same(publisher),
            family,
            release,
            ReleaseDate.of(released).orElseThrow(),
            "",
            "",
            "",
            List.of(parents),
            List.of(),
            Optional.empty(),
            NONE);
    entries.put(
        id,
        new Entry(
            model,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return this;
  }

  MadeUp edge(String parent, String child, Relation relation, Edge.State state, int lines) {
    Evidence evidence = new Evidence(Evidence.Kind.CLAIM, new Text("said", "据称"), "");
    boolean ghost = !entries.containsKey(parent);
    Optional<Distance> distance =
        lines < 0 ? Optional.empty() : Optional.of(new Distance(lines, 0));
    edges.add(
        new Edge(parent, child, relation, state, distance, ghost, Basis.FILES, List.of(evidence)));
    return this;
  }

  MadeUp twins(String... ids) {
    twins.add(new TwinGroup("sha256:" + twins.size(), List.of(ids), List.of()));
    return this;
  }

  MadeUp chain(String... ids) {
    chains = List.of(List.of(ids));
    return this;
  }

  Atlas atlas() {
    Text nothing = new Text("", "");
    Site site = new Site(nothing, nothing, "", "", List.of(), chains);
    List<Model> models = entries.values().stream().map(Entry::model).toList();
    Catalog catalog =
        new Catalog(
            site,
            models,
            List.copyOf(families.values()),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    return new Atlas(
        catalog, entries, edges, List.of(), twins, List.of(), List.of(), new TreeMap<>());
  }

  /** A thousand models in eighty families over eight years, each with a parent or two. */
  static MadeUp thousand() {
    MadeUp made = new MadeUp();
    for (int f = 0; f < 80; f++) {
      made.family("family-" + f, "组织 Organisation " + f / 3, f * 10);
    }
    for (int m = 0; m < 1000; m++) {
      int days = m * 2600 / 1000;
      String day = java.time.LocalDate.of(2018, 1, 1).plusDays(days).toString();
      int family = (m * 37 + m / 11) % 80;
      made.model(id(m), "Model-" + family + "-" + m + " 模型", "family-" + family, day);
      if (m > 10) {
        made.edge(id(m * 7 / 10), id(m), Relation.DESIGN, Edge.State.INFERRED, m % 6);
        if (m % 3 == 0) {
          made.edge(id(m - 9), id(m), Relation.FINETUNE, Edge.State.DECLARED, -1);
        }
      }
    }
    return made;
  }

  private static String id(int number) {
    return "org/model-" + number;
  }
}
