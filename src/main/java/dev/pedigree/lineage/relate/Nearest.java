package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.relate.Kinships.Beside;
import dev.pedigree.lineage.sample.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Finds the nearest of several models. Distances do not tell: the longer a model was trained, the
 * less it matters whether it started from a model or from one that was made from that. What tells
 * is the change between the two: a model that was made from the second has this change in it, and
 * one that was made from the first has no more of it than all training has in common.
 */
final class Nearest {
  /** Vectors and smaller matrices are left out. */
  private static final int LEAST = 256;

  /** Least share of a change in what was made from a model that has it. */
  private static final double ALL = 0.9;

  private final Kinships kinships;
  private final Ancestors ancestors;
  private final int child;

  Nearest(Kinships kinships, Ancestors ancestors, int child) {
    this.kinships = kinships;
    this.ancestors = ancestors;
    this.child = child;
  }

  /** The candidates, the one that differs least first. */
  List<Integer> byDistance(List<Integer> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble(one -> kinships.distance(one, child)))
        .toList();
  }

  /** The one of which the child was made; they are given by distance. */
  int of(List<Integer> byDistance) {
    // One whose own ancestor is nearer would win over others only by what they have in common.
    List<Integer> open =
        byDistance.stream()
            .filter(
                one ->
                    byDistance.stream()
                        .noneMatch(other -> ancestors.has(one, other) && nearer(other, one)))
            .toList();
    int best = open.get(0);
    int most = -1;
    for (int one : open) {
      int wins = 0;
      for (int other : open) {
        wins += one != other && nearer(one, other) ? 1 : 0;
      }
      if (wins > most) {
        most = wins;
        best = one;
      }
    }
    return best;
  }

  private boolean nearer(int one, int other) {
    OptionalDouble share = share(one, other);
    double half = ancestors.has(other, one) ? ALL : ancestors.has(one, other) ? 1 - ALL : 0.5;
    return share.isPresent()
        ? share.getAsDouble() < half
        : kinships.distance(one, child) < kinships.distance(other, child);
  }

  /**
   * How much of the change from one to the other is in the child: 0 for none, 1 for all of it; the
   * middle over all matrices. Empty where the three are not comparable.
   */
  private OptionalDouble share(int one, int other) {
    List<Double> shares = new ArrayList<>();
    Map<Slot, Beside> fromOther = kinships.beside(child, other);
    for (Map.Entry<Slot, Beside> entry : kinships.beside(child, one).entrySet()) {
      Beside first = entry.getValue();
      Beside second = fromOther.get(entry.getKey());
      if (second == null || first.count() < LEAST || entry.getKey().layer() < 0) {
        continue;
      }
      Beside between = kinships.beside(other, one).get(second.from());
      boolean fits =
          between != null
              && between.from().equals(first.from())
              && between.count() == first.count()
              && between.count() == second.count();
      if (fits) {
        double[][] products = {
          {first.squares(), between.product()}, {between.product(), second.squares()}
        };
        double[] weights =
            LeastSquares.solve(products, new double[] {first.product(), second.product()});
        double sum = weights[0] + weights[1];
        if (between.difference() > 0 && sum > 0) {
          shares.add(weights[1] / sum);
        }
      }
    }
    shares.sort(Comparator.naturalOrder());
    return shares.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(shares.get(shares.size() / 2));
  }
}
