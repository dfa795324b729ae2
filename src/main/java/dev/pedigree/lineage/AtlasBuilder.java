package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.lineage.declared.OriginReader;
import dev.pedigree.lineage.declared.Origins;
import dev.pedigree.lineage.near.DesignClass;
import dev.pedigree.lineage.near.NearestEarlier;
import dev.pedigree.lineage.signature.Resemblance;
import dev.pedigree.lineage.signature.SignatureIndex;
import dev.pedigree.smoke.SmokeResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Builds the atlas: architectures, nearest designs, edges, twins, comparisons. */
public final class AtlasBuilder {
  private final Catalog catalog;
  private final Map<String, SmokeResult> smoke;
  private final SortedMap<String, SourceStates.Unreached> unreached;
  private final SortedMap<String, Portrait> portraits = new TreeMap<>();
  private final SortedMap<String, Architecture> architectures = new TreeMap<>();
  private final Relations relations;

  private AtlasBuilder(
      Catalog catalog,
      Map<String, Snapshot> snapshots,
      Map<String, ArchitectureReader.Reading> readings,
      Map<String, SmokeResult> smoke,
      SortedMap<String, SourceStates.Unreached> unreached,
      SignatureIndex signatures) {
    this.catalog = catalog;
    this.smoke = smoke;
    this.unreached = unreached;
    for (Model model : catalog.models()) {
      String id = model.id();
      Portrait portrait =
          Portrait.of(
              model, Optional.ofNullable(snapshots.get(id)), Optional.ofNullable(readings.get(id)));
      portraits.put(id, portrait);
      portrait.architecture().ifPresent(a -> architectures.put(id, a));
    }
    this.relations =
        new Relations(new All(portraits, OriginReader.all(catalog, snapshots), signatures));
  }

  /** All models of the catalogue. */
  private record All(
      SortedMap<String, Portrait> portraits,
      SortedMap<String, Origins> all,
      SignatureIndex signatures)
      implements Kinsfolk {
    @Override
    public Optional<Model> model(String id) {
      return portrait(id).map(Portrait::model);
    }

    @Override
    public Optional<Portrait> portrait(String id) {
      return Optional.ofNullable(portraits.get(id));
    }

    @Override
    public Origins origins(String id) {
      return all.get(id);
    }

    @Override
    public Optional<Resemblance> resemblance(String a, String b) {
      return signatures.resemblance(a, b);
    }
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
    return build(
        catalog, snapshots, readings, smoke, unreached, SignatureIndex.of(new TreeMap<>()));
  }

  /**
   * Builds the atlas with what the signatures of weights show.
   *
   * @param readings what {@link #read} gave for each snapshot, by catalogue id
   * @param smoke by catalogue id
   * @param unreached sources that the last crawl could not read, by catalogue id
   * @param signatures of the models that have one, by catalogue id
   */
  public static Atlas build(
      Catalog catalog,
      Map<String, Snapshot> snapshots,
      Map<String, ArchitectureReader.Reading> readings,
      Map<String, SmokeResult> smoke,
      SortedMap<String, SourceStates.Unreached> unreached,
      SignatureIndex signatures) {
    return new AtlasBuilder(catalog, snapshots, readings, smoke, unreached, signatures).build();
  }

  private Atlas build() {
    SortedMap<String, Model> models = new TreeMap<>();
    portraits.forEach((id, portrait) -> models.put(id, portrait.model()));
    NearestEarlier finder = NearestEarlier.of(models, architectures);
    SortedMap<String, Entry> entries = new TreeMap<>();
    List<Edge> edges = new ArrayList<>();
    portraits.forEach(
        (id, portrait) -> {
          Optional<NearestEarlier.Found> found =
              portrait
                  .member()
                  .flatMap(m -> finder.before(m, DesignClass.key(architectures.get(id))));
          Relations.Told told = relations.of(id, found);
          entries.put(id, told.entry().ran(Optional.ofNullable(smoke.get(id))));
          edges.addAll(told.edges());
        });
    return new Atlas(
        catalog,
        entries,
        List.copyOf(edges),
        twins(Architecture::designFingerprint),
        twins(Architecture::listingFingerprint),
        comparisons(edges),
        chains(),
        unreached);
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
    return groups.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .map(e -> group(e.getKey(), e.getValue()))
        .sorted(TwinGroup.LARGEST)
        .toList();
  }

  private TwinGroup group(String fingerprint, List<String> members) {
    TwinGroup.Finder group = new TwinGroup.Finder();
    members.stream()
        .map(id -> portraits.get(id).model())
        .sorted(Comparator.comparing(Model::released).thenComparing(Model::id))
        .forEach(m -> group.add(m.id(), Unlisted.Constants.of(architectures.get(m.id()))));
    return group.of(fingerprint);
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
    relations.compared(a, b).ifPresent(compared -> pairs.put(a + '\0' + b, compared));
  }

  private List<List<Compared>> chains() {
    List<List<Compared>> chains = new ArrayList<>();
    for (List<String> chain : catalog.site().chains()) {
      List<Compared> steps = new ArrayList<>();
      for (int i = 1; i < chain.size(); i++) {
        relations.compared(chain.get(i - 1), chain.get(i)).ifPresent(steps::add);
      }
      chains.add(steps);
    }
    return chains;
  }
}
