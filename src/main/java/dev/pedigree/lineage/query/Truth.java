package dev.pedigree.lineage.query;

import java.util.stream.Stream;

/** Whether something holds, as far as it is known. */
public enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Whether all hold: one that does not decides. */
  static Truth all(Stream<Truth> parts) {
    return parts.reduce(YES, (a, b) -> a == NO || b == NO ? NO : a == YES ? b : a);
  }

  /** Whether any holds: one that does decides. */
  static Truth any(Stream<Truth> parts) {
    return parts.reduce(NO, (a, b) -> a == YES || b == YES ? YES : a == NO ? b : a);
  }
}
