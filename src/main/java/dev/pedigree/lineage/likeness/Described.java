package dev.pedigree.lineage.likeness;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.declared.FileIndex;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.near.NearestEarlier;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A catalogue whose models were described, ready to be compared with. */
public final class Described {
  private final SortedMap<String, Model> models = new TreeMap<>();
  private final SortedMap<String, Architecture> architectures;
  private final ModelNames names;
  private final FileIndex files;
  private final NearestEarlier nearest;
  private final Set<String> live = new HashSet<>();
  private final int read;

  /**
   * @param snapshots by catalogue id
   * @param architectures by catalogue id
   */
  public Described(
      Catalog catalog,
      Map<String, Snapshot> snapshots,
      SortedMap<String, Architecture> architectures) {
    catalog.models().forEach(model -> models.put(model.id(), model));
    this.architectures = architectures;
    this.names = ModelNames.of(catalog);
    List<String> byRelease =
        models.values().stream()
            .sorted(Comparator.comparing(Model::released).thenComparing(Model::id))
            .map(Model::id)
            .toList();
    this.files = FileIndex.of(byRelease, snapshots);
    this.nearest = NearestEarlier.of(models, architectures);
    snapshots.forEach(
        (id, snapshot) -> {
          if (snapshot.live().isPresent()) {
            live.add(id);
          }
        });
    this.read =
        (int) snapshots.values().stream().filter(s -> !FileIndex.telling(s).isEmpty()).count();
  }

  /** Described models by catalogue id. */
  SortedMap<String, Architecture> architectures() {
    return architectures;
  }

  /** The models by the names that files use. */
  public ModelNames names() {
    return names;
  }

  /** A model of the catalogue. */
  public Model model(String id) {
    return models.get(id);
  }

  /** The weight files by digest. */
  public FileIndex files() {
    return files;
  }

  NearestEarlier nearest() {
    return nearest;
  }

  /**
   * Whether the files of a model were read, so that its description does not rest on facts alone.
   */
  boolean wasRead(String id) {
    return live.contains(id);
  }

  /** How many models have weight files whose digests are known. */
  int withFiles() {
    return read;
  }
}
