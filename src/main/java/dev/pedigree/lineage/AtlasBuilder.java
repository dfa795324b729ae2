package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.PaperArchitecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.declared.OriginReader;
import dev.pedigree.lineage.declared.Origins;
import dev.pedigree.smoke.SmokeResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Builds the atlas: architectures, nearest designs, edges, twins, comparisons. */
public final class AtlasBuilder {
  private final Catalog catalog;
  private final Map<String, Snapshot> snapshots;
  private final Map<String, ArchitectureReader.Reading> readings;
  private final Map<String, SmokeResult> smoke;
  private final SortedMap<String, SourceStates.Unreached> unreached;
  private final SortedMap<String, Model> models = new TreeMap<>();
  private final SortedMap<String, Architecture> architectures = new TreeMap<>();
  private final SortedMap<String, List<Finding>> findings = new TreeMap<>();
  private final SortedMap<String, Nearest> nearest = new TreeMap<>();
  private final Map<String, Compared> compared = new HashMap<>();

  private AtlasBuilder(
      Catalog catalog,
      Map<String, Snapshot> snapshots,
      Map<String, ArchitectureReader.Reading> readings,
      Map<String, SmokeResult> smoke,
      SortedMap<String, SourceStates.Unreached> unreached) {
    this.catalog = catalog;
    this.snapshots = snapshots;
    this.readings = readings;
    this.smoke = smoke;
    this.unreached = unreached;
  }

  /**
   * Builds the atlas.
   *
   * @param snapshots by catalogue id; models without one are shown with what their catalogue file
   *     says
   */
  public static Atlas build(Catalog catalog, Map<String, Snapshot> snapshots) {
    Map<String, ArchitectureReader.Reading> readings = new TreeMap<>();
    snapshots.forEach((id, snapshot) -> readings.put(id, read(id, snapshot)));
    return build(catalog, snapshots, readings, Map.of(), new TreeMap<>());
  }

  /** The description of a snapshot under its catalogue id. */
  public static ArchitectureReader.Reading read(String id, Snapshot snapshot) {
    return ArchitectureReader.read(id, snapshot.config(), snapshot);
  }

  /**
   * Builds the atlas with results of smoke checks and the state of the sources.
   *
   * @param readings what {@link #read} gave for each snapshot, by catalogue id
   * @param smoke by catalogue id
   * @param unreached sources that the last crawl could not read, by catalogue id
   */
  public static Atlas build(
      Catalog catalog,
      Map<String, Snapshot> snapshots,
      Map<String, ArchitectureReader.Reading> readings,
      Map<String, SmokeResult> smoke,
      SortedMap<String, SourceStates.Unreached> unreached) {
    return new AtlasBuilder(catalog, snapshots, readings, smoke, unreached).build();
  }

  private Atlas build() {
    for (Model model : catalog.models()) {
      models.put(model.id(), model);
      describe(model);
    }
    NearestEarlier finder = new NearestEarlier(models, architectures);
    for (String id : architectures.keySet()) {
      finder.of(id).ifPresent(found -> nearest.put(id, nearest(found, id)));
    }
    SortedMap<String, Origins> origins = OriginReader.all(catalog, snapshots);
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (Model model : models.values()) {
      entries.put(
          model.id(),
          new Entry(
              model,
              Optional.ofNullable(snapshots.get(model.id())),
              Optional.ofNullable(architectures.get(model.id())),
              Optional.ofNullable(nearest.get(model.id())),
              Optional.ofNullable(smoke.get(model.id())),
              List.copyOf(findings.get(model.id())),
              origins.get(model.id())));
    }
    List<Edge> edges = new Edges(models, origins, nearest, this::comparable).all();
    return new Atlas(
        catalog,
        entries,
        edges,
        twins(Architecture::designFingerprint),
        twins(Architecture::listingFingerprint),
        comparisons(edges),
        chains(),
        unreached);
  }

