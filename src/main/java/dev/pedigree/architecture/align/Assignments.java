package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.DialectChoice.Candidate;

/**
 * All ways in which stored tensors can share the roles that their shapes leave open, for one class.
 */
public interface Assignments {

  /** How many there are; {@link Long#MAX_VALUE} for more than that. */
  long count();

  /**
   * The class with its tensors bound in one of these ways.
   *
   * @param number from 0 to {@link #count} - 1
   */
  Candidate get(long number);
}
