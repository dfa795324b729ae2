package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.lineage.Basis;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Edge.State;
import dev.pedigree.site.svg.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Explains the signs and lines of a picture, only those that it has. */
final class Legend {
  static final int HEIGHT = 20;

  private final TreeWords words;
  private final Descent descent;
  private final List<Item> items = new ArrayList<>();

  /**
   * One sign or line with what it means.
   *
   * @param mark its drawing
   * @param width of the drawing, in pixels
   * @param said what it means
   */
  record Item(String mark, int width, String said) {}

  private Legend(TreeWords words, Descent descent) {
    this.words = words;
    this.descent = descent;
  }

  /** As a list in a page. */
  static String html(TreeWords words, Descent descent, String self) {
    Svg out = new Svg();
    out.open("ul", "class", "tree-legend");
    StringBuilder html = new StringBuilder(out.toString());
    for (Item item : items(words, descent, self)) {
      Svg start = new Svg();
      start.open("li");
      start.open("svg", "width", item.width(), "height", HEIGHT, "aria-hidden", "true");
      Svg end = new Svg();
      end.close("svg").text("span", item.said()).close("li");
      html.append(start).append(item.mark()).append(end);
    }
    return html.append("</ul>\n").toString();
  }

  static List<Item> items(TreeWords words, Descent descent, String self) {
    Legend legend = new Legend(words, descent);
    legend.all(self);
    return legend.items;
  }

  private void all(String self) {
    for (State state : State.values()) {
      List<Edge> drawn = drawn(state);
      if (!drawn.isEmpty()) {
        line(classes(drawn.get(0)), "", words.of(key(state, drawn)));
      }
    }
    if (descent.layer() == Layer.WEIGHTS && descent.ties().values().stream().anyMatch(this::lent)) {
      line("t-tie t-declared", "", words.of("legend.distilled"));
    }
    if (!descent.ticks().isEmpty()) {
      Svg out = new Svg();
      out.open("g", "class", "t-tie t-inferred", "fill", "none", "stroke", "currentColor");
      out.empty("path", "class", "t-line t-tick", "d", "M13 10h-9m0 -4v8").close("g");
      out.open("g", "class", "t-glyph t-files").empty("circle", "cx", 21, "cy", 10, "r", 8);
      items.add(new Item(out.close("g").toString(), 30, words.of("legend.tick")));
    }
    List<Distance> distances =
        descent.ties().values().stream().flatMap(t -> t.distance().stream()).toList();
    if (!distances.isEmpty()) {
      line("t-tie", "2", words.of("legend.count"));
    }
    if (distances.stream().anyMatch(d -> d.unknown() > 0)) {
      line("t-tie", "2+1?", words.of("legend.count.unknown"));
    }
    sign(s -> s.twin() >= 0, "t-glyph t-files t-hue0", "A", "legend.twin");
    sign(s -> s.has(self), "t-glyph t-self", "", "legend.self");
    sign(s -> s.known() == Sign.Known.PAPER, "t-glyph t-paper", "", "legend.paper");
    sign(s -> s.known() == Sign.Known.NOT, "t-glyph t-not", "", "legend.not");
    sign(s -> s.kind() == Sign.Kind.MORE, "t-glyph t-many", "", "legend.more");
    if (descent.ties().values().stream().anyMatch(Tie::ghost)) {
      sign(s -> true, "t-glyph t-ghost", "", "legend.ghost");
    }
  }

  private boolean lent(Tie tie) {
    return !tie.weights();
  }

  /** The main edges of a state; in the layer of weights, of those that take weights over. */
  private List<Edge> drawn(State state) {
    return descent.ties().values().stream()
        .filter(t -> descent.layer() == Layer.ARCHITECTURE || t.weights())
        .map(Tie::main)
        .filter(edge -> edge.state() == state)
        .toList();
  }

  private static String classes(Edge edge) {
    return "t-tie t-" + edge.state().word() + (edge.relation().sharesWeights() ? " t-weights" : "");
  }

  /** An evidenced edge is explained by what all such edges rest on. */
  private String key(State state, List<Edge> drawn) {
    if (descent.layer() == Layer.WEIGHTS) {
      return "legend.weights." + (state == State.PROVED ? "proved" : "declared");
    }
    boolean files = drawn.stream().allMatch(e -> e.basis() == Basis.FILES);
    return switch (state) {
      case EVIDENCED -> files ? "legend.evidenced.files" : "legend.evidenced.facts";
      case DECLARED -> "legend.declared";
      case INFERRED -> "legend.inferred";
      case TIED -> "legend.tied";
      case OPEN -> "legend.open";
      case PROVED, DISPUTED, CONTRADICTED ->
          throw new IllegalArgumentException("no line of a design is " + state);
    };
  }

  private void line(String classes, String count, String said) {
    Svg out = new Svg();
    out.open("g", "class", classes, "fill", "none", "stroke", "currentColor");
    out.empty("path", "class", "t-line", "d", "M1 10H35");
    if (!count.isEmpty()) {
      out.text("text", count, "class", "t-count", "x", 18, "y", 14);
    }
    items.add(new Item(out.close("g").toString(), 36, said));
  }

  private void sign(Predicate<Sign> used, String classes, String letter, String key) {
    Stream<Sign> signs = descent.signs().stream();
    if (signs.noneMatch(used)) {
      return;
    }
    Svg out = new Svg();
    out.open("g", "class", classes);
    if (classes.contains("many")) {
      out.empty("rect", "x", 6, "y", 2, "width", 13, "height", 12, "rx", 3);
      out.empty("rect", "x", 3, "y", 6, "width", 13, "height", 12, "rx", 3);
    } else {
      out.empty("circle", "cx", 10, "cy", 10, "r", 8);
    }
    if (!letter.isEmpty()) {
      out.text("text", letter, "class", "t-mark", "x", 10, "y", 14);
    }
    items.add(new Item(out.close("g").toString(), 22, words.of(key)));
  }
}
