package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.lineage.Edge;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The line from one sign to a later one, for all edges of one layer between their models.
 *
 * @param from the parents' sign; a ghost where the catalogue lacks it
 * @param to the children's sign
 * @param edges at least one, the most telling first; the line links to the comparison of the first
 */
record Tie(Sign from, Sign to, List<Edge> edges) {

  /** Where there is no number. */
  static final Distance FAR = new Distance(Integer.MAX_VALUE, 0);

  /** The best known first, then the nearest. */
  static final Comparator<Edge> TELLING =
      Comparator.comparing((Edge e) -> e.relation().sharesWeights() ? 0 : 1)
          .thenComparing(Edge::state)
          .thenComparing(e -> e.distance().orElse(FAR))
          .thenComparing(Edge::child)
          .thenComparing(Edge::parent)
          .thenComparing(Edge::relation);

  Tie {
    edges = List.copyOf(edges);
  }

  Edge main() {
    return edges.get(0);
  }

  boolean ghost() {
    return from.kind() == Sign.Kind.GHOST;
  }

  /** Whether an edge says that weights were taken over. */
  boolean weights() {
    return main().relation().sharesWeights();
  }

  /** How far the two designs are apart that the main edge is about. */
  Optional<Distance> distance() {
    return main().distance();
  }
}
