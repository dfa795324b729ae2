package dev.pedigree.site.tree;

import dev.pedigree.site.tree.Glyph.Part;
import java.util.Locale;
import java.util.Optional;

/** Draws the parts that every picture shares: signs, labels, lines. */
final class Marks {
  private static final int HUES = 8;

  private final Svg svg;
  private final TreeWords words;
  private final TreeLinks links;
  private final Kin kin;

  Marks(Svg svg, TreeWords words, TreeLinks links, Kin kin) {
    this.svg = svg;
    this.words = words;
    this.links = links;
    this.kin = kin;
  }

  /** Class names of a sign, for colours and for the script. */
  static String classes(Glyph glyph) {
    return "t-glyph"
        + " t-"
        + glyph.known().name().toLowerCase(Locale.ROOT)
        + (glyph.twin() >= 0 && glyph.twin() < HUES ? " t-hue" + glyph.twin() : "")
        + (glyph.bold() ? " t-bold" : "");
  }

  /** The sign, linked to its leading model, and its label, each piece linked to its own. */
  void sign(Spot spot, int radius, int labelX, int labelY) {
    Glyph glyph = spot.glyph();
    svg.open("g", "class", classes(glyph), "data-n", glyph.number());
    svg.text("title", words.glyph(glyph));
    svg.open("a", "href", links.model(glyph.label().get(0).model()), "tabindex", "-1");
    if (glyph.members().size() > 1) {
      svg.empty("circle", "class", "t-more", "cx", spot.x() + 3, "cy", spot.y() - 3, "r", radius);
    }
    svg.empty("circle", "cx", spot.x(), "cy", spot.y(), "r", radius);
    if (glyph.twin() >= 0) {
      svg.text(
          "text", Glyph.letter(glyph.twin()), "class", "t-mark", "x", spot.x(), "y", spot.y() + 3);
    }
    svg.close("a").open("text", "class", "t-name", "x", labelX, "y", labelY);
    for (Part part : glyph.label()) {
      if (part.model().isEmpty()) {
        svg.write(part.text());
      } else {
        svg.text("a", part.text(), "href", links.model(part.model()));
      }
    }
    svg.close("text").close("g").line();
  }

  /** Class names of a line. */
  static String classes(Tie tie) {
    return "t-tie t-"
        + tie.main().state().name().toLowerCase(Locale.ROOT)
        + (tie.weights() ? " t-weights" : "");
  }

  /** Opens a line: a link when the pair has a page. What is drawn in it is up to the picture. */
  void open(Tie tie) {
    svg.open(
        "g", "class", classes(tie), "data-from", tie.from().number(), "data-to", tie.to().number());
    Optional<String> href = links.diff(tie.main().parent(), tie.main().child());
    if (href.isPresent()) {
      svg.open("a", "href", href.get(), "tabindex", "-1");
    } else {
      svg.open("a");
    }
    svg.text("title", words.tie(tie, kin));
  }

  void close() {
    svg.close("a").close("g").line();
  }
}
