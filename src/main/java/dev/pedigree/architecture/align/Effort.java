package dev.pedigree.architecture.align;

/**
 * What the alignment of one header may cost. A search that is given up tells nothing, neither that
 * a class fits nor that it does not.
 */
final class Effort {

  /** Most steps of one search; those of real headers need some hundred. */
  private static final int EACH = 20_000;

  /** Those of one search that may leave tensors over. */
  private static final int EACH_PARTLY = 3_000;

  private long left;
  private int own;
  private boolean whole;
  private boolean doubt;

  /** So many steps for all searches. */
  Effort(long steps) {
    this.left = steps;
  }

  /** Begins a search, for what leaves nothing over or for what may. */
  void begin(boolean nothingLeft) {
    whole = nothingLeft;
    own = whole ? EACH : EACH_PARTLY;
  }

  /** Takes a step; false if the search has to end. */
  boolean step() {
    left--;
    own--;
    doubt |= whole && own < 0;
    return own >= 0 && left >= 0;
  }

  /** Whether the search was given up. */
  boolean spent() {
    return own < 0 || left < 0;
  }

  /** Whether classes may fit that were not found. */
  boolean exhausted() {
    return left < 0 || doubt;
  }
}
