package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;

/** Builds the edges of the family tree: claimed parents and nearest earlier designs. */
final class Edges {
  private final SortedMap<String, Model> models;
  private final Map<String, NearestEarlier.Nearest> nearest;
  private final BiFunction<String, String, Optional<ArchitectureDiff>> diffs;

  Edges(
      SortedMap<String, Model> models,
      Map<String, NearestEarlier.Nearest> nearest,
      BiFunction<String, String, Optional<ArchitectureDiff>> diffs) {
    this.models = models;
    this.nearest = nearest;
    this.diffs = diffs;
  }

  List<Edge> all() {
    List<Edge> edges = new ArrayList<>();
    for (Model model : models.values()) {
      boolean designClaimed = false;
      for (List<Parent> claims : AtlasBuilder.claimsByParent(model).values()) {
        for (Parent claim : claims) {
          Edge edge = claimed(model, claim);
          edges.add(edge);
          designClaimed |=
              claim.relation() == Relation.DESIGN
                  && nearest.containsKey(model.id())
                  && nearest.get(model.id()).id().equals(claim.model());
        }
      }
      NearestEarlier.Nearest found = nearest.get(model.id());
      if (found != null && !designClaimed) {
        edges.add(inferred(model, found));
      }
    }
    edges.sort(
        Comparator.comparing(Edge::child)
            .thenComparing(Edge::parent)
            .thenComparing(Edge::relation));
    return edges;
  }

  private Edge claimed(Model child, Parent claim) {
    Model parent = models.get(claim.model());
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        VerdictReader.claim(parent == null ? claim.name() : parent.name(), child.name(), claim));
    Edge.State state = Edge.State.DECLARED;
    int lines = -1;
    if (claim.relation() == Relation.DESIGN && parent != null) {
      Optional<ArchitectureDiff> diff = diffs.apply(parent.id(), child.id());
      lines = diff.map(d -> d.distance().lines() + d.distance().unknown()).orElse(-1);
      // Files show that the two designs are the same; that one was taken from the other is still a
      // claim.
      if (diff.isPresent() && diff.get().design() == Answer.SAME) {
        state = Edge.State.EVIDENCED;
        evidence.add(
            new Evidence(Evidence.Kind.HEADER, VerdictReader.text("edge.same-design"), ""));
      }
    }
    return new Edge(
        claim.model(), child.id(), claim.relation(), state, lines, parent == null, evidence);
  }

  private Edge inferred(Model child, NearestEarlier.Nearest found) {
    int lines = found.diff().distance().lines() + found.diff().distance().unknown();
    Evidence evidence =
        new Evidence(
            Evidence.Kind.HEADER,
            VerdictReader.text(
                lines == 0 ? "edge.nearest-same" : "edge.nearest",
                Map.of(
                    "parent",
                    models.get(found.id()).name(),
                    "lines",
                    Text.same(Integer.toString(lines)))),
            "");
    return new Edge(
        found.id(),
        child.id(),
        Relation.DESIGN,
        Edge.State.INFERRED,
        lines,
        false,
        List.of(evidence));
  }
}
