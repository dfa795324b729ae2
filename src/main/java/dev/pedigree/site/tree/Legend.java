package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.lineage.Basis;
import dev.pedigree.lineage.Edge;
import dev.pedigree.site.svg.Svg;
import java.util.List;
import java.util.function.Predicate;

/** Explains the signs and lines of a picture, only those that it has. */
final class Legend {
  private Legend() {}

  static String html(TreeWords words, List<Glyph> glyphs, List<Tie> ties, String self) {
    Svg out = new Svg();
    out.open("ul", "class", "tree-legend");
    for (Edge.State state : Edge.State.values()) {
      List<Edge> drawn = drawn(ties, state, false);
      if (!drawn.isEmpty()) {
        line(out, "t-tie t-" + state.word(), "", words.of(key(state, drawn)));
      }
    }
    for (Edge.State state : List.of(Edge.State.PROVED, Edge.State.DECLARED)) {
      if (!drawn(ties, state, true).isEmpty()) {
        line(
            out,
            "t-tie t-weights t-" + state.word(),
            "",
            words.of("legend.weights." + state.word()));
      }
    }
    counts(words, ties, out);
    if (glyphs.stream().anyMatch(Glyph::bold)) {
      String name = words.of("legend.bold");
      out.open("li").text("b", name).text("span", words.of("legend.bold.rule")).close("li");
    }
    sign(out, glyphs, g -> g.twin() >= 0, "t-glyph t-files t-hue0", "A", words.of("legend.twin"));
    sign(out, glyphs, g -> g.members().size() > 1, "t-glyph t-stack", "", words.of("legend.fold"));
    sign(
        out,
        glyphs,
        g -> g.members().stream().anyMatch(m -> m.id().equals(self)),
        "t-glyph t-self",
        "",
        words.of("legend.self"));
    sign(
        out,
        glyphs,
        g -> g.known() == Glyph.Known.PAPER,
        "t-glyph t-paper",
        "",
        words.of("legend.paper"));
    sign(
        out,
        glyphs,
        g -> g.known() == Glyph.Known.NOT,
        "t-glyph t-not",
        "",
        words.of("legend.not"));
    return out.close("ul").line().toString();
  }

  /** The main edges of a state among lines for weights, or among those for designs. */
  private static List<Edge> drawn(List<Tie> ties, Edge.State state, boolean weights) {
    return ties.stream()
        .filter(t -> t.weights() == weights)
        .map(Tie::main)
        .filter(edge -> edge.state() == state)
        .toList();
  }

  /** An evidenced edge is explained by what all such edges rest on. */
  private static String key(Edge.State state, List<Edge> drawn) {
    boolean files = drawn.stream().allMatch(e -> e.basis() == Basis.FILES);
    return switch (state) {
      case EVIDENCED -> files ? "legend.evidenced.files" : "legend.evidenced.facts";
      case DECLARED -> "legend.declared";
      case PROVED, DISPUTED, CONTRADICTED ->
          throw new IllegalArgumentException("no line of a design is " + state);
      case INFERRED -> "legend.inferred";
      case TIED -> "legend.tied";
      case OPEN -> "legend.open";
    };
  }

  private static void counts(TreeWords words, List<Tie> ties, Svg out) {
    List<Distance> distances = ties.stream().flatMap(tie -> tie.distance().stream()).toList();
    if (!distances.isEmpty()) {
      line(out, "t-tie", "2", words.of("legend.count"));
    }
    if (distances.stream().anyMatch(d -> d.unknown() > 0)) {
      line(out, "t-tie", "2+1?", words.of("legend.count.unknown"));
    }
  }

  private static void line(Svg out, String classes, String count, String said) {
    out.open("li").open("svg", "width", 36, "height", 16, "aria-hidden", "true");
    out.open("g", "class", classes, "fill", "none", "stroke", "currentColor");
    out.empty("path", "class", "t-line", "d", "M1 8H35");
    if (!count.isEmpty()) {
      out.text("text", count, "class", "t-count", "x", 18, "y", 12);
    }
    out.close("g").close("svg").text("span", said).close("li");
  }

  private static void sign(
      Svg out,
      List<Glyph> glyphs,
      Predicate<Glyph> used,
      String classes,
      String letter,
      String said) {
    if (glyphs.stream().noneMatch(used)) {
      return;
    }
    out.open("li").open("svg", "width", 22, "height", 20, "aria-hidden", "true");
    out.open("g", "class", classes);
    if (classes.contains("stack")) {
      out.empty("circle", "class", "t-more", "cx", 12, "cy", 8, "r", 7);
    }
    out.empty("circle", "cx", 9, "cy", 11, "r", 7);
    if (!letter.isEmpty()) {
      out.text("text", letter, "class", "t-mark", "x", 9, "y", 14);
    }
    out.close("g").close("svg").text("span", said).close("li");
  }
}
