package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.weights.DescentReader.Way;
import dev.pedigree.lineage.weights.Dots;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.TensorKin;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Which of two models came first, by how they differ. What training adds is nearly at right angles
 * to what was there, so that the child still has the parent in it at its full size, while the
 * parent has only a part of the child. A hint, and none at all between two children of one parent.
 */
final class Shrinkage {
  /** The parent's loss is at most this share of the child's. */
  private static final double SHARE = 0.6;

  /** Differences below this one are within rounding. */
  private static final double LEAST = 1e-4;

  private Shrinkage() {}

  static Optional<Way> way(Kinship kinship) {
    List<Dots> matrices =
        kinship.tensors().stream()
            .filter(kin -> kin.b().layer() >= 0 && kin.dots().count() > 64)
            .map(TensorKin::dots)
            .toList();
    double lostInB = middle(matrices.stream().mapToDouble(d -> Math.abs(1 - d.ab() / d.aa())));
    double lostInA = middle(matrices.stream().mapToDouble(d -> Math.abs(1 - d.ab() / d.bb())));
    if (Math.max(lostInA, lostInB) < LEAST) {
      return Optional.empty();
    }
    if (lostInB < SHARE * lostInA) {
      return Optional.of(Way.A_TO_B);
    }
    return lostInA < SHARE * lostInB ? Optional.of(Way.B_TO_A) : Optional.empty();
  }

  private static double middle(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
