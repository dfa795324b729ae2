package dev.pedigree.lineage.weights;

/**
 * How many units of one model were found at their own numbers in another.
 *
 * <p>Each unit is paired with the unit of the other model that is most like it, where that holds in
 * both directions. Were the models trained apart, the numbers of one could be dealt out anew
 * without anybody noticing, and the number of pairs with equal numbers would be that of fixed
 * points of a random permutation: at least k of them have a probability of at most 1/k!, whatever
 * the data.
 *
 * @param found pairs with equal numbers
 * @param units that were compared
 * @param rows by which they were compared
 * @param tests how many such tests there were, by which the probability is multiplied
 */
public record UnitsFound(int found, int units, int rows, int tests) {
  /** A probability of error above this one is not believed. */
  static final double STRICT = -9;

  /** Least share of units, against models whose units are not quite exchangeable. */
  private static final double SHARE = 0.05;

  /** Nothing was compared. */
  public static final UnitsFound NONE = new UnitsFound(0, 0, 0, 1);

  static UnitsFound inPlace(RowPairs rows, int tests) {
    return inPlace(rows.similarity(), rows.rows(), tests);
  }

  static UnitsFound inPlace(Similarity similarity, int rows, int tests) {
    int[] mutual = similarity.mutual();
    int found = 0;
    for (int j = 0; j < mutual.length; j++) {
      found += mutual[j] == j ? 1 : 0;
    }
    return new UnitsFound(found, mutual.length, rows, tests);
  }

  /** The decimal logarithm of the probability of so many by chance, for all tests together. */
  public double log10p() {
    double log = 0;
    for (int k = 2; k <= found; k++) {
      log -= Math.log10(k);
    }
    return Math.min(0, log + Math.log10(Math.max(1, tests)));
  }

  /** Whether chance is excluded. */
  boolean decides() {
    return log10p() <= STRICT && found >= SHARE * units;
  }

  /** Whether chance were excluded if all of them had been found. */
  boolean wouldDecide() {
    return new UnitsFound(units, units, rows, tests).decides();
  }

  /** The one with the smaller probability. */
  UnitsFound or(UnitsFound other) {
    if (other.log10p() == log10p()) {
      return other.found > found || units == 0 ? other : this;
    }
    return other.log10p() < log10p() ? other : this;
  }
}
