package dev.pedigree.lineage.near;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.lineage.near.DesignClass.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Finds the nearest earlier designs of a model: those with the fewest differing lines among all
 * models released before it. A design is the nearest only if no other can be nearer, whatever the
 * lines are that are not known; designs that are equally near are all named.
 *
 * <p>Models with one listing are one design. The earliest stands for it; of one day, one that
 * claims no weights of another, then the nearest in size. A model of which most lines are not known
 * is compared with nothing.
 *
 * <p>A listing is compared with each class of models once: with C classes of M models that are C²
 * comparisons, and for each model a look at C numbers.
 */
public final class NearestEarlier {
  /** Most designs that are named; where lines are unknown, any number may be the nearest. */
  private static final int MOST_DESIGNS = 50;

  private final List<DesignClass> classes;
  private final Map<String, ReleaseDate> released = new HashMap<>();
  private final Map<String, Architecture> listings = new HashMap<>();
  private final Map<String, List<Distance>> known = new ConcurrentHashMap<>();

  /**
   * A design that may be the nearest.
   *
   * @param members models released earlier, the one that stands for it first; of very many, the
   *     first ones
   * @param count how many there are
   */
  public record Candidate(List<String> members, int count, Distance distance) {
    public Candidate {
      members = List.copyOf(members);
    }

    /** The model that stands for the design. */
    public String id() {
      return members.get(0);
    }
  }

  /** The designs that are or may be the nearest, by distance, then release. */
  public record Found(Standing standing, List<Candidate> candidates) {
    public Found {
      candidates = List.copyOf(candidates);
    }
  }

  /** Among classes, each of another key. */
  public NearestEarlier(List<DesignClass> classes) {
    this.classes = classes.stream().sorted(Comparator.comparing(DesignClass::key)).toList();
    classes.forEach(c -> listings.put(c.key(), c.architecture()));
    classes.forEach(c -> c.members().forEach(m -> released.put(m.id(), m.released())));
  }

  /**
   * Among described models.
   *
   * @param models by catalogue id, at least those that are described
   * @param architectures by catalogue id
   */
  public static NearestEarlier of(
      Map<String, Model> models, SortedMap<String, Architecture> architectures) {
    return new NearestEarlier(DesignClass.all(models, architectures));
  }

  /**
   * The nearest designs earlier than a model; empty for the earliest models.
   *
   * @param key of the class of the model; empty, too, if there is no such class
   */
  public Optional<Found> before(Member model, String key) {
    ReleaseDate released = model.released();
    return Optional.ofNullable(listings.get(key))
        .flatMap(
            own ->
                among(
                    own,
                    model.sizes(),
                    other -> other.released().compareTo(released) < 0,
                    design -> design.before(released)));
  }

  /**
   * The nearest of all models; empty when there are none, or when most lines of the design are not
   * known.
   *
   * @param own the design, which need not be in the catalogue
   * @param except the catalogue id of a model that is not compared
   */
  public Optional<Found> all(Architecture own, String except) {
    Predicate<Member> others = other -> !other.id().equals(except);
    return among(
        own,
        Member.sizes(own),
        others,
        design -> (int) design.members().stream().filter(others).count());
  }

  /** A class whose members, as far as they count, are named. */
  private record Near(DesignClass design, List<String> named, int count, Distance distance) {

    Architecture architecture() {
      return design.architecture();
    }

    /** The designs that it is: where lines are not known, each member is one of its own. */
    Stream<Candidate> candidates() {
      if (design.one()) {
        return Stream.of(new Candidate(named, count, distance));
      }
      return named.stream().map(id -> new Candidate(List.of(id), 1, distance));
    }
  }

  private Optional<Found> among(
      Architecture own,
      List<Double> sizes,
      Predicate<Member> counts,
      ToIntFunction<DesignClass> count) {
    if (!own.mostlyKnown()) {
      return Optional.empty();
    }
    List<Distance> distances = distances(own);
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < distances.size(); i++) {
      if (distances.get(i).most() < least && classes.get(i).members().stream().anyMatch(counts)) {
        least = distances.get(i).most();
      }
    }
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < distances.size(); i++) {
      if (distances.get(i).lines() <= least) {
        List<String> named = classes.get(i).named(counts, sizes);
        if (!named.isEmpty()) {
          int all = count.applyAsInt(classes.get(i));
          near.add(new Near(classes.get(i), named, all, distances.get(i)));
        }
      }
    }
    List<Near> nearest =
        near.stream().filter(c -> near.stream().noneMatch(other -> beats(other, c, own))).toList();
    List<Candidate> candidates =
        nearest.stream()
            .flatMap(Near::candidates)
            .sorted(
                Comparator.comparing(Candidate::distance)
                    .thenComparing(c -> released.get(c.id()))
                    .thenComparing(Candidate::id))
            .limit(MOST_DESIGNS)
            .toList();
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(standing(nearest, own), candidates));
  }

  /** The distance of each class from a listing. */
  private List<Distance> distances(Architecture own) {
    return known.computeIfAbsent(
        DesignClass.key(own),
        key ->
            classes.stream().map(c -> ArchitectureDiffer.distance(c.architecture(), own)).toList());
  }

  private static Standing standing(List<Near> nearest, Architecture own) {
    if (nearest.size() == 1 && one(nearest.get(0))) {
      return Standing.ONE;
    }
    // Of two that do not beat each other, one is never farther only if both are equally near.
    boolean tied =
        nearest.stream()
            .allMatch(
                a -> nearest.stream().allMatch(b -> a == b && one(a) || neverFarther(a, b, own)));
    return tied ? Standing.TIED : Standing.OPEN;
  }

  private static boolean one(Near near) {
    return near.candidates().count() == 1;
  }

  /** Whether a is at least as near as b for certain, and b is not. */
  private static boolean beats(Near a, Near b, Architecture own) {
    return a != b && neverFarther(a, b, own) && !neverFarther(b, a, own);
  }

  private static boolean neverFarther(Near a, Near b, Architecture own) {
    return ArchitectureDiffer.neverFarther(a.architecture(), b.architecture(), own);
  }
}
