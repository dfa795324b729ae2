package dev.pedigree.site.tree;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.TwinGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A larger catalogue made of a real one: copies of its models, some as further releases of the same
 * families, some as new families of other organisations, each a few weeks later, with the same
 * edges among them.
 */
public final class Grown {
  private static final int DAYS_LATER = 23;

  private final Atlas real;
  private final SortedMap<String, Entry> entries;
  private final Map<String, Family> families = new LinkedHashMap<>();
  private final List<Edge> edges;

  private Grown(Atlas real) {
    this.real = real;
    this.entries = new TreeMap<>(real.entries());
    this.edges = new ArrayList<>(real.edges());
    real.catalog().families().forEach(f -> families.put(f.id(), f));
  }

  /** An atlas of this many models; the real one where that is smaller. */
  public static Atlas to(Atlas real, int models) {
    Grown grown = new Grown(real);
    for (int copy = 1; grown.entries.size() < models; copy++) {
      grown.add(copy, models);
    }
    return grown.atlas();
  }

  /**
   * The same with comparisons of the copies among themselves, as there are of the real ones, and
   * with the groups of one listing that copies make.
   */
  public static Atlas whole(Atlas real, int models) {
    Atlas grown = to(real, models);
    List<Compared> comparisons = new ArrayList<>(real.comparisons());
    for (int copy = 1; grown.entries().containsKey(id(real.entries().firstKey(), copy)); copy++) {
      for (Compared pair : real.comparisons()) {
        String a = id(pair.a(), copy);
        String b = id(pair.b(), copy);
        if (grown.entries().containsKey(a) && grown.entries().containsKey(b)) {
          comparisons.add(new Compared(a, b, pair.diff(), pair.verdict()));
        }
      }
    }
    return new Atlas(
        grown.catalog(),
        grown.entries(),
        grown.edges(),
        grown.twins(),
        identical(grown),
        comparisons,
        grown.chains(),
        grown.unreached());
  }

  private static List<TwinGroup> identical(Atlas grown) {
    Map<String, List<String>> groups = new TreeMap<>();
    for (Entry entry : grown.entries().values()) {
      entry
          .architecture()
          .filter(Architecture::fullyKnown)
          .ifPresent(
              a ->
                  groups
                      .computeIfAbsent(a.listingFingerprint(), f -> new ArrayList<>())
                      .add(entry.id()));
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .map(group -> new TwinGroup(group.getKey(), group.getValue(), List.of()))
        .sorted(TwinGroup.LARGEST)
        .toList();
  }

  private void add(int copy, int models) {
    for (Entry entry : real.entries().values()) {
      if (entries.size() < models) {
        Entry made = copied(entry, copy);
        entries.put(made.id(), made);
        families.putIfAbsent(made.model().family(), family(entry.model(), copy));
      }
    }
    for (Edge edge : real.edges()) {
      String parent = edge.ghost() ? edge.parent() : id(edge.parent(), copy);
      String child = id(edge.child(), copy);
      if (entries.containsKey(child) && (edge.ghost() || entries.containsKey(parent))) {
        edges.add(
            new Edge(
                parent,
                child,
                edge.relation(),
                edge.state(),
                edge.distance(),
                edge.ghost(),
                edge.basis(),
                edge.evidence()));
      }
    }
  }

  private static String id(String id, int copy) {
    return "copy" + copy + "-" + id;
  }

  /** Every third copy is of new organisations; the others are further releases. */
  private static boolean strange(int copy) {
    return copy % 3 == 0;
  }

  private static String familyId(Model model, int copy) {
    return strange(copy) ? model.family() + "-" + copy : model.family();
  }

  private Family family(Model model, int copy) {
    Family family = families.get(model.family());
    Text organisation =
        new Text(family.organisation().en() + " " + copy, family.organisation().zh() + " " + copy);
    Text name = new Text(family.name().en() + " " + copy, family.name().zh() + " " + copy);
    return new Family(familyId(model, copy), name, organisation, family.order(), family.words());
  }

  private static Entry copied(Entry entry, int copy) {
    Model m = entry.model();
    LocalDate day = m.released().lastDay().plusDays((long) DAYS_LATER * copy);
    String release = (m.release().isEmpty() ? m.family() : m.release()) + " v" + copy;
    Model model =
        new Model(
            id(m.id(), copy),
            new Text(m.name().en() + " v" + copy, m.name().zh() + " v" + copy),
            m.organisation(),
            familyId(m, copy),
            release,
            ReleaseDate.of(day.toString()).orElseThrow(),
            m.repository(),
            m.revision(),
            m.licence(),
            m.parents(),
            m.sources(),
            m.paper(),
            m.words());
    return new Entry(
        model,
        entry.snapshot(),
        entry.architecture(),
        entry.nearest(),
        entry.smoke(),
        entry.findings());
  }

  private Atlas atlas() {
    Catalog old = real.catalog();
    Catalog catalog =
        new Catalog(
            old.site(),
            entries.values().stream().map(Entry::model).toList(),
            List.copyOf(families.values()),
            old.terms(),
            old.articles(),
            old.precedents(),
            old.also());
    return new Atlas(
        catalog,
        entries,
        edges,
        real.twins(),
        real.identical(),
        real.comparisons(),
        real.chains(),
        real.unreached());
  }
}
