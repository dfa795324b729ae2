package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.site.language.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words of the tree in one language. */
final class TreeWords {
  private static final Messages MESSAGES = Messages.of("site/tree");
  private static final int NAMED = 6;

  private final Language language;

  TreeWords(Language language) {
    this.language = language;
  }

  /** The sentence of a key; arguments are name, value, name, value … */
  String of(String key, String... args) {
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put(args[i], args[i + 1]);
    }
    return language.of(MESSAGES.text(key, named));
  }

  String of(Text text) {
    return language.of(text);
  }

  String organisation(Family family) {
    return language.of(family.organisation());
  }

  /** {@code no line differs}, {@code distance: 4 lines and 2 not known}. */
  String lines(Distance distance) {
    return distance.none()
        ? of("lines.none")
        : of("lines.some", "lines", of(Wording.lines(distance)));
  }

  /** Who published the models of a sign, and when. */
  String published(Glyph glyph) {
    return of(
        "published",
        "organisation",
        organisation(glyph.family()),
        "date",
        glyph.members().get(0).released().toString());
  }

  /** The title of a sign: all that it stands for. */
  String glyph(Glyph glyph, Kin kin) {
    StringBuilder title = new StringBuilder(names(glyph.members()));
    title.append('\n').append(published(glyph));
    if (glyph.known() != Glyph.Known.FILES) {
      title.append('\n').append(of(glyph.known() == Glyph.Known.PAPER ? "paper" : "undescribed"));
    }
    if (glyph.twin() >= 0) {
      title.append('\n').append(of("twin", "letter", Glyph.letter(glyph.twin())));
    }
    undrawn(glyph.lead(), kin).ifPresent(said -> title.append('\n').append(said));
    return title.toString();
  }

  /** The title of a line: one sentence for each edge, at most a few. */
  String tie(Tie tie, Kin kin) {
    StringBuilder title = new StringBuilder();
    List<Edge> edges = tie.edges();
    for (int i = 0; i < Math.min(edges.size(), NAMED); i++) {
      title.append(i == 0 ? "" : "\n").append(edge(edges.get(i), kin));
    }
    if (edges.size() > NAMED) {
      title.append('\n').append(more(edges.size() - NAMED));
    }
    return title.toString();
  }

  /** One edge as a sentence. */
  String edge(Edge edge, Kin kin) {
    String said =
        of(
            key(edge),
            "parent",
            edge.ghost() ? ghost(edge, kin) : of(kin.entry(edge.parent()).model().name()),
            "child",
            of(kin.entry(edge.child()).model().name()),
            "relation",
            of("relation." + edge.relation().word()));
    return edge.distance()
        .map(distance -> said + of("edge.lines", "lines", lines(distance)))
        .orElse(said);
  }

  private static String key(Edge edge) {
    return switch (edge.state()) {
      case EVIDENCED -> "edge.evidenced." + edge.basis().word();
      case DECLARED -> "edge.declared";
      case INFERRED -> "edge.inferred";
      case TIED -> "edge.tied";
      case OPEN -> "edge.open";
      case PROVED -> "edge.proved";
      case DISPUTED, CONTRADICTED ->
          throw new IllegalArgumentException("not drawn: " + edge.state());
    };
  }

  /** Earlier designs that are too many to be drawn; empty where the lines tell the nearest. */
  Optional<String> undrawn(Model model, Kin kin) {
    return kin.entry(model.id())
        .nearest()
        .filter(nearest -> !nearest.few())
        .map(
            nearest ->
                of(
                    nearest.standing() == Nearest.Standing.TIED ? "nearest.tied" : "nearest.open",
                    "all",
                    join(nearest.designs().stream().map(d -> name(d.id(), kin)).toList()),
                    "lines",
                    of(Wording.lines(nearest.distance()))));
  }

  /** The same in a few words. */
  Optional<String> undrawnOrigin(Model model, Kin kin) {
    return kin.entry(model.id())
        .nearest()
        .filter(nearest -> !nearest.few())
        .map(
            nearest ->
                several(
                    nearest.standing() == Nearest.Standing.TIED,
                    nearest.designs().stream().map(Nearest.Design::id).toList(),
                    kin));
  }

  private String several(boolean tied, List<String> parents, Kin kin) {
    String all = join(parents.stream().map(id -> name(id, kin)).toList());
    return of(tied ? "origin.tied" : "origin.open", "all", all);
  }

  private String name(String id, Kin kin) {
    return of(kin.entry(id).model().name());
  }

  private String join(List<String> names) {
    return String.join(of("comma"), names);
  }

  /** The name of a parent that is not in the catalogue. */
  private String ghost(Edge edge, Kin kin) {
    return kin.entry(edge.child()).model().parents().stream()
        .filter(parent -> parent.model().equals(edge.parent()))
        .findFirst()
        .map(parent -> of(parent.name()))
        .orElse(edge.parent());
  }

  /**
   * The origin of a sign, in a few words.
   *
   * @param ties all lines to the sign, of which {@code tie} is the most telling
   */
  String origin(Tie tie, List<Tie> ties, Kin kin) {
    String parent = of(kin.entry(tie.closest().parent()).model().name());
    if (tie.weights()) {
      return of(
          "origin.weights",
          "relation",
          of("relation." + tie.main().relation().word()),
          "parent",
          parent);
    }
    Edge.State state = tie.closest().state();
    if (state == Edge.State.TIED || state == Edge.State.OPEN) {
      List<String> parents =
          ties.stream()
              .map(Tie::closest)
              .filter(edge -> edge.state() == state)
              .map(Edge::parent)
              .toList();
      return several(state == Edge.State.TIED, parents, kin);
    }
    if (tie.distance().isEmpty()) {
      return of("origin.design", "parent", parent);
    }
    Distance distance = tie.distance().get();
    if (distance.none()) {
      return of("origin.none", "parent", parent);
    }
    boolean one = distance.most() == 1 && distance.unknown() == 0;
    return of(one ? "origin.one" : "origin.many", "count", distance.sign(), "parent", parent);
  }

  private String names(List<Model> models) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < Math.min(models.size(), NAMED * 2); i++) {
      names.append(i == 0 ? "" : of("comma")).append(of(models.get(i).name()));
    }
    if (models.size() > NAMED * 2) {
      names.append(of("comma")).append(more(models.size() - NAMED * 2));
    }
    return names.toString();
  }

  String more(int count) {
    return of("more", "count", Integer.toString(count));
  }
}
