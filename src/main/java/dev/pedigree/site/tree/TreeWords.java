package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.near.Standing;
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

  /** The sentence of {@code key.one} or {@code key.many}, by the count. */
  String counted(String key, int count) {
    return of(key + (count == 1 ? ".one" : ".many"), "count", Integer.toString(count));
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

  /** The name of a sign: of a ghost, as somebody gives it; of several, how many more there are. */
  String name(Sign sign) {
    return switch (sign.kind()) {
      case MORE -> of("sign.more", "count", sign.name().en());
      case GHOST -> of(sign.name()).replaceFirst("^[A-Za-z0-9._-]+/", "");
      default -> of(sign.name());
    };
  }

  /** The title of a sign: all that it stands for, and where it comes from. */
  String sign(Sign sign, Descent descent, Kin kin) {
    StringBuilder title = new StringBuilder(names(sign.models()));
    title.append('\n').append(published(sign));
    if (sign.kind() != Sign.Kind.MORE && sign.known() != Sign.Known.FILES) {
      title.append('\n').append(of(sign.known() == Sign.Known.PAPER ? "paper" : "undescribed"));
    }
    if (sign.twin() >= 0) {
      title.append('\n').append(of("twin", "letter", Sign.letter(sign.twin())));
    }
    if (sign.kind() == Sign.Kind.MORE) {
      return title.append('\n').append(of("more.no-parent")).toString();
    }
    Tie tie = descent.ties().get(sign.number());
    Tie near = descent.ticks().get(sign.number());
    if (tie != null) {
      title.append('\n').append(tie(tie, kin));
    } else if (near != null) {
      title.append('\n').append(tie(near, kin));
    }
    if (descent.layer() == Relation.Layer.ARCHITECTURE) {
      undrawn(kin.entry(sign.lead()).model(), kin)
          .ifPresent(said -> title.append('\n').append(said));
    }
    return title.toString();
  }

  /** Who published the models of a sign, and when. */
  private String published(Sign sign) {
    String first = sign.models().get(0).released().toString();
    String last = sign.models().get(sign.models().size() - 1).released().toString();
    return of(
        "published",
        "organisation",
        of(sign.lab()),
        "date",
        first.equals(last) ? first : of("dates", "first", first, "last", last));
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
                    nearest.standing() == Standing.TIED ? "nearest.tied" : "nearest.open",
                    "all",
                    join(nearest.designs().stream().map(d -> name(d.id(), kin)).toList()),
                    "lines",
                    of(Wording.lines(nearest.distance()))));
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

  /** The origin of a sign, in a few words. */
  String origin(Tie tie, Kin kin) {
    Edge edge = tie.main();
    String parent = edge.ghost() ? of(tie.from().name()) : name(edge.parent(), kin);
    return switch (edge.state().grade()) {
      case INFERRED -> of("origin.near", "parent", parent, "lines", near(edge));
      case PROVED -> of("origin.proved", "relation", relation(edge), "parent", parent);
      default ->
          tie.edges().get(0).layer() == Relation.Layer.ARCHITECTURE
              ? of("origin.design", "parent", parent)
              : of("origin.stated", "relation", relation(edge), "parent", parent);
    };
  }

  private String near(Edge edge) {
    Distance distance = edge.distance().orElseThrow();
    return distance.none() ? of("lines.none") : of(Wording.lines(distance));
  }

  private String relation(Edge edge) {
    return of("relation." + edge.relation().word());
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
