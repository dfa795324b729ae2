package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Draws the tree for wide screens: time from left to right. */
final class WidePicture {
  private static final List<Integer> COUNT_PLACES =
      List.of(86, 80, 90, 74, 68, 62, 56, 50, 44, 38, 32, 26, 20);

  private final TreeWords words;
  private final WideLayout layout;
  private final List<Tie> ties;
  private final Svg svg = new Svg();
  private final Marks marks;

  /**
   * @param self the model that the picture is about, or empty
   */
  WidePicture(
      Kin kin, TreeWords words, TreeLinks links, List<Glyph> glyphs, List<Tie> ties, String self) {
    this.words = words;
    this.layout = new WideLayout(glyphs, words);
    this.ties = ties;
    this.marks = new Marks(svg, words, links, kin, self);
  }

  /** The picture as an {@code svg} element. */
  String svg(String id, String title) {
    marks.start("t-wide", layout.width, layout.height, id, title);
    axis();
    bands();
    lines();
    for (Spot spot : layout.spots.values()) {
      marks.sign(spot, WideLayout.RADIUS, WideLayout.label(spot), spot.y() + 4);
    }
    return svg.close("svg").toString();
  }

  private void axis() {
    svg.open("g", "class", "t-axis", "aria-hidden", "true");
    for (TimeScale.Year year : layout.time.years()) {
      svg.empty("path", "class", "t-year", "d", "M" + year.at() + " 24V" + (layout.height - 4));
      String name = Integer.toString(year.year());
      boolean whole = year.width() >= TextWidth.of(name, 13, true) + 6;
      svg.text("text", whole ? name : "’" + name.substring(2), "x", year.at() + 3, "y", 18);
    }
    StringBuilder quarters = new StringBuilder();
    for (int x : layout.time.quarters()) {
      quarters.append('M').append(x).append(" 28V").append(layout.height - 4);
    }
    svg.empty("path", "class", "t-quarter", "d", quarters).close("g").line();
  }

  private void bands() {
    svg.open("g", "class", "t-bands", "aria-hidden", "true");
    boolean odd = false;
    for (WideLayout.Band band : layout.bands) {
      if (odd) {
        svg.empty(
            "rect",
            "x",
            0,
            "y",
            band.top() - WideLayout.BAND_GAP / 2,
            "width",
            layout.width,
            "height",
            band.bottom() - band.top() + WideLayout.BAND_GAP);
      }
      odd = !odd;
      String name = words.organisation(band.family());
      svg.text(
          "text",
          TextWidth.cut(name, WideLayout.FONT, false, layout.names()),
          "x",
          6,
          "y",
          band.top() + WideLayout.ROW / 2 + 4);
    }
    svg.close("g").line();
  }

  private void lines() {
    Room room = new Room();
    for (Spot spot : layout.spots.values()) {
      int left = spot.x() - WideLayout.RADIUS - 1;
      int right = WideLayout.label(spot) + spot.glyph().width(WideLayout.FONT) + 1;
      room.take(new Room.Box(left, spot.y() - 9, right, spot.y() + 9));
    }
    svg.open("g", "class", "t-ties", "fill", "none", "stroke", "currentColor").line();
    // Painted from the least to the best known, shared weights on top.
    List<Tie> painted =
        ties.stream()
            .sorted(
                Comparator.comparing((Tie t) -> t.weights() ? 1 : 0)
                    .thenComparing(t -> t.main().state(), Comparator.reverseOrder())
                    .thenComparing(t -> t.to().number())
                    .thenComparing(t -> t.from().number()))
            .toList();
    painted.forEach(tie -> line(tie, room));
    svg.close("g").line();
  }

  private void line(Tie tie, Room room) {
    Spot from = layout.spots.get(tie.from().number());
    Spot to = layout.spots.get(tie.to().number());
    Curve curve = Curve.between(from, to, WideLayout.RADIUS);
    marks.open(tie);
    svg.empty("path", "class", "t-hit", "d", curve.path());
    svg.empty("path", "class", "t-line", "d", curve.path());
    tie.distance().ifPresent(distance -> count(distance, curve, room));
    marks.close();
  }

  /** The number of differing lines, where the curve has room, as near to the child as possible. */
  private void count(Distance distance, Curve curve, Room room) {
    String number = distance.sign();
    int half = TextWidth.of(number, 10, false) / 2 + 2;
    Optional<Room.Box> free =
        COUNT_PLACES.stream()
            .map(curve::at)
            .map(p -> new Room.Box(p.x() - half, p.y() - 6, p.x() + half, p.y() + 6))
            .filter(room::free)
            .findFirst();
    Curve.Point last = curve.at(COUNT_PLACES.get(0));
    Room.Box box =
        free.orElseGet(
            () -> new Room.Box(last.x() - half, last.y() - 6, last.x() + half, last.y() + 6));
    room.take(box);
    svg.text(
        "text",
        number,
        "class",
        "t-count",
        "x",
        (box.left() + box.right()) / 2,
        "y",
        box.bottom() - 2);
  }
}
