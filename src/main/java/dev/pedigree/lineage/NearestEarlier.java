package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.lineage.Nearest.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the nearest earlier designs of a model: those with the fewest differing lines among all
 * models released before it. A design is the nearest only if no other can be nearer, whatever the
 * lines are that are not known; designs that are equally near are all named.
 *
 * <p>Models with one listing are one design. The earliest stands for it; of one day, one that
 * claims no weights of another, then the nearest in size. A model of which most lines are not known
 * is compared with nothing.
 */
public final class NearestEarlier {
  private final Map<String, Model> models;
  private final SortedMap<String, Architecture> architectures;

  /** Catalogue ids by listing; a listing that is not fully known is that of one model. */
  private final SortedMap<String, List<String>> listings = new TreeMap<>();

  /**
   * A design that may be the nearest.
   *
   * @param members models released earlier, the one that stands for it first
   */
  public record Candidate(List<String> members, Architecture architecture, Distance distance) {

    /** The model that stands for the design. */
    public String id() {
      return members.get(0);
    }
  }

  /** The designs that are or may be the nearest, by distance, then release. */
  public record Found(Standing standing, List<Candidate> candidates) {}

  /**
   * Of described models.
   *
   * @param models by catalogue id, at least those that are described
   * @param architectures by catalogue id
   */
  public NearestEarlier(Map<String, Model> models, SortedMap<String, Architecture> architectures) {
    this.models = models;
    this.architectures = architectures;
    architectures.forEach(
        (id, architecture) -> {
          if (architecture.mostlyKnown()) {
            String key = architecture.fullyKnown() ? architecture.listingFingerprint() : id;
            listings.computeIfAbsent(key, k -> new ArrayList<>()).add(id);
          }
        });
  }

  /** The nearest earlier designs; empty for the earliest models. */
  Optional<Found> of(String id) {
    ReleaseDate released = released(id);
    return among(architectures.get(id), other -> released(other).compareTo(released) < 0);
  }

  /**
   * The nearest of some models; empty when there are none, or when most lines of the design are not
   * known.
   *
   * @param own the design, which need not be in the catalogue
   * @param eligible which catalogue ids are compared
   */
  public Optional<Found> among(Architecture own, Predicate<String> eligible) {
    List<Candidate> earlier = own.mostlyKnown() ? candidates(own, eligible) : List.of();
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    int least = earlier.stream().mapToInt(c -> c.distance().most()).min().orElseThrow();
    List<Candidate> near = earlier.stream().filter(c -> c.distance().lines() <= least).toList();
    List<Candidate> nearest =
        near.stream()
            .filter(c -> near.stream().noneMatch(other -> beats(other, c, own)))
            .sorted(
                Comparator.comparing(Candidate::distance)
                    .thenComparing(c -> released(c.id()))
                    .thenComparing(Candidate::id))
            .toList();
    return Optional.of(new Found(standing(nearest, own), nearest));
  }

  private static Standing standing(List<Candidate> nearest, Architecture own) {
    if (nearest.size() == 1) {
      return Standing.ONE;
    }
    // Of two that do not beat each other, one is never farther only if both are equally near.
    boolean tied =
        nearest.stream()
            .allMatch(a -> nearest.stream().allMatch(b -> a == b || neverFarther(a, b, own)));
    return tied ? Standing.TIED : Standing.OPEN;
  }

  /** Whether a is at least as near as b for certain, and b is not. */
  private static boolean beats(Candidate a, Candidate b, Architecture own) {
    return a != b && neverFarther(a, b, own) && !neverFarther(b, a, own);
  }

  private static boolean neverFarther(Candidate a, Candidate b, Architecture own) {
    return ArchitectureDiffer.neverFarther(a.architecture(), b.architecture(), own);
  }

  private List<Candidate> candidates(Architecture own, Predicate<String> eligible) {
    List<Candidate> earlier = new ArrayList<>();
    for (List<String> listing : listings.values()) {
      List<String> members =
          listing.stream()
              .filter(eligible)
              .sorted(
                  Comparator.comparing(this::released)
                      .thenComparing(other -> claimsWeights(other) ? 1 : 0)
                      .thenComparingDouble(other -> sizeGap(architectures.get(other), own))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      if (!members.isEmpty()) {
        Architecture architecture = architectures.get(members.get(0));
        Distance distance = ArchitectureDiffer.distance(architecture, own);
        earlier.add(new Candidate(members, architecture, distance));
      }
    }
    return earlier;
  }

  private ReleaseDate released(String id) {
    return models.get(id).released();
  }

  private boolean claimsWeights(String id) {
    return models.get(id).parents().stream().anyMatch(p -> p.relation().sharesWeights());
  }

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
