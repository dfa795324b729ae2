package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import java.util.List;

/**
 * The three answers about two models, never mixed into one.
 *
 * @param design same computation graph?
 * @param shape same sizes?
 * @param weights same numbers? Headers alone cannot tell
 * @param evidence what the answers rest on
 */
public record Verdict(Answer design, Answer shape, Answer weights, List<Evidence> evidence) {
  public Verdict {
    evidence = List.copyOf(evidence);
  }
}
