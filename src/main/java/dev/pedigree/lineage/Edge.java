package dev.pedigree.lineage;

import dev.pedigree.catalog.Relation;
import java.util.List;

/**
 * An edge of the family tree.
 *
 * @param parent catalogue id, or free text when {@code ghost}
 * @param child catalogue id
 * @param relation what the child is to the parent
 * @param state how well the edge is known
 * @param lines for design edges, how many lines of the listing differ (design plus variation); -1
 *     for weight edges
 * @param ghost whether the parent is named by a claim but not in the catalogue
 * @param evidence what the edge rests on, at least one
 */
public record Edge(
    String parent,
    String child,
    Relation relation,
    State state,
    int lines,
    boolean ghost,
    List<Evidence> evidence) {

  public Edge {
    evidence = List.copyOf(evidence);
  }

  /** How well an edge is known. */
  public enum State {
    /** Shown by files: drawn solid. */
    EVIDENCED,
    /** Said by somebody: drawn dashed. */
    DECLARED,
    /** Concluded by comparing designs and dates: drawn dotted. Says nothing about copying. */
    INFERRED
  }
}
