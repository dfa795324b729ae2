package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.relate.FoundParent.Because;
import dev.pedigree.lineage.weights.Descent;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.KinshipMeter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the parents of several models. The parent is the nearest of those that share weights with
 * the child and can have come before it; of models that compute the same, the earliest stands for
 * all. A mean has several parents.
 */
public final class Relatives {
  /** A model with an adapter in it differs from the two together by rounding only. */
  private static final double ROUNDING = 0.1;

  private final List<Member> members;
  private final Kinships kinships;
  private final Order order;
  private final List<List<FoundParent>> parents = new ArrayList<>();

  private Relatives(List<Member> members) {
    this.members = members;
    this.kinships = Kinships.of(members);
    this.order = new Order(members, kinships);
  }

  /**
   * Relates models.
   *
   * @param adapters by the index of an adapter among the members
   */
  public static Related of(List<Member> members, Map<Integer, AppliedAdapter> adapters) {
    return new Relatives(members).related(adapters);
  }

  private Related related(Map<Integer, AppliedAdapter> adapters) {
    members.forEach(member -> parents.add(new ArrayList<>()));
    // The older first: whose parents are known helps to find those of the younger.
    indexes()
        .boxed()
        .filter(child -> members.get(child).sample().isPresent())
        .sorted(Comparator.comparing(child -> members.get(child).since()))
        .forEach(child -> parents.set(child, parents(child)));
    adapters.forEach(this::adapter);
    ClaimChecks checks = new ClaimChecks(members, kinships, parents);
    List<List<CheckedClaim>> claims = checks.all();
    return new Related(members, parents, claims, new Bonds(kinships, parents, claims).all());
  }

  private List<FoundParent> parents(int child) {
    Optional<Integer> original =
        indexes()
            .filter(p -> order.copies(p, child) && members.get(p).before(members.get(child)))
            .boxed()
            .min(Comparator.comparing(p -> members.get(p).since()));
    if (original.isPresent()) {
      int parent = original.get();
      return found(parent, child, order.descent(parent, child), Because.DATES);
    }
    List<Integer> candidates =
        indexes()
            .filter(p -> kinships.related(p, child) && !order.copies(p, child) && original(p))
            .filter(p -> order.parentOf(p, child).isPresent())
            .boxed()
            .toList();
    if (candidates.isEmpty()) {
      return new ArrayList<>();
    }
    Nearest nearest = new Nearest(kinships, new Ancestors(parents), child);
    List<Integer> byDistance = nearest.byDistance(candidates);
    List<Integer> all = List.of();
    if (merged(order.descent(byDistance.get(0), child))) {
      all = new MergeFinder(kinships).parents(child, byDistance.get(0), byDistance);
    }
    if (all.size() < 2) {
      all = List.of(nearest.of(byDistance));
    }
    Descent how = all.size() > 1 ? Descent.MERGE : order.descent(all.get(0), child);
    List<FoundParent> found = new ArrayList<>();
    for (int parent : all) {
      found.addAll(found(parent, child, how, order.parentOf(parent, child).orElseThrow()));
    }
    return found;
  }

  /** Whether a difference of this kind may be that of a mean. */
  private static boolean merged(Descent descent) {
    return switch (descent) {
      case FINETUNE, CONTINUED_PRETRAIN, NOISED_COPY, LORA_MERGED -> true;
      default -> false;
    };
  }

  /** Whether no earlier member computes the same. */
  private boolean original(int one) {
    return indexes()
        .noneMatch(
            other ->
                other != one
                    && order.copies(one, other)
                    && (members.get(other).before(members.get(one))
                        || !members.get(one).before(members.get(other)) && other < one));
  }

  private List<FoundParent> found(int parent, int child, Descent descent, Because because) {
    Grade grade = because == Because.CHANGE ? Grade.INFERRED : Grade.PROVED;
    double log10p = kinships.of(parent, child).orElseThrow().units().log10p();
    return new ArrayList<>(List.of(new FoundParent(parent, descent, grade, log10p, because)));
  }

  /** Adds the base of an adapter, and the adapter to the parents of models that have it in them. */
  private void adapter(int adapter, AppliedAdapter applied) {
    int base = applied.base();
    parents
        .get(adapter)
        .add(new FoundParent(base, Descent.ADAPTER, Grade.DECLARED, 0, Because.STATED));
    for (int child = 0; child < members.size(); child++) {
      if (child != base && kinships.related(base, child) && !order.copies(base, child)) {
        Kinship both = KinshipMeter.of(applied.sample(), members.get(child).sample().orElseThrow());
        if (both.related() && both.all().change() < ROUNDING * kinships.distance(base, child)) {
          double log10p = both.units().log10p();
          Because because = order.parentOf(base, child).orElse(Because.STRUCTURE);
          parents.get(child).clear();
          for (int parent : new int[] {base, adapter}) {
            parents
                .get(child)
                .add(new FoundParent(parent, Descent.LORA_MERGED, Grade.PROVED, log10p, because));
          }
        }
      }
    }
  }

  private IntStream indexes() {
    return IntStream.range(0, members.size());
  }
}