  private void describe(Model model) {
    List<Finding> found = new ArrayList<>();
    Snapshot snapshot = snapshots.get(model.id());
    if (snapshot != null) {
      found.addAll(snapshot.findings());
      ArchitectureReader.Reading reading = readings.get(model.id());
      reading.findings().stream().filter(f -> !ofRebuilding(snapshot, f)).forEach(found::add);
      reading.architecture().ifPresent(a -> architectures.put(model.id(), a));
    } else if (model.paper().isPresent()) {
      Architecture told = PaperArchitecture.of(model.paper().get());
      found.addAll(told.findings());
      architectures.put(model.id(), told);
    }
    findings.put(model.id(), found);
  }

  /** Whether it is about the number types of a rebuilt listing, which nobody saw in a file. */
  private static boolean ofRebuilding(Snapshot snapshot, Finding finding) {
    return snapshot.rebuilt().isPresent()
        && finding.rule().equals("architecture.contradiction.unquantised");
  }

  private Nearest nearest(NearestEarlier.Found found, String id) {
    return new Nearest(
        found.standing(),
        found.candidates().stream()
            .map(
                c ->
                    new Nearest.Design(
                        compared(c.id(), id), c.members().subList(1, c.members().size())))
            .toList());
  }

  /** The comparison of two models; empty when one of them has no architecture. */
  private Optional<Compared> comparable(String a, String b) {
    return architectures.containsKey(a) && architectures.containsKey(b)
        ? Optional.of(compared(a, b))
        : Optional.empty();
  }

  private Compared compared(String a, String b) {
    // NUL is in no id.
    return compared.computeIfAbsent(a + '\0' + b, pair -> Comparer.compare(side(a), side(b)));
  }

  private Comparer.Side side(String id) {
    return new Comparer.Side(
        Subject.of(models.get(id)), Optional.ofNullable(snapshots.get(id)), architectures.get(id));
  }

  private List<TwinGroup> twins(Function<Architecture, String> fingerprint) {
    SortedMap<String, List<String>> groups = new TreeMap<>();
    architectures.forEach(
        (id, architecture) -> {
          // Twins are equal in every line, which an unknown line cannot show.
          if (architecture.fullyKnown()) {
            groups.computeIfAbsent(fingerprint.apply(architecture), f -> new ArrayList<>()).add(id);
          }
        });
    Comparator<String> byRelease =
        Comparator.comparing((String id) -> models.get(id).released())
            .thenComparing(Comparator.naturalOrder());
    return groups.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .map(e -> group(e.getKey(), e.getValue().stream().sorted(byRelease).toList()))
        .sorted(
            Comparator.comparingInt((TwinGroup g) -> -g.members().size())
                .thenComparing(g -> g.members().get(0)))
        .toList();
  }

  private TwinGroup group(String fingerprint, List<String> members) {
    return new TwinGroup(fingerprint, members, Unlisted.of(members, architectures));
  }

  private List<Compared> comparisons(List<Edge> edges) {
    SortedMap<String, Compared> pairs = new TreeMap<>();
    for (Edge edge : edges) {
      if (!edge.ghost()) {
        add(pairs, edge.parent(), edge.child());
      }
    }
    for (Comparison comparison : catalog.site().comparisons()) {
      add(pairs, comparison.a(), comparison.b());
    }
    for (List<String> chain : catalog.site().chains()) {
      for (int i = 1; i < chain.size(); i++) {
        add(pairs, chain.get(i - 1), chain.get(i));
      }
    }
    return List.copyOf(pairs.values());
  }

  private void add(SortedMap<String, Compared> pairs, String a, String b) {
    // NUL is in no id, so the keys sort by a, then b.
    comparable(a, b).ifPresent(compared -> pairs.put(a + '\0' + b, compared));
  }

  private List<List<Compared>> chains() {
    List<List<Compared>> chains = new ArrayList<>();
    for (List<String> chain : catalog.site().chains()) {
      List<Compared> steps = new ArrayList<>();
      for (int i = 1; i < chain.size(); i++) {
        comparable(chain.get(i - 1), chain.get(i)).ifPresent(steps::add);
      }
      chains.add(steps);
    }
    return chains;
  }
}
