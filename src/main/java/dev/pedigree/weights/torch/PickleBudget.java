package dev.pedigree.weights.torch;

/**
 * What the values of all pickles of a file may cost together: a few bytes can ask for a list, and a
 * million lists are no checkpoint.
 */
final class PickleBudget {
  /** Estimated bytes; a checkpoint of 60,000 tensors needs a third. */
  private static final long ALL = 120L << 20;

  private long spent;

  /** Accounts for memory that a value takes from now on; false when that is too much. */
  boolean spend(long bytes) {
    spent += bytes;
    return spent <= ALL;
  }

  long spent() {
    return spent;
  }

  /** Forgets what was spent since: the values are given up. */
  void reset(long before) {
    spent = before;
  }
}
