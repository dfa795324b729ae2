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

  private final Kinships kinships;
  private final int child;

  Nearest(Kinships kinships, int child) {
    this.kinships = kinships;
    this.child = child;
  }

  /** The candidates, the nearest first. */
  List<Integer> sorted(List<Integer> candidates) {
    List<Integer> byDistance = new ArrayList<>(candidates);
    byDistance.sort(Comparator.comparingDouble(one -> kinships.distance(one, child)));
    int best = byDistance.get(0);
    int most = -1;
    for (int one : byDistance) {
      int wins = 0;
      for (int other : byDistance) {
        wins += one != other && nearer(one, other) ? 1 : 0;
      }
      if (wins > most) {
        most = wins;
        best = one;
      }
    }
    byDistance.remove((Integer) best);
    byDistance.add(0, best);
    return byDistance;
  }

  private boolean nearer(int one, int other) {
    OptionalDouble share = share(one, other);
    return share.isPresent()
        ? share.getAsDouble() < 0.5
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
