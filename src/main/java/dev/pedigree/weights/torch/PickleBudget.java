package dev.pedigree.weights.torch;

/**
 * Limits the memory of all values in the pickles of a file, as a few bytes of pickle can make a
 * list.
 */
final class PickleBudget {
  /** Most bytes, estimated; a checkpoint of 60,000 tensors needs a third. */
  private static final long ALL = 120L << 20;

  private long spent;

  /** Counts memory that a value takes; false when the limit is passed. */
  boolean spend(long bytes) {
    spent += bytes;
    return spent <= ALL;
  }

  long spent() {
    return spent;
  }

  /** Goes back to an earlier sum, when all values since then are dropped. */
  void reset(long before) {
    spent = before;
  }
}
