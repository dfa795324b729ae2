package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.lineage.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The line from one sign to a later one, for all edges between their models.
 *
 * @param from the parents' sign
 * @param to the children's sign
 * @param edges at least one; the line links to the comparison of the first
 */
record Tie(Glyph from, Glyph to, List<Edge> edges) {

  /** Where there is no number. */
  static final Distance FAR = new Distance(Integer.MAX_VALUE, 0);

  private static final Comparator<Edge> TELLING =
      Comparator.comparing((Edge e) -> e.relation().sharesWeights() ? 0 : 1)
          .thenComparing(Edge::state)
          .thenComparing(e -> e.distance().orElse(FAR))
          .thenComparing(Edge::child)
          .thenComparing(Edge::parent)
          .thenComparing(Edge::relation);

  Edge main() {
    return edges.get(0);
  }

  /** Whether an edge says that weights were taken over. */
  boolean weights() {
    return main().relation().sharesWeights();
  }

  /** The edge to name where there is little room: shared weights first, else the nearest design. */
  Edge closest() {
    return weights()
        ? main()
        : edges.stream().filter(e -> e.distance().equals(distance())).findFirst().orElse(main());
  }

  /** The shortest distance of any pair; empty if no edge has one. */
  Optional<Distance> distance() {
    return edges.stream().flatMap(e -> e.distance().stream()).min(Comparator.naturalOrder());
  }

  /** The lines between these signs, by child, then parent; without edges within one sign. */
  static List<Tie> between(Kin kin, List<Glyph> glyphs) {
    Map<String, Glyph> glyphOf = new HashMap<>();
    glyphs.forEach(glyph -> glyph.members().forEach(m -> glyphOf.put(m.id(), glyph)));
    List<Tie> ties = new ArrayList<>();
    for (Glyph to : glyphs) {
      Map<Integer, List<Edge>> byParent = new TreeMap<>();
      to.members().stream()
          .flatMap(m -> kin.up(m.id()).stream())
          .filter(e -> !e.ghost() && glyphOf.containsKey(e.parent()))
          .filter(e -> glyphOf.get(e.parent()) != to)
          .sorted(TELLING)
          .forEach(
              e ->
                  byParent
                      .computeIfAbsent(glyphOf.get(e.parent()).number(), n -> new ArrayList<>())
                      .add(e));
      byParent.forEach((n, edges) -> ties.add(new Tie(glyphs.get(n), to, List.copyOf(edges))));
    }
    return ties;
  }
}
