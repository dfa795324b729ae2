package dev.pedigree.site;

import dev.pedigree.catalog.Parent;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.text.Addresses;
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
 * @param nearest whether it is the nearest earlier design
 * @param lines lines of the listing that differ; -1 when that is not known
 * @param diff page of the comparison
 */
record KinRow(
    Text name,
    Optional<String> address,
    List<Claim> claims,
    boolean nearest,
    int lines,
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
          .add(claim(parent, state(view, entry.id(), parent)));
    }
    Map<String, Text> names = new TreeMap<>();
    entry.model().parents().forEach(parent -> names.put(parent.model(), parent.name()));
    String nearest = entry.nearest().map(n -> n.a()).orElse("");
    if (!nearest.isEmpty()) {
      claims.computeIfAbsent(nearest, p -> List.of());
    }
    List<KinRow> rows = new ArrayList<>();
    claims.forEach(
        (id, said) -> {
          Text name = view.address(id).isPresent() ? view.name(id) : names.get(id);
          rows.add(
              new KinRow(
                  name,
                  view.address(id),
                  said,
                  id.equals(nearest),
                  lines(view, id, entry.id()),
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
              .map(p -> claim(p, state(view, other.id(), p)))
              .toList();
      if (!claims.isEmpty()) {
        rows.add(
            new KinRow(
                view.name(other.id()),
                view.address(other.id()),
                claims,
                false,
                lines(view, entry.id(), other.id()),
                view.diff(entry.id(), other.id())));
      }
    }
    return rows;
  }

  private static int lines(View view, String parent, String child) {
    return Optional.ofNullable(view.comparisons().get(Addresses.diff(parent, child)))
        .map(c -> c.diff().distance().lines() + c.diff().distance().unknown())
        .orElse(-1);
  }

  private static Claim claim(Parent parent, Edge.State state) {
    String word = state.name().toLowerCase(java.util.Locale.ROOT);
    return new Claim(
        View.text("relation." + parent.relation().word()),
        word,
        View.text("state." + word),
        parent.source(),
        parent.note());
  }

  private static Edge.State state(View view, String child, Parent parent) {
    return view.atlas().edges().stream()
        .filter(
            e ->
                e.child().equals(child)
                    && e.parent().equals(parent.model())
                    && e.relation() == parent.relation())
        .map(Edge::state)
        .findFirst()
        .orElse(Edge.State.DECLARED);
  }
}
