package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.weights.Descent;
import dev.pedigree.lineage.weights.DescentReader.Way;
import dev.pedigree.lineage.weights.Kinship;
import java.util.Locale;
import java.util.Optional;

/**
 * How two of the members are related.
 *
 * @param a index of the first
 * @param b index of the second, larger
 * @param kin the kind of relation
 * @param way from parent or ancestor to child; empty where there is none or it is not known
 * @param descent how the child was made; empty unless one is the parent of the other
 * @param grade how well that is known; empty where nothing relates them
 * @param kinship what their weights show; empty where those of one were not read
 */
public record Bond(
    int a,
    int b,
    Kin kin,
    Optional<Way> way,
    Optional<Descent> descent,
    Optional<Grade> grade,
    Optional<Kinship> kinship) {

  /** The kinds of relation. */
  public enum Kin {
    PARENT,
    ANCESTOR,
    /** Neither was made from the other, but both have weights of a third. */
    COMMON_ANCESTOR,
    /** They share weights; who had them first is not known. */
    SHARED,
    /** Files of one name the other, and the weights do not show it. */
    STATED,
    NONE;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The relation in one word: how the child was made, or else the kind; empty for none. */
  public String relation() {
    return descent.map(Descent::word).orElse(kin == Kin.NONE ? "" : kin.word());
  }
}
