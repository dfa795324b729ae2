package dev.pedigree.site;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Direction;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Another model that this one is said or shown to come from, or that has the nearest earlier
 * design. Each other model has one row in a layer, whatever number of claims name it.
 *
 * @param name of the other model
 * @param address of its page, when the catalogue has it
 * @param claims what is said or shown about the two
 * @param standing {@code one} for the nearest earlier design, {@code tied} or {@code open} for one
 *     of several, empty for no such design
 * @param distance how many lines of the listing differ, for such a design
 * @param identical whether the listings are the same
 * @param diff page of the comparison
 */
record KinRow(
    Text name,
    Optional<String> address,
    List<Claim> claims,
    String standing,
    Optional<Text> distance,
    boolean identical,
    Optional<String> diff) {

  /**
   * A claim about the two models, or what files show of them.
   *
   * @param relation in words
   * @param state class name of how well it is known, for style sheets
   * @param known the same in words
   * @param source who says so
   * @param note one sentence, or empty
   * @param evidence what else it rests on, or what speaks against it
   * @param direction why it runs this way, where nobody names the parent
   */
  record Claim(
      Text relation,
      String state,
      Text known,
      String source,
      Text note,
      List<Evidence> evidence,
      Optional<Text> direction) {

    /** Whether the source is a page on the web. */
    boolean linked() {
      return source.startsWith("https://");
    }
  }

  /**
   * The parents of a model in one layer: named ones first, then among designs the nearest earlier
   * ones.
   */
  static List<KinRow> parents(View view, Entry entry, Layer layer) {
    Map<String, List<Claim>> claims = new TreeMap<>();
    Map<String, Text> names = new TreeMap<>();
    entry.model().parents().forEach(parent -> names.put(parent.model(), parent.name()));
    for (Edge edge : view.edgesTo(entry.id())) {
      if (edge.layer() == layer && edge.state().grade() != Edge.Grade.INFERRED) {
        claims.computeIfAbsent(edge.parent(), p -> new ArrayList<>()).add(claim(view, edge));
      }
    }
    Map<String, Nearest.Design> nearest = new TreeMap<>();
    if (layer == Layer.ARCHITECTURE) {
      entry.nearest().ifPresent(n -> n.designs().forEach(d -> nearest.put(d.id(), d)));
    }
    nearest.keySet().forEach(id -> claims.computeIfAbsent(id, p -> List.of()));
    String standing = entry.nearest().map(n -> n.standing().word()).orElse("");
    List<KinRow> rows = new ArrayList<>();
    claims.forEach(
        (id, said) -> {
          Text name =
              view.address(id).isPresent() ? view.name(id) : names.getOrDefault(id, Text.same(id));
          Optional<Distance> distance =
              Optional.ofNullable(nearest.get(id)).map(Nearest.Design::distance);
          rows.add(
              new KinRow(
                  name,
                  view.address(id),
                  said,
                  distance.isPresent() ? standing : "",
                  distance.map(Wording::lines),
                  distance.map(Distance::none).orElse(false),
                  view.diff(id, entry.id())));
        });
    rows.sort(Comparator.comparing((KinRow row) -> row.claims().isEmpty() ? 1 : 0));
    return rows;
  }

  /** Models that are said or shown to come from this one, in one layer. */
  static List<KinRow> children(View view, Entry entry, Layer layer) {
    Map<String, List<Claim>> claims = new TreeMap<>();
    for (Edge edge : view.edgesFrom(entry.id())) {
      if (edge.layer() == layer && edge.state().grade() != Edge.Grade.INFERRED) {
        claims.computeIfAbsent(edge.child(), c -> new ArrayList<>()).add(claim(view, edge));
      }
    }
    List<KinRow> rows = new ArrayList<>();
    claims.forEach(
        (id, said) ->
            rows.add(
                new KinRow(
                    view.name(id),
                    view.address(id),
                    said,
                    "",
                    Optional.empty(),
                    false,
                    view.diff(entry.id(), id))));
    return rows;
  }

  private static Claim claim(View view, Edge edge) {
    Optional<Parent> written =
        view.entry(edge.child()).orElseThrow().model().parents().stream()
            .filter(p -> p.model().equals(edge.parent()) && p.relation() == edge.relation())
            .findFirst();
    // The first piece of evidence for a written claim is the claim.
    List<Evidence> evidence =
        edge.evidence().subList(written.isPresent() ? 1 : 0, edge.evidence().size());
    return new Claim(
        View.text("relation." + edge.relation().word()),
        edge.state().word(),
        known(view, edge, written.isPresent()),
        written.map(Parent::source).orElse(""),
        written.map(Parent::note).orElse(Text.same("")),
        evidence,
        Optional.of(edge.direction())
            .filter(d -> d.by() != Direction.By.NAMED)
            .map(Direction::reason));
  }

  /** What is known of a claim: the answer about weights, or whether the designs are the same. */
  private static Text known(View view, Edge edge, boolean written) {
    if (edge.state() == Edge.State.CONTRADICTED) {
      return View.text("state.contradicted");
    }
    if (edge.state() == Edge.State.DISPUTED) {
      return View.text("state.disputed");
    }
    if (edge.state() == Edge.State.PROVED && !written) {
      return View.text("state.proved");
    }
    if (edge.relation().sharesWeights()) {
      Answer weights =
          view.diff(edge.parent(), edge.child())
              .map(address -> view.comparisons().get(address).verdict().weights().answer())
              .orElse(Answer.UNKNOWN);
      return View.text("state.weights." + weights.word());
    }
    if (edge.state() == Edge.State.EVIDENCED) {
      return View.text("state.evidenced." + edge.basis().word());
    }
    return View.text("state.declared");
  }
}
