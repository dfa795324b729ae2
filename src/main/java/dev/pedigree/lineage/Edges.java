package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Builds the edges of the family tree: parents by weights, claimed and nearest designs. */
final class Edges {
  private final Kinsfolk known;
  private final WeightEdges weights;
  private final BiFunction<String, String, Optional<Compared>> comparisons;

  Edges(Kinsfolk known, BiFunction<String, String, Optional<Compared>> comparisons) {
    this.known = known;
    this.weights = new WeightEdges(known, comparisons);
    this.comparisons = comparisons;
  }

  /** The edges to the parents of a model, sorted by parent. */
  List<Edge> of(Model model, Optional<Nearest> nearest) {
    List<Edge> edges = new ArrayList<>(weights.of(model));
    model.parents().stream()
        .filter(claim -> claim.relation() == Relation.DESIGN)
        .forEach(claim -> edges.add(claimed(model, claim)));
    if (nearest.filter(Nearest::few).isPresent()) {
      for (Nearest.Design design : nearest.get().designs()) {
        if (model.parents().stream().noneMatch(claim -> claimsDesign(claim, design.id()))) {
          edges.add(inferred(model, nearest.get(), design));
        }
      }
    }
    edges.sort(Comparator.comparing(Edge::parent).thenComparing(Edge::relation));
    return List.copyOf(edges);
  }

  private static boolean claimsDesign(Parent claim, String of) {
    return claim.relation() == Relation.DESIGN && claim.model().equals(of);
  }

  private Edge claimed(Model child, Parent claim) {
    Model parent = known.model(claim.model()).orElse(null);
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        VerdictReader.claim(parent == null ? claim.name() : parent.name(), child.name(), claim));
    Edge.State state = Edge.State.DECLARED;
    Optional<Distance> distance = Optional.empty();
    Basis basis = Basis.FACTS;
    if (parent != null) {
      Optional<Compared> compared = comparisons.apply(parent.id(), child.id());
      distance = compared.map(c -> c.diff().distance());
      // The descriptions show that the two designs are the same; that one was taken from the other
      // is still a claim.
      if (compared.isPresent() && compared.get().verdict().design() == Answer.SAME) {
        state = Edge.State.EVIDENCED;
        basis = compared.get().verdict().basis();
        evidence.add(
            new Evidence(basis.kind(), VerdictReader.text("edge.same-design." + basis.word()), ""));
      }
    }
    return new Edge(
        claim.model(),
        child.id(),
        claim.relation(),
        state,
        distance,
        parent == null,
        basis,
        Direction.NAMED,
        evidence);
  }

  private Edge inferred(Model child, Nearest found, Nearest.Design design) {
    Edge.State state =
        switch (found.standing()) {
          case ONE -> Edge.State.INFERRED;
          case TIED -> Edge.State.TIED;
          case OPEN -> Edge.State.OPEN;
        };
    Basis basis = design.compared().verdict().basis();
    Evidence evidence =
        new Evidence(
            basis.kind(),
            VerdictReader.text(
                design.distance().none()
                    ? "edge.nearest-same"
                    : "edge.nearest." + found.standing().word(),
                Map.of(
                    "parent", named(design.id()).name(),
                    "all", names(found),
                    "lines", Wording.lines(design.distance()))),
            "");
    return new Edge(
        design.id(),
        child.id(),
        Relation.DESIGN,
        state,
        Optional.of(design.distance()),
        false,
        basis,
        Direction.dates(named(design.id()), child),
        List.of(evidence));
  }

  private Text names(Nearest found) {
    return Text.list(found.designs().stream().map(d -> named(d.id()).name()).toList());
  }

  private Model named(String id) {
    return known.model(id).orElseThrow();
  }
}
