package dev.pedigree.lineage.declared;

import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.Told;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A parent that a file of the repository names, and where that name leads.
 *
 * @param stated the statement as read
 * @param parent the catalogue id where there is one, else the name as written
 * @param target where the name leads
 * @param told since when the file says so
 */
public record Declaration(StatedParent stated, String parent, Target target, Told told) {

  /** Where a name leads. */
  public enum Target {
    /** To a model of the catalogue. */
    CATALOGUED,
    /** To a repository on a hub that the catalogue does not have. */
    ELSEWHERE,
    /** To the model itself: tools write down the name they loaded from. */
    SELF,
    /** Into a folder of whoever made the model. */
    LOCAL,
    /** Nowhere that is known: a single word or another address. */
    UNCLEAR;

    /** The word in JSON: {@code catalogued} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the name is that of another model, so that it can be a parent. */
  public boolean leads() {
    return target == Target.CATALOGUED || target == Target.ELSEWHERE;
  }

  /** Whether the file itself says what the relation is. */
  public boolean relationStated() {
    return !stated.relation().isEmpty() && relation(stated.relation()).isPresent();
  }

  /** The stated or else the inferred relation; {@link Relation#BASED_ON} where neither is known. */
  public Relation relation() {
    return relation(stated.kind()).orElse(Relation.BASED_ON);
  }

  private static Optional<Relation> relation(String word) {
    return Arrays.stream(Relation.values()).filter(r -> r.word().equals(word)).findFirst();
  }
}
