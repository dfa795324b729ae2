package dev.pedigree.lineage.likeness;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.declared.FileIndex;
import dev.pedigree.lineage.declared.OriginReader;
import dev.pedigree.lineage.likeness.Likeness.Why;
import dev.pedigree.lineage.near.NearestEarlier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what models of the catalogue a model is like. */
public final class LikenessReader {
  private LikenessReader() {}

  /**
   * The likeness of a model. A model of the catalogue is not compared with itself.
   *
   * @param source what a user named; the catalogue id of one of its models
   */
  public static Likeness of(
      String source,
      Optional<Snapshot> snapshot,
      Optional<Architecture> architecture,
      Described catalogue) {
    NearestEarlier near = catalogue.nearest();
    Optional<NearestEarlier.Found> found = architecture.flatMap(own -> near.all(own, source));
    List<Likeness.Same> identical =
        same(source, architecture, catalogue, Architecture::listingFingerprint);
    List<Likeness.Same> twins =
        same(source, architecture, catalogue, Architecture::designFingerprint).stream()
            .filter(twin -> !identical.contains(twin))
            .toList();
    List<Likeness.Near> nearest =
        identical.isEmpty() ? nearest(architecture, found, catalogue) : List.of();
    return new Likeness(
        why(architecture, found),
        identical,
        twins,
        nearest,
        Stream.of(
                identical.stream().map(Likeness.Same::id),
                twins.stream().map(Likeness.Same::id),
                nearest.stream().map(Likeness.Near::id))
            .flatMap(ids -> ids)
            .filter(id -> !catalogue.wasRead(id))
            .toList(),
        snapshot.map(s -> catalogue.files().of(source, s)).orElse(List.of()),
        snapshot.map(s -> FileIndex.telling(s).size()).orElse(0),
        catalogue.withFiles(),
        snapshot.map(s -> OriginReader.declared(source, s, catalogue.names())).orElse(List.of()));
  }

  private static Optional<Why> why(
      Optional<Architecture> architecture, Optional<NearestEarlier.Found> found) {
    if (architecture.isEmpty()) {
      return Optional.of(Why.UNDESCRIBED);
    }
    if (!architecture.get().mostlyKnown()) {
      return Optional.of(Why.MOSTLY_UNKNOWN);
    }
    return found.isEmpty() ? Optional.of(Why.NOTHING_TO_COMPARE) : Optional.empty();
  }

  /** The models with an equal fingerprint; one with unknown lines shows nothing. */
  private static List<Likeness.Same> same(
      String source,
      Optional<Architecture> architecture,
      Described catalogue,
      Function<Architecture, String> fingerprint) {
    if (architecture.filter(Architecture::fullyKnown).isEmpty()) {
      return List.of();
    }
    Architecture own = architecture.get();
    String wanted = fingerprint.apply(own);
    return catalogue.architectures().entrySet().stream()
        .filter(e -> !e.getKey().equals(source) && e.getValue().fullyKnown())
        .filter(e -> fingerprint.apply(e.getValue()).equals(wanted))
        .map(e -> new Likeness.Same(e.getKey(), shape(e.getValue(), own)))
        .sorted(
            Comparator.comparing((Likeness.Same s) -> catalogue.model(s.id()).released())
                .thenComparing(Likeness.Same::id))
        .toList();
  }

  private static List<Likeness.Near> nearest(
      Optional<Architecture> architecture,
      Optional<NearestEarlier.Found> found,
      Described catalogue) {
    return found.stream()
        .flatMap(f -> f.candidates().stream())
        .map(
            c ->
                new Likeness.Near(
                    c.id(),
                    c.members().subList(1, c.members().size()),
                    c.distance(),
                    shape(catalogue.architectures().get(c.id()), architecture.orElseThrow())))
        .toList();
  }

  private static Answer shape(Architecture a, Architecture b) {
    return ArchitectureDiffer.diff(a, b).shape();
  }
}
