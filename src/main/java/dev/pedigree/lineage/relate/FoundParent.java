package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.weights.Descent;
import java.util.Locale;

/**
 * A parent of a model.
 *
 * @param parent its index among the members
 * @param descent how the child was made from it
 * @param grade how well that is known
 * @param log10p the decimal logarithm of the probability that chance made them alike; 0 where the
 *     weights do not show it
 * @param because what tells which of the two came first
 */
public record FoundParent(
    int parent, Descent descent, Grade grade, double log10p, Because because) {

  /** What tells which of two models came first. */
  public enum Because {
    /** Numbers, tokens, experts or layers that only a later model can have. */
    STRUCTURE,
    /** Dates of commits. */
    DATES,
    /** What was added does not depend on what the parent had. */
    CHANGE,
    /** Files of the child. */
    STATED,
    NOTHING;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
