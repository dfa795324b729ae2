package dev.pedigree.lineage.ledger;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Evidence;
import java.util.List;
import java.util.Locale;

/**
 * An entry of the ledger.
 *
 * @param child catalogue id of the model it is about
 * @param parent the other model: catalogue id or name; empty where there is none
 * @param sentence what does not fit, without saying whose fault it is
 * @param evidence both sides
 */
public record Dispute(
    Kind kind, String child, String parent, Text sentence, List<Evidence> evidence) {

  public Dispute {
    evidence = List.copyOf(evidence);
  }

  /** What does not fit. */
  public enum Kind {
    /** A parent that is named, and dates, files or numbers that speak against it. */
    CONTRADICTED,
    /** A parent that one names and another denies, or that is named with two relations. */
    DISPUTED,
    /** A parent that files show and nobody names. */
    UNDECLARED,
    /** A relation that a card states and its files do not bear out. */
    RELATION,
    /** A licence that the catalogue and the repository state differently. */
    LICENCE,
    /** A size or design that a card states and files show to be another. */
    STATEMENT;

    /** The word in JSON: {@code undeclared} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
