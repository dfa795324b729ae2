package dev.pedigree.site.tree;

import dev.pedigree.site.svg.Svg;
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
  private final String self;

  /**
   * @param self the model that the picture is about, or empty
   */
  Marks(Svg svg, TreeWords words, TreeLinks links, Kin kin, String self) {
    this.svg = svg;
    this.words = words;
    this.links = links;
    this.kin = kin;
    this.self = self;
  }

  /** Opens the {@code svg} element. */
  void start(String name, int width, int height, String id, String title) {
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        name,
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        width,
        "height",
        height,
        "role",
        "group",
        "aria-labelledby",
        id + "-title " + id + "-desc");
    svg.text("title", title, "id", id + "-title");
    svg.text("desc", words.of("desc"), "id", id + "-desc").line();
  }

  /** The class name of a colour, when the sign has one. */
  static String hue(Glyph glyph) {
    return glyph.twin() >= 0 && glyph.twin() < HUES ? " t-hue" + glyph.twin() : "";
  }

  /** Class names of a sign, for colours and for the script. */
  private String classes(Glyph glyph) {
    return "t-glyph t-"
        + glyph.known().name().toLowerCase(Locale.ROOT)
        + hue(glyph)
        + (glyph.bold() ? " t-bold" : "")
        + (glyph.members().stream().anyMatch(m -> m.id().equals(self)) ? " t-self" : "");
  }

  /** Draws the sign, linked to its lead model, and its label, each part linked to its own model. */
  void sign(Spot spot, int radius, int labelX, int labelY) {
    Glyph glyph = spot.glyph();
    svg.open("g", "class", classes(glyph), "data-n", glyph.number());
    svg.text("title", words.glyph(glyph, kin));
    // The label beside it is the link for keyboards and screen readers.
    String href = links.model(glyph.label().get(0).model());
    svg.open("a", "href", href, "tabindex", "-1", "aria-hidden", "true");
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
        svg.write(words.of(part.text()));
      } else {
        svg.text("a", words.of(part.text()), "href", links.model(part.model()));
      }
    }
    svg.close("text").close("g").line();
  }

  /** Class names of a line. */
  private static String classes(Tie tie) {
    return "t-tie t-" + tie.main().state().word() + (tie.weights() ? " t-weights" : "");
  }

  /** Opens a line, as a link when the pair has a page. The picture draws what is in it. */
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
