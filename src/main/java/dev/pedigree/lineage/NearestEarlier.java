package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.catalog.Model;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Finds the nearest earlier design of a model: the one with the fewest differing lines among all
 * models released before it. A line that is not known on one side counts as differing. Ties go to
 * fewer unknown lines, then to the earliest release, then to a model that claims no weights of
 * another, then to the nearest size.
 *
 * <p>Nearest means most similar; it says nothing about copying.
 */
final class NearestEarlier {
  private record Candidate(Model model, Architecture architecture, Distance count) {

    int lines() {
      return count.lines() + count.unknown();
    }

    boolean claimsWeights() {
      return model.parents().stream().anyMatch(p -> p.relation().sharesWeights());
    }
  }

  private final Map<String, Model> models;
  private final SortedMap<String, Architecture> architectures;

  NearestEarlier(Map<String, Model> models, SortedMap<String, Architecture> architectures) {
    this.models = models;
    this.architectures = architectures;
  }

  /** The nearest earlier design; empty for the earliest models. */
  Optional<Nearest> of(String id) {
    Model model = models.get(id);
    Architecture own = architectures.get(id);
    return architectures.entrySet().stream()
        .filter(e -> models.get(e.getKey()).released().compareTo(model.released()) < 0)
        .map(
            e ->
                new Candidate(
                    models.get(e.getKey()),
                    e.getValue(),
                    ArchitectureDiffer.distance(e.getValue(), own)))
        .min(
            Comparator.comparingInt(Candidate::lines)
                .thenComparingInt(c -> c.count().unknown())
                .thenComparing(c -> c.model().released())
                .thenComparing(c -> c.claimsWeights() ? 1 : 0)
                .thenComparingDouble(c -> sizeGap(c.architecture(), own))
                .thenComparing(c -> c.model().id()))
        .map(c -> new Nearest(c.model().id(), ArchitectureDiffer.diff(c.architecture(), own)));
  }

  /** The nearest earlier model and what changed since. */
  record Nearest(String id, ArchitectureDiff diff) {}

  /**
   * How far apart two models are in size: the sum of the logarithms of the ratios of their sizes.
   */
  private static double sizeGap(Architecture a, Architecture b) {
    double gap = 0;
    for (Size size : List.of(Size.LAYERS, Size.WIDTH, Size.HEADS, Size.FFN)) {
      if (a.size(size).value() instanceof Number x && b.size(size).value() instanceof Number y) {
        gap += Math.abs(Math.log(x.doubleValue() / y.doubleValue()));
      }
    }
    return gap;
  }
}
