package dev.pedigree.site.tree;

import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.site.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** {@code no line}, {@code 1 line}, {@code 4 lines}. */
  String lines(int lines) {
    return of(
        lines == 0 ? "lines.none" : lines == 1 ? "lines.one" : "lines.many",
        "count",
        Integer.toString(lines));
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
  String glyph(Glyph glyph) {
    StringBuilder title = new StringBuilder(names(glyph.members()));
    title.append('\n').append(published(glyph));
    if (glyph.known() != Glyph.Known.FILES) {
      title.append('\n').append(of(glyph.known() == Glyph.Known.PAPER ? "paper" : "undescribed"));
    }
    if (glyph.twin() >= 0) {
      title.append('\n').append(of("twin", "letter", Glyph.letter(glyph.twin())));
    }
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
            "edge." + edge.state().name().toLowerCase(Locale.ROOT),
            "parent",
            edge.ghost() ? ghost(edge, kin) : of(kin.entry(edge.parent()).model().name()),
            "child",
            of(kin.entry(edge.child()).model().name()),
            "relation",
            of("relation." + edge.relation().word()));
    return edge.lines() < 0 ? said : said + of("edge.lines", "lines", lines(edge.lines()));
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
    String parent = of(kin.entry(tie.closest().parent()).model().name());
    if (tie.weights()) {
      return of(
          "origin.weights",
          "relation",
          of("relation." + tie.main().relation().word()),
          "parent",
          parent);
    }
    int lines = tie.lines();
    String key =
        lines < 0
            ? "origin.design"
            : lines == 0 ? "origin.none" : lines == 1 ? "origin.one" : "origin.many";
    return of(key, "count", Integer.toString(lines), "parent", parent);
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
