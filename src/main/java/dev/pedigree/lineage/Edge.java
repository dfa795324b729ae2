package dev.pedigree.lineage;

import dev.pedigree.architecture.Distance;
import dev.pedigree.catalog.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An edge of the family tree.
 *
 * @param parent catalogue id, or free text when {@code ghost}
 * @param child catalogue id
 * @param relation what the child is to the parent
 * @param state how well the edge is known
 * @param distance for design edges, how far the two listings are apart, when both are described
 * @param ghost whether the parent is named by a claim but not in the catalogue
 * @param basis what the comparison of the two designs rests on; facts where there is none
 * @param evidence what the edge rests on, at least one
 */
public record Edge(
    String parent,
    String child,
    Relation relation,
    State state,
    Optional<Distance> distance,
    boolean ghost,
    Basis basis,
    List<Evidence> evidence) {

  public Edge {
    evidence = List.copyOf(evidence);
  }

  /** How well an edge is known. */
  public enum State {
    /** Said by somebody, and the descriptions show the same design: drawn solid. */
    EVIDENCED,
    /** Said by somebody: drawn dashed. */
    DECLARED,
    /** The nearest earlier design by comparison: drawn dotted. Says nothing about copying. */
    INFERRED,
    /** One of several earlier designs that are equally near. */
    TIED,
    /** One of several earlier designs of which unknown lines leave open which is the nearest. */
    OPEN;

    /** The word in data and style sheets: {@code evidenced} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
