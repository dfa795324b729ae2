package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;

/**
 * A work known to have had a design element, whether the catalogue has the work or not, from {@code
 * content/precedents.yaml}.
 *
 * @param trait key of a trait
 * @param element word of its value, such as {@code GQA}; {@code part} for every share of the head
 *     below all of it, {@code alternating} for every pattern of windowed and full layers in turn
 * @param kind what the work did
 * @param work a paper by its authors, or a model
 * @param date when it was published, or the day by which it is known to have been there
 * @param source URL of what was read for this
 * @param note one sentence, or empty
 * @param at where the element is written
 */
public record Precedent(
    String trait,
    String element,
    Kind kind,
    String work,
    ReleaseDate date,
    String source,
    Text note,
    Location at) {

  /** What a work did with an element. */
  public enum Kind {
    /** It described the element. */
    DESCRIBED,
    /** It is a model that has it. */
    USED
  }
}
