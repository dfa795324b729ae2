package dev.pedigree.site.tree;

import dev.pedigree.lineage.Edge;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws the tree for phones: time from top to bottom, with the origin of each model by its name.
 */
final class TallPicture {
  private static final int SMALL = 11;

  private final Kin kin;
  private final TreeWords words;
  private final TreeLinks links;
  private final TallLayout layout;
  private final Map<Integer, List<Tie>> byChild = new TreeMap<>();
  private final Svg svg = new Svg();
  private final Marks marks;

  TallPicture(
      Kin kin, TreeWords words, TreeLinks links, List<Glyph> glyphs, List<Tie> ties, String self) {
    this.kin = kin;
    this.words = words;
    this.links = links;
    this.layout = new TallLayout(glyphs, ties);
    this.marks = new Marks(svg, words, links, kin, self);
    ties.forEach(
        tie -> byChild.computeIfAbsent(tie.to().number(), n -> new ArrayList<>()).add(tie));
  }

  /** The picture as an {@code svg} element. */
  String svg(String id, String title) {
    marks.start("t-tall", TallLayout.WIDTH, layout.height, id, title);
    years();
    rails();
    for (Spot spot : layout.spots) {
      row(spot);
    }
    return svg.close("svg").toString();
  }

  private void years() {
    svg.open("g", "class", "t-axis", "aria-hidden", "true");
    for (TallLayout.Year year : layout.years) {
      String name = Integer.toString(year.year());
      svg.text("text", name, "x", layout.label(), "y", year.y() + 5);
      int x = layout.label() + TextWidth.of(name, 13, true) + 8;
      svg.empty("path", "d", "M" + x + " " + year.y() + "H" + TallLayout.WIDTH);
    }
    svg.close("g").line();
  }

  private void rails() {
    svg.open("g", "class", "t-ties", "fill", "none", "stroke", "currentColor").line();
    for (TallLayout.Rail rail : layout.rails.values()) {
      Spot parent = layout.spots.get(rail.parent().number());
      int out = parent.y() + 12;
      String path =
          "M"
              + parent.x()
              + " "
              + (parent.y() + TallLayout.RADIUS)
              + "V"
              + (out - 3)
              + "Q"
              + parent.x()
              + " "
              + out
              + " "
              + (parent.x() - 3)
              + " "
              + out
              + "H"
              + (rail.x() + 4)
              + "Q"
              + rail.x()
              + " "
              + out
              + " "
              + rail.x()
              + " "
              + (out + 4)
              + "V"
              + rail.bottom()
              + (rail.top() < parent.y() ? "M" + rail.x() + " " + out + "V" + rail.top() : "");
      svg.open(
          "g", "class", "t-rail" + Marks.hue(rail.parent()), "data-from", rail.parent().number());
      svg.empty("path", "class", "t-under", "d", path).empty("path", "d", path);
      svg.close("g").line();
    }
    for (Spot spot : layout.spots) {
      List<Tie> ties = byChild.getOrDefault(spot.glyph().number(), List.of());
      for (int i = 0; i < ties.size(); i++) {
        int apart = Math.min(8, 20 / ties.size());
        branch(ties.get(i), spot, spot.y() + i * apart - (ties.size() - 1) * apart / 2);
      }
    }
    svg.close("g").line();
  }

  private void branch(Tie tie, Spot child, int y) {
    int x = layout.rails.get(tie.from().number()).x();
    int end = child.x() - TallLayout.RADIUS;
    marks.open(tie);
    svg.empty("path", "class", "t-line", "d", "M" + x + " " + y + "H" + end);
    svg.empty("circle", "class", "t-joint", "cx", x, "cy", y, "r", 2);
    marks.close();
  }

  private void row(Spot spot) {
    Glyph glyph = spot.glyph();
    marks.sign(spot, TallLayout.RADIUS, layout.label(), spot.y() + 4);
    int name = layout.label() + glyph.width(TallLayout.FONT);
    int room = TallLayout.WIDTH - name - 14;
    String organisation = words.organisation(glyph.family());
    svg.open("g", "class", "t-note", "data-n", glyph.number());
    if (room > 30) {
      svg.text(
          "text",
          TextWidth.cut(organisation, SMALL, false, room),
          "class",
          "t-end",
          "x",
          TallLayout.WIDTH - 2,
          "y",
          spot.y() + 4);
    }
    String date = glyph.members().get(0).released().toString();
    svg.open("text", "x", layout.label(), "y", spot.y() + 19).write(date);
    origin(glyph, TallLayout.WIDTH - layout.label() - TextWidth.of(date + " · ", SMALL, false));
    svg.close("text").close("g").line();
  }

  /** The origin in a few words: shared weights first, else the nearest design. */
  private void origin(Glyph glyph, int room) {
    List<Tie> ties = byChild.getOrDefault(glyph.number(), List.of());
    Optional<Tie> main =
        ties.stream()
            .min(
                Comparator.comparing((Tie t) -> t.weights() ? 0 : 1)
                    .thenComparing(t -> t.distance().orElse(Tie.FAR))
                    .thenComparing(t -> t.main().state())
                    .thenComparing(t -> t.from().number()));
    if (main.isEmpty()) {
      words
          .undrawnOrigin(glyph.lead(), kin)
          .ifPresent(said -> svg.write(" · ").write(TextWidth.cut(said, SMALL, false, room)));
      return;
    }
    Edge edge = main.get().closest();
    String said = TextWidth.cut(words.origin(main.get(), ties, kin), SMALL, false, room);
    svg.write(" · ");
    Optional<String> href = links.diff(edge.parent(), edge.child());
    if (href.isPresent()) {
      svg.text("a", said, "href", href.get());
    } else {
      svg.write(said);
    }
  }
}
