package dev.pedigree.lineage.relate;

import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.lineage.declared.Declaration;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A stated parent beside what the weights show.
 *
 * @param declaration what a file states, and where the name leads
 * @param member the index of that model among the members; empty if it is none of them
 * @param outcome what the weights say to it
 */
public record CheckedClaim(Declaration declaration, OptionalInt member, Outcome outcome) {

  /** The statement as read. */
  public StatedParent stated() {
    return declaration.stated();
  }

  /** What the weights say to a stated parent. */
  public enum Outcome {
    /** It is a parent. */
    CONFIRMED,
    /** It shares weights with the child, but another model is nearer. */
    RELATED,
    /** The child has none of its weights, which the stated relation needs. */
    CONTRADICTED,
    /** The child has none of its weights, and nothing says that it should. */
    NO_WEIGHTS,
    /** The weights of one of the two were not read, or do not decide it. */
    OPEN,
    /** It is not among the models that were given. */
    ABSENT;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
