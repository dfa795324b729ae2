package dev.pedigree.lineage.weights;

import java.util.List;

/**
 * What the numbers of two models show of each other.
 *
 * @param finding the answer
 * @param units by how many units it is shown, neurons where the stream is rotated, and how probable
 *     that is by chance
 * @param stream where the units of the residual stream stand
 * @param movedInside whether neurons or heads stand in another order
 * @param rescaled whether the two are equal once the gains of norms are multiplied into the
 *     matrices behind them, and not before
 * @param sawInPlace the least correlation at which a descendant with units in place would have been
 *     seen; 1 where none would have been
 * @param sawReordered as {@code sawInPlace}, for one whose units stand in another order
 * @param sawRotated whether one whose units are mixed by a rotation would have been seen
 * @param originsOfB for each layer of b the layer of a that it comes from, −1 for none; empty if
 *     the two have nothing in common
 * @param originsOfA the same for each layer of a
 * @param tensors of b with their origins in a
 * @param start whether what is common may be the numbers that both started from, which shows no
 *     descent
 * @param missing how many tensors of b, and of a, have no counterpart
 * @param bytesRead bytes that were read of both
 */
public record Kinship(
    Finding finding,
    UnitsFound units,
    StreamOrder stream,
    boolean movedInside,
    boolean rescaled,
    double sawInPlace,
    double sawReordered,
    boolean sawRotated,
    List<Integer> originsOfB,
    List<Integer> originsOfA,
    List<TensorKin> tensors,
    Start start,
    int missing,
    long bytesRead) {

  public Kinship {
    originsOfB = List.copyOf(originsOfB);
    originsOfA = List.copyOf(originsOfA);
    tensors = List.copyOf(tensors);
  }

  /** The answer to whether two models share trained weights. */
  public enum Finding {
    /** Every number that was read is equal, and all were read. */
    SAME,
    /** Chance is excluded. */
    DERIVED,
    /** Nothing in common was found by a test that would have found it. */
    INDEPENDENT,
    UNKNOWN
  }

  /** Where the units of the residual stream of one model stand in the other. */
  public enum StreamOrder {
    /** At their own numbers, or nowhere. */
    IN_PLACE,
    /** At other numbers. */
    REORDERED,
    /** Nowhere: each is a mixture of them, which changes nothing of what is computed. */
    ROTATED
  }

  /** What equal random numbers that both started from may explain. */
  public enum Start {
    /** Not what the two have in common, or they have nothing in common. */
    NOTHING,
    /** All of it: one of the two has learned nothing. */
    UNTRAINED,
    /** All of it: what they learned is less alike than the rest. */
    LEARNED_APART
  }

  /** Whether the two share trained weights. */
  public boolean related() {
    return finding == Finding.SAME || finding == Finding.DERIVED;
  }

  /** The sums over all tensors. */
  public Dots all() {
    return tensors.stream().map(TensorKin::dots).reduce(Dots.NONE, Dots::plus);
  }
}
