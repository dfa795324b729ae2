package dev.pedigree.lineage.stated;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the base of an adapter where something is known of it, and holds the two together. */
public final class Bases {
  private Bases() {}

  /** Against the configuration of the base that lies beside the adapter. */
  public static Optional<AdapterFit> beside(Snapshot adapter) {
    if (!adapter.config().isObject()) {
      return Optional.empty();
    }
    Optional<Architecture> base =
        ArchitectureReader.read(adapter.id(), adapter.config(), List.of()).architecture();
    return base.flatMap(known -> fit(adapter, "config.json", AdapterFit.expected(known)));
  }

  /** Against the model of the catalogue that the adapter names. */
  public static Optional<AdapterFit> catalogued(
      Snapshot adapter, Function<String, Optional<Snapshot>> catalogue) {
    String base = Adapter.of(adapter).map(Adapter::base).orElse("");
    return catalogue
        .apply(base.replaceFirst("^https://[^/]+/", ""))
        .flatMap(known -> fit(adapter, known.id(), tensors(known)));
  }

  /** Against another model that was opened. */
  public static Optional<AdapterFit> against(Snapshot adapter, String name, Snapshot base) {
    return Adapter.of(base).isPresent() ? Optional.empty() : fit(adapter, name, tensors(base));
  }

  private static List<TensorPattern> tensors(Snapshot base) {
    if (!base.tensors().isEmpty()) {
      return base.tensors();
    }
    return ArchitectureReader.read(base.id(), base.config(), base)
        .architecture()
        .map(AdapterFit::expected)
        .orElse(List.of());
  }

  private static Optional<AdapterFit> fit(
      Snapshot adapter, String name, List<TensorPattern> tensors) {
    return Adapter.of(adapter).flatMap(found -> AdapterFit.of(found, adapter, name, tensors));
  }
}
