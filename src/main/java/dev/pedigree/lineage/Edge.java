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
 * @param direction why it runs this way
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
    Direction direction,
    List<Evidence> evidence) {

  public Edge {
    evidence = List.copyOf(evidence);
  }

  /** An edge whose parent somebody names. */
  public Edge(
      String parent,
      String child,
      Relation relation,
      State state,
      Optional<Distance> distance,
      boolean ghost,
      Basis basis,
      List<Evidence> evidence) {
    this(parent, child, relation, state, distance, ghost, basis, Direction.NAMED, evidence);
  }

  /** What is handed down along it. */
  public Relation.Layer layer() {
    return relation.layer();
  }

  /** How far an edge can be believed. */
  public enum Grade {
    /** Shown by files or numbers, whoever says it or does not. */
    PROVED,
    /** Said by the catalogue with a source, or by files of the repository. */
    DECLARED,
    /** Computed: the nearest earlier design. Says nothing about copying. */
    INFERRED,
    /** Said by one and denied by another, or said in two ways that exclude each other. */
    DISPUTED,
    /** Said, and evidence speaks against it. */
    CONTRADICTED;

    /** The word in data files: {@code proved} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How well an edge is known. */
  public enum State {
    /** Shown by equal files or by numbers. */
    PROVED(Grade.PROVED),
    /** Said by somebody, and the descriptions show the same design: drawn solid. */
    EVIDENCED(Grade.DECLARED),
    /** Said by somebody: drawn dashed. */
    DECLARED(Grade.DECLARED),
    /** The nearest earlier design by comparison: drawn dotted. Says nothing about copying. */
    INFERRED(Grade.INFERRED),
    /** One of several earlier designs that are equally near. */
    TIED(Grade.INFERRED),
    /** One of several earlier designs of which unknown lines leave open which is the nearest. */
    OPEN(Grade.INFERRED),
    /** Said and denied, or said in two ways: not drawn. */
    DISPUTED(Grade.DISPUTED),
    /** Said, and evidence speaks against it: not drawn. */
    CONTRADICTED(Grade.CONTRADICTED);

    private final Grade grade;

    State(Grade grade) {
      this.grade = grade;
    }

    /** How far such an edge can be believed. */
    public Grade grade() {
      return grade;
    }

    /** Whether it belongs into a picture of descent. */
    public boolean drawn() {
      return grade != Grade.DISPUTED && grade != Grade.CONTRADICTED;
    }

    /** The word in data and style sheets: {@code evidenced} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
