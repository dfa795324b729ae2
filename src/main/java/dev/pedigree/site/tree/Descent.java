package dev.pedigree.site.tree;

import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which line leads to each sign of a picture. A sign has at most one: of the claims, the best
 * known, then the nearest. A nearest design that is only computed is a tick on the sign where it is
 * within two lines and nobody claims a parent; a picture about one model draws it for this model.
 *
 * @param layer what is handed down
 * @param signs by number
 * @param ties by the number of the child
 * @param ticks computed nearest designs, by the number of the later sign
 */
record Descent(Layer layer, List<Sign> signs, Map<Integer, Tie> ties, Map<Integer, Tie> ticks) {
  private static final int NEAR = 2;

  private static final Comparator<Tie> BEST =
      Comparator.comparing(Tie::ghost)
          .thenComparing(t -> t.weights() ? 0 : 1)
          .thenComparing(t -> t.main().state())
          .thenComparing(t -> t.distance().orElse(Tie.FAR))
          .thenComparing(t -> -t.edges().size())
          .thenComparing(t -> -t.from().number())
          .thenComparing(t -> t.from().name().en());

  /**
   * The lines among these signs.
   *
   * @param self the model that the picture is about, or empty
   */
  static Descent of(Kin kin, Layer layer, List<Sign> signs, String self) {
    Descent descent = new Descent(layer, signs, new TreeMap<>(), new TreeMap<>());
    Map<String, Sign> signOf = new HashMap<>();
    signs.forEach(sign -> sign.models().forEach(m -> signOf.put(m.id(), sign)));
    for (Sign sign : signs) {
      if (sign.kind() != Sign.Kind.MORE) {
        descent.choose(kin, sign, signOf, self);
      }
    }
    return descent;
  }

  private void choose(Kin kin, Sign sign, Map<String, Sign> signOf, String self) {
    List<Edge> edges = outside(kin, layer, sign);
    List<Edge> claims = edges.stream().filter(e -> !computed(e)).toList();
    // A parent outside the catalogue is drawn only where none within it is claimed.
    boolean within = claims.stream().anyMatch(e -> !e.ghost());
    List<Edge> drawn = claims.stream().filter(e -> !within || !e.ghost()).toList();
    Optional<Tie> tie = between(kin, sign, drawn, signOf).stream().min(BEST);
    tie.ifPresent(t -> ties.put(sign.number(), t));
    if (!claims.isEmpty()) {
      return;
    }
    boolean own = sign.has(self);
    List<Edge> near = edges.stream().filter(e -> own || near(e)).toList();
    between(kin, sign, near, signOf).stream()
        .min(BEST)
        .ifPresent(t -> (own ? ties : ticks).put(sign.number(), t));
  }

  /** The edges to parents of the sign's models that are neither in it nor in its release. */
  static List<Edge> outside(Kin kin, Layer layer, Sign sign) {
    List<Edge> edges = new ArrayList<>();
    sign.models().stream()
        .flatMap(m -> kin.up(m.id()).stream())
        .filter(e -> e.layer() == layer && !sign.has(e.parent()))
        .filter(e -> !e.ghost() || claim(kin, e).filter(Parent::sameRelease).isEmpty())
        .sorted(Tie.TELLING)
        .forEach(edges::add);
    return edges;
  }

  static boolean computed(Edge edge) {
    return edge.state().grade() == Edge.Grade.INFERRED;
  }

  private static boolean near(Edge edge) {
    return edge.state() != Edge.State.OPEN
        && edge.distance().filter(d -> d.most() <= NEAR).isPresent();
  }

  /** The lines from earlier signs, and from ghosts. */
  private static List<Tie> between(Kin kin, Sign to, List<Edge> edges, Map<String, Sign> signOf) {
    Map<String, List<Edge>> byParent = new TreeMap<>();
    Map<String, Sign> from = new HashMap<>();
    for (Edge edge : edges) {
      Sign sign = edge.ghost() ? Signs.ghost(ghost(kin, edge), to) : signOf.get(edge.parent());
      boolean drawn =
          sign != null
              && (edge.ghost() || sign.kind() != Sign.Kind.MORE && sign.number() < to.number());
      if (drawn) {
        String key = edge.ghost() ? "ghost " + sign.name().en() : "sign " + sign.number();
        from.putIfAbsent(key, sign);
        byParent.computeIfAbsent(key, k -> new ArrayList<>()).add(edge);
      }
    }
    return byParent.entrySet().stream()
        .map(e -> new Tie(from.get(e.getKey()), to, e.getValue()))
        .toList();
  }

  private static Text ghost(Kin kin, Edge edge) {
    return claim(kin, edge).map(Parent::name).orElse(Text.same(edge.parent()));
  }

  private static Optional<Parent> claim(Kin kin, Edge edge) {
    return kin.entry(edge.child()).model().parents().stream()
        .filter(p -> p.model().equals(edge.parent()))
        .findFirst();
  }

  /** Number of the parent in the catalogue, or -1. */
  int parent(int child) {
    Tie tie = ties.get(child);
    return tie == null || tie.ghost() ? -1 : tie.from().number();
  }

  /** Whether no line and no tick is drawn. */
  boolean empty() {
    return ties.isEmpty() && ticks.isEmpty();
  }
}
