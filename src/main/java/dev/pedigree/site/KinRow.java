package dev.pedigree.site;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Parent;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Another model that this one is said to come from, or that has the nearest earlier design. Each
 * other model has one row, whatever number of claims name it.
 *
 * @param name of the other model
 * @param address of its page, when the catalogue has it
 * @param claims what is said about the two
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
   * A claim about the two models.
   *
   * @param relation in words
   * @param state class name of how well it is known, for style sheets
   * @param known the same in words
   * @param source who says so
   * @param note one sentence, or empty
   */
  record Claim(Text relation, String state, Text known, String source, Text note) {

    /** Whether the source is a page on the web. */
    boolean linked() {
      return source.startsWith("https://");
    }
  }

  /** The parents of a model: claimed ones first, then the nearest earlier design. */
  static List<KinRow> parents(View view, Entry entry) {
    Map<String, List<Claim>> claims = new TreeMap<>();
    for (Parent parent : entry.model().parents()) {
      claims
          .computeIfAbsent(parent.model(), p -> new ArrayList<>())
          .add(claim(view, entry.id(), parent));
    }
    Map<String, Text> names = new TreeMap<>();
    entry.model().parents().forEach(parent -> names.put(parent.model(), parent.name()));
    Map<String, Nearest.Design> nearest = new TreeMap<>();
    entry.nearest().ifPresent(n -> n.designs().forEach(d -> nearest.put(d.id(), d)));
    nearest.keySet().forEach(id -> claims.computeIfAbsent(id, p -> List.of()));
    String standing = entry.nearest().map(n -> n.standing().word()).orElse("");
    List<KinRow> rows = new ArrayList<>();
    claims.forEach(
        (id, said) -> {
          Text name = view.address(id).isPresent() ? view.name(id) : names.get(id);
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

  /** Models that claim this one as a parent. */
  static List<KinRow> children(View view, Entry entry) {
    List<KinRow> rows = new ArrayList<>();
    for (Entry other : view.atlas().entries().values()) {
      List<Claim> claims =
          other.model().parents().stream()
              .filter(p -> p.model().equals(entry.id()))
              .map(p -> claim(view, other.id(), p))
              .toList();
      if (!claims.isEmpty()) {
        rows.add(
            new KinRow(
                view.name(other.id()),
                view.address(other.id()),
                claims,
                "",
                Optional.empty(),
                false,
                view.diff(entry.id(), other.id())));
      }
    }
    return rows;
  }

  private static Claim claim(View view, String child, Parent parent) {
    Optional<Edge> edge =
        view.atlas().edges().stream()
            .filter(
                e ->
                    e.child().equals(child)
                        && e.parent().equals(parent.model())
                        && e.relation() == parent.relation())
            .findFirst();
    String state = edge.map(Edge::state).orElse(Edge.State.DECLARED).word();
    return new Claim(
        View.text("relation." + parent.relation().word()),
        state,
        known(view, child, parent, edge),
        parent.source(),
        parent.note());
  }

  /** What is known of a claim: the answer about weights, or whether the designs are the same. */
  private static Text known(View view, String child, Parent parent, Optional<Edge> edge) {
    if (parent.relation().sharesWeights()) {
      Answer weights =
          view.diff(parent.model(), child)
              .map(address -> view.comparisons().get(address).verdict().weights().answer())
              .orElse(Answer.UNKNOWN);
      return View.text("state.weights." + weights.word());
    }
    if (edge.isPresent() && edge.get().state() == Edge.State.EVIDENCED) {
      return View.text("state.evidenced." + edge.get().basis().word());
    }
    return View.text("state.declared");
  }
}
