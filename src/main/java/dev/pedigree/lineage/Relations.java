package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.lineage.near.NearestEarlier.Found;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Relates one model after another to those that it may be related to. Compares a pair once. */
public final class Relations {
  private final Kinsfolk known;
  private final Edges edges;
  private final Map<String, Optional<Compared>> compared = new HashMap<>();

  public Relations(Kinsfolk known) {
    this.known = known;
    this.edges = new Edges(known, this::compared);
  }

  /**
   * What an atlas says of one model.
   *
   * @param edges to its parents, sorted by parent
   */
  public record Told(Entry entry, List<Edge> edges) {}

  /**
   * Relates a model.
   *
   * @param found its nearest earlier designs
   */
  public Told of(String id, Optional<Found> found) {
    Portrait portrait = known.portrait(id).orElseThrow();
    Optional<Nearest> nearest = found.map(f -> nearest(f, id));
    Entry entry =
        new Entry(
            portrait.model(),
            portrait.snapshot(),
            portrait.architecture(),
            nearest,
            Optional.empty(),
            portrait.findings(),
            known.origins(id));
    return new Told(entry, edges.of(portrait.model(), nearest));
  }

  private Nearest nearest(Found found, String id) {
    return new Nearest(
        found.standing(),
        found.candidates().stream()
            .map(
                c ->
                    new Nearest.Design(
                        compared(c.id(), id).orElseThrow(),
                        c.members().subList(1, c.members().size()),
                        c.count() - 1))
            .toList());
  }

  /** The comparison of two models; empty when one of them has no architecture. */
  public Optional<Compared> compared(String a, String b) {
    // NUL is in no id. A comparison asks for no other one.
    return compared.computeIfAbsent(a + '\0' + b, pair -> compare(a, b));
  }

  private Optional<Compared> compare(String a, String b) {
    Optional<Comparer.Side> left = known.portrait(a).flatMap(Relations::side);
    Optional<Comparer.Side> right = known.portrait(b).flatMap(Relations::side);
    return left.isPresent() && right.isPresent()
        ? Optional.of(
            Comparer.compare(left.get(), right.get(), Optional.empty(), known.resemblance(a, b)))
        : Optional.empty();
  }

  private static Optional<Comparer.Side> side(Portrait portrait) {
    Optional<Architecture> own = portrait.architecture();
    return own.map(a -> new Comparer.Side(Subject.of(portrait.model()), portrait.snapshot(), a));
  }
}
