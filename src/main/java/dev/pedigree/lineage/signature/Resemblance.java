package dev.pedigree.lineage.signature;

import dev.pedigree.lineage.weights.UnitsFound;
import java.util.Locale;

/**
 * What two signatures show of each other.
 *
 * @param outcome the answer
 * @param why the reason for an answer that leaves it open; {@link Why#NONE} else
 * @param units by how many units it is shown, and how probable that is by chance, with all
 *     comparisons counted
 * @param comparisons of how many pairs this is one
 * @param reordered whether units stand in another order
 * @param orderSought whether a copy whose units stand in another order would have been looked for
 * @param kept the least correlation at which a descendant would have been seen, of an independent
 *     pair
 * @param change size of the difference as a share of the size of the second; of a related pair
 * @param identical how many of {@code tensors} have equal numbers in all rows that were read
 * @param tensors places that both signatures have
 * @param bytesRead bytes of weight files that were read for both, once
 */
public record Resemblance(
    Outcome outcome,
    Why why,
    UnitsFound units,
    int comparisons,
    boolean reordered,
    boolean orderSought,
    double kept,
    double change,
    int identical,
    int tensors,
    long bytesRead) {

  /** The answer to whether two models share trained weights. */
  public enum Outcome {
    /** They share numbers that were learned; chance is excluded. */
    SHARED,
    /** They have nothing in common, by tests that would have seen a descendant. */
    INDEPENDENT,
    /** They were compared, and that decides nothing. */
    UNDECIDED,
    /** They cannot be compared by their signatures. */
    NOT_COMPARABLE;

    /** The word in JSON: {@code not-comparable} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Why an answer is left open. */
  public enum Why {
    NONE,
    /** The two have a different number of units. */
    WIDTH,
    /** One of the two has learned nothing. */
    UNTRAINED,
    /** What they have in common may be the random numbers that both started from. */
    START,
    /** Too few rows, or a test that would not have seen a descendant. */
    BLIND;

    /** The word in JSON: {@code width} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the two share weights. */
  public boolean shared() {
    return outcome == Outcome.SHARED;
  }

  /** The probability that chance made so many units alike, at least 1e-300. */
  public double p() {
    return Math.pow(10, Math.max(-300, units.log10p()));
  }
}
