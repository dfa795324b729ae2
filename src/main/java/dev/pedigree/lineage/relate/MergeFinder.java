package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.relate.Kinships.Beside;
import dev.pedigree.lineage.sample.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds models that a model is a mean of, or a sum of what they learned: its difference from one
 * parent lies in the span of the differences of the other parents from that one, tensor by tensor.
 * Differences that were learned apart are nearly at right angles, so that chance explains next to
 * nothing.
 */
final class MergeFinder {
  /** Least share of what the other parents do not explain that one more has to explain. */
  private static final double EXPLAINED = 0.5;

  /** Greatest share that the parents of a mean leave unexplained. */
  private static final double MEAN = 0.25;

  /** Most models that are tried. */
  private static final int LOOKED = 16;

  /** Least weight of a parent in the mean; that of a base whose part is taken away is negative. */
  private static final double LEAST = 0.03;

  private static final int MOST = 6;

  private final Kinships kinships;

  MergeFinder(Kinships kinships) {
    this.kinships = kinships;
  }

  /**
   * The parents of a mean, the nearest first.
   *
   * @param child whose parents are looked for
   * @param nearest the model that differs least from it
   * @param others that may be parents too, the nearest first
   * @return only {@code nearest} where the child is no mean
   */
  List<Integer> parents(int child, int nearest, List<Integer> others) {
    List<Integer> looked = others.subList(0, Math.min(LOOKED, others.size()));
    Found best = new Found(List.of(nearest), 1);
    while (best.parents.size() < MOST) {
      Found more = better(child, best, looked);
      if (!more.more(best)) {
        break;
      }
      best = more;
    }
    return best.left <= MEAN ? best.parents : List.of(nearest);
  }

  /**
   * Parents, and what is left.
   *
   * @param left the share of the squared difference from the first that the others leave
   *     unexplained
   */
  private record Found(List<Integer> parents, double left) {
    Found or(Found other) {
      return other.left < left ? other : this;
    }

    boolean more(Found before) {
      return parents.size() > before.parents.size();
    }
  }

  /**
   * With the parent more that explains most, or else the two that together explain as much as two
   * such parents would: of a sum no part alone may do. The same if there are none.
   */
  private Found better(int child, Found before, List<Integer> others) {
    double left = 1 - EXPLAINED;
    Found one = new Found(before.parents, before.left * left);
    Found two = new Found(before.parents, before.left * left * left);
    for (int other : others) {
      one = one.or(with(child, before, other));
    }
    if (one.more(before)) {
      return one;
    }
    for (int i = 0; i < others.size(); i++) {
      for (int j = 0; j < i; j++) {
        two = two.or(with(child, before, others.get(i), others.get(j)));
      }
    }
    return two.more(before) ? two : before;
  }

  private Found with(int child, Found before, int... others) {
    List<Integer> more = new ArrayList<>(before.parents);
    for (int other : others) {
      if (other == child || more.contains(other)) {
        return before;
      }
      more.add(other);
    }
    return more.size() > MOST ? before : new Found(more, rest(child, more));
  }

  /**
   * The share of the squared difference from the first parent that the others leave unexplained; 1
   * where they are not comparable or one of the parents has no weight in the mean.
   */
  private double rest(int child, List<Integer> parents) {
    int first = parents.get(0);
    int others = parents.size() - 1;
    Map<Slot, Beside> base = kinships.beside(child, first);
    double all = 0;
    double rest = 0;
    double[] shares = new double[others];
    for (Map.Entry<Slot, Beside> entry : base.entrySet()) {
      Beside here = entry.getValue();
      if (!here.from().equals(entry.getKey())) {
        return 1; // a mean keeps every tensor in its place
      }
      double[][] products = new double[others][others];
      double[] along = new double[others];
      for (int i = 0; i < others; i++) {
        int one = parents.get(i + 1);
        double toFirst = squares(first, one, entry);
        along[i] = (here.difference() + toFirst - squares(child, one, entry)) / 2;
        for (int j = 0; j <= i; j++) {
          int other = parents.get(j + 1);
          double between = i == j ? 0 : squares(one, other, entry);
          products[i][j] = (toFirst + squares(first, other, entry) - between) / 2;
          products[j][i] = products[i][j];
        }
      }
      double[] weights = LeastSquares.solve(products, along);
      double explained = 0;
      for (int i = 0; i < others; i++) {
        explained += weights[i] * along[i];
        shares[i] += weights[i] * here.difference();
      }
      all += here.difference();
      rest += Math.max(0, here.difference() - explained);
    }
    double ofFirst = 1;
    for (double share : shares) {
      if (Double.isNaN(share) || Math.abs(share) < LEAST * all) {
        return 1;
      }
      ofFirst -= share / all;
    }
    return all == 0 || ofFirst < LEAST ? 1 : rest / all;
  }

  /** Squares of differences at a place of the child; NaN where two are not comparable there. */
  private double squares(int one, int other, Map.Entry<Slot, Beside> place) {
    Beside here = kinships.beside(one, other).get(place.getKey());
    boolean fits =
        here != null
            && here.from().equals(place.getKey())
            && here.count() == place.getValue().count();
    return fits ? here.difference() : Double.NaN;
  }
}
