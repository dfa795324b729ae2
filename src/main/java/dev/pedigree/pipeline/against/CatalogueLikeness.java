package dev.pedigree.pipeline.against;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader.Reading;
import dev.pedigree.architecture.reading.PaperArchitecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.likeness.Described;
import dev.pedigree.lineage.likeness.Likeness;
import dev.pedigree.lineage.likeness.LikenessReader;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.signature.SignatureIndex;
import dev.pedigree.lineage.signature.SignatureStore;
import dev.pedigree.pipeline.BuildMemory;
import dev.pedigree.pipeline.Inspection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares inspected models with the whole catalogue, which is read and described on other threads
 * while the first of them is opened.
 */
public final class CatalogueLikeness implements Function<Inspection, Optional<Likeness>> {
  private final CompletableFuture<Known> known;

  private CatalogueLikeness(CompletableFuture<Known> known) {
    this.known = known;
  }

  /**
   * What was read of the catalogue, by id.
   *
   * @param folder of the snapshots
   */
  record Known(
      Catalog catalog,
      SortedMap<String, Snapshot> snapshots,
      SortedMap<String, Reading> readings,
      Described described,
      Path folder,
      SignatureIndex signatures) {}

  /** Starts to describe the catalogue. */
  public static CatalogueLikeness start(Supplier<Catalog> catalog, Supplier<SnapshotStore> store) {
    return new CatalogueLikeness(
        CompletableFuture.supplyAsync(() -> describe(catalog.get(), store.get())));
  }

  private static Known describe(Catalog catalog, SnapshotStore store) {
    BuildMemory memory = new BuildMemory();
    List<Model> models = catalog.models();
    List<BuildMemory.Described> read =
        models.parallelStream().map(model -> memory.describe(store, model.id())).toList();
    SortedMap<String, Snapshot> snapshots = new TreeMap<>();
    SortedMap<String, Reading> readings = new TreeMap<>();
    SortedMap<String, Architecture> architectures = new TreeMap<>();
    for (int i = 0; i < models.size(); i++) {
      Model model = models.get(i);
      BuildMemory.Described one = read.get(i);
      one.found().snapshot().ifPresent(snapshot -> snapshots.put(model.id(), snapshot));
      one.reading().ifPresent(reading -> readings.put(model.id(), reading));
      one.reading()
          .flatMap(Reading::architecture)
          .or(() -> model.paper().map(PaperArchitecture::of))
          .ifPresent(architecture -> architectures.put(model.id(), architecture));
    }
    Described described = new Described(catalog, snapshots, architectures);
    SignatureStore kept = new SignatureStore(store.folder());
    SortedMap<String, Signature> signatures = new TreeMap<>();
    snapshots.forEach(
        (id, snapshot) -> kept.find(snapshot).signature().ifPresent(s -> signatures.put(id, s)));
    SignatureIndex index = SignatureIndex.of(signatures);
    return new Known(catalog, snapshots, readings, described, store.folder(), index);
  }

  Known known() {
    try {
      return known.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** The likeness of an inspected model; empty where nothing of it was read. */
  @Override
  public Optional<Likeness> apply(Inspection inspection) {
    boolean nothing = inspection.snapshot().isEmpty() && inspection.architecture().isEmpty();
    return nothing
        ? Optional.empty()
        : Optional.of(
            LikenessReader.of(
                inspection.source(),
                inspection.snapshot(),
                inspection.architecture(),
                known().described()));
  }
}
