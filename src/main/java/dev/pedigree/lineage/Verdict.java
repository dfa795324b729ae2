package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import java.util.List;

/**
 * The three answers about two models, never mixed into one.
 *
 * @param design same computation graph?
 * @param shape same sizes?
 * @param weights same numbers? Headers alone cannot show that one was made from the other
 * @param basis what design and shape rest on: files that were read, or published facts
 * @param evidence what the answers rest on
 */
public record Verdict(
    Answer design, Answer shape, WeightsVerdict weights, Basis basis, List<Evidence> evidence) {
  public Verdict {
    evidence = List.copyOf(evidence);
  }
}
