package dev.pedigree.lineage.signature;

import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.signature.Resemblance.Outcome;
import dev.pedigree.lineage.signature.Resemblance.Why;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.lineage.weights.KinshipMeter;
import dev.pedigree.lineage.weights.StartBound;
import dev.pedigree.lineage.weights.UnitsFound;
import java.util.function.Predicate;

/**
 * Compares two signatures, by the tests of {@link KinshipMeter} alone. A signature shows less than
 * the weights: that all numbers of two models are equal is never said, and that they have nothing
 * in common only where both the tokens and the layers show it, each by rows in which a descendant
 * would have been seen. So neither another tokenizer nor other layers make a copy a stranger.
 */
public final class ResemblanceReader {
  private ResemblanceReader() {}

  /**
   * Compares a pair.
   *
   * @param comparisons how many pairs are looked at for one statement; the probability of an error
   *     is that of any of them
   */
  public static Resemblance of(Signature a, Signature b, int comparisons) {
    if (a.width() != b.width() || a.units() != b.units()) {
      return of(a, b, comparisons, Outcome.NOT_COMPARABLE, Why.WIDTH, UnitsFound.NONE, 1);
    }
    Kinship all = meter(a, b, slot -> true, comparisons);
    return switch (all.finding()) {
      case SAME, DERIVED -> shared(a, b, comparisons, all);
      case INDEPENDENT -> apart(a, b, comparisons, all);
      case UNKNOWN ->
          moreThanAStart(a, b, all)
              ? shared(a, b, comparisons, all)
              : of(a, b, comparisons, Outcome.UNDECIDED, why(all.start()), all.units(), 1);
    };
  }

  /** Whether more is common than a start leaves, where the rows are too few to show what. */
  private static boolean moreThanAStart(Signature a, Signature b, Kinship all) {
    return all.start() == Kinship.Start.LEARNED_APART
        && StartBound.exceeded(a.sample(slot -> true), b.sample(slot -> true));
  }

  private static Why why(Kinship.Start start) {
    return switch (start) {
      case NOTHING -> Why.BLIND;
      case UNTRAINED -> Why.UNTRAINED;
      case LEARNED_APART -> Why.START;
    };
  }

  private static Kinship meter(Signature a, Signature b, Predicate<Slot> wanted, int comparisons) {
    return KinshipMeter.of(a.sample(wanted), b.sample(wanted), comparisons);
  }

  private static Resemblance apart(Signature a, Signature b, int comparisons, Kinship all) {
    Kinship tokens = meter(a, b, slot -> slot.layer() < 0, comparisons);
    Kinship layers = meter(a, b, slot -> slot.layer() >= 0, comparisons);
    boolean both =
        tokens.finding() == Finding.INDEPENDENT && layers.finding() == Finding.INDEPENDENT;
    double kept = Math.max(tokens.sawInPlace(), layers.sawInPlace());
    return both
        ? of(a, b, comparisons, Outcome.INDEPENDENT, Why.NONE, all.units(), kept)
        : of(a, b, comparisons, Outcome.UNDECIDED, Why.BLIND, all.units(), 1);
  }

  private static Resemblance shared(Signature a, Signature b, int comparisons, Kinship kinship) {
    return new Resemblance(
        Outcome.SHARED,
        Why.NONE,
        kinship.units(),
        comparisons,
        kinship.stream() == Kinship.StreamOrder.REORDERED,
        a.allUnits(),
        0,
        kinship.all().change(),
        identical(a, b),
        common(a, b),
        a.bytesRead() + b.bytesRead());
  }

  private static Resemblance of(
      Signature a,
      Signature b,
      int comparisons,
      Outcome outcome,
      Why why,
      UnitsFound units,
      double kept) {
    boolean sought = a.allUnits() && b.allUnits() && why != Why.WIDTH;
    return new Resemblance(
        outcome,
        why,
        units,
        comparisons,
        false,
        sought,
        kept,
        0,
        identical(a, b),
        common(a, b),
        a.bytesRead() + b.bytesRead());
  }

  private static int common(Signature a, Signature b) {
    return (int) a.tensors().stream().filter(tensor -> b.get(tensor.slot()) != null).count();
  }

  private static int identical(Signature a, Signature b) {
    return (int)
        a.tensors().stream()
            .filter(tensor -> b.get(tensor.slot()) != null)
            .filter(tensor -> tensor.identical(b.get(tensor.slot())))
            .count();
  }
}
