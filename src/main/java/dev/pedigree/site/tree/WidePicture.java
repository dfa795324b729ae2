package dev.pedigree.site.tree;

import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws the tree for wide screens: time from left to right. Lanes and time are pictures of their
 * own, so that they can stay in view.
 */
final class WidePicture {
  static final int LANES = 112;
  private static final int BEND = 7;

  private final TreeWords words;
  private final WideLayout layout;
  private final Descent descent;
  private final Svg svg = new Svg();
  private final Marks marks;

  /**
   * @param self the model that the picture is about, or empty
   */
  WidePicture(
      Kin kin, TreeWords words, TreeLinks links, Descent descent, WideLayout layout, String self) {
    this.words = words;
    this.layout = layout;
    this.descent = descent;
    this.marks = new Marks(svg, words, links, kin, descent, self);
  }

  /** The signs and lines as an {@code svg} element. */
  String main(String id, String title) {
    marks.start("t-main", layout.width(), layout.height(), id, title);
    ground();
    svg.open("g", "class", "t-ties", "fill", "none", "stroke", "currentColor").line();
    Map<Integer, List<Tie>> byParent = new TreeMap<>();
    for (Tie tie : descent.ties().values()) {
      if (!tie.ghost()) {
        byParent.computeIfAbsent(tie.from().number(), n -> new ArrayList<>()).add(tie);
      }
    }
    byParent.values().forEach(this::bus);
    descent.ties().values().forEach(this::line);
    descent.ticks().values().forEach(this::tick);
    svg.close("g").line();
    descent.ties().values().stream().filter(Tie::ghost).forEach(this::ghost);
    descent.signs().forEach(this::sign);
    return svg.close("svg").toString();
  }

  private void ground() {
    svg.open("g", "class", "t-ground", "aria-hidden", "true");
    List<Lanes.Lane> lanes = layout.lanes().lanes();
    for (int i = 0; i < lanes.size(); i += 2) {
      band(svg, lanes.get(i), layout.width());
    }
    StringBuilder years = new StringBuilder();
    for (Across.Year year : layout.across().years()) {
      years.append('M').append(year.at()).append(" 0V").append(layout.height());
    }
    svg.empty("path", "d", years).close("g").line();
  }

  private static void band(Svg to, Lanes.Lane lane, int width) {
    to.empty(
        "rect",
        "x",
        0,
        "y",
        lane.top() * WideLayout.ROW,
        "width",
        width,
        "height",
        lane.rows() * WideLayout.ROW);
  }

  /** The one line down or up from a parent to the rows of its children. */
  private void bus(List<Tie> ties) {
    Sign parent = ties.get(0).from();
    int from = layout.y(parent);
    int top = from;
    int bottom = from;
    for (Tie tie : ties) {
      top = Math.min(top, layout.y(tie.to()));
      bottom = Math.max(bottom, layout.y(tie.to()));
    }
    StringBuilder path = new StringBuilder();
    int x = layout.x(parent);
    if (top < from) {
      path.append("M" + x + " " + (from - Shape.RADIUS) + "V" + (top + BEND));
    }
    if (bottom > from) {
      path.append("M" + x + " " + (from + Shape.RADIUS) + "V" + (bottom - BEND));
    }
    if (!path.isEmpty()) {
      svg.open("g", "class", "t-rail" + weight(ties), "data-from", parent.number());
      svg.empty("path", "d", path).close("g").line();
    }
  }

  /** A bus looks like its lines where all are alike. */
  private static String weight(List<Tie> ties) {
    List<String> looks = ties.stream().map(Marks::classes).distinct().toList();
    return looks.size() == 1 ? looks.get(0).replace("t-tie", "") : "";
  }

  private void line(Tie tie) {
    int y = layout.y(tie.to());
    int end = layout.x(tie.to()) - Shape.RADIUS;
    marks.open(tie);
    String path;
    if (tie.ghost()) {
      path = "M" + start(tie) + " " + y + "H" + end;
    } else if (layout.y(tie.from()) == y) {
      Sign from = tie.from();
      int right = Label.of(from, words, layout.labs().get(from.number())).width();
      path = "M" + (layout.x(from) + Shape.LABEL + right + 6) + " " + y + "H" + end;
    } else {
      int x = layout.x(tie.from());
      int bend = layout.y(tie.from()) < y ? -BEND : BEND;
      path =
          "M" + x + " " + (y + bend) + "Q" + x + " " + y + " " + (x + BEND) + " " + y + "H" + end;
    }
    svg.empty("path", "class", "t-hit", "d", path);
    svg.empty("path", "class", "t-line", "d", path);
    tie.distance()
        .ifPresent(
            d ->
                svg.text(
                    "text",
                    d.sign(),
                    "class",
                    "t-count",
                    "x",
                    end - Shape.count(tie) / 2 - 3,
                    "y",
                    y + 4));
    marks.closeTie();
  }

  /** Where the line from a ghost begins. */
  private int start(Tie tie) {
    return layout.x(tie.to()) - Shape.RADIUS - Shape.GHOST_LINE;
  }

  /** A parent outside the catalogue: an empty sign with its name, before the line from it. */
  private void ghost(Tie tie) {
    Label label = Label.of(tie.from(), words, false);
    int x = start(tie) - 6 - label.width() - Shape.LABEL;
    int y = layout.y(tie.to());
    svg.open("g", "class", "t-glyph t-ghost", "data-of", tie.to().number());
    svg.text("title", words.of("ghost", "name", words.of(tie.from().name())));
    svg.empty("circle", "cx", x, "cy", y, "r", Shape.RADIUS - 2);
    svg.text("text", label.name(), "class", "t-name", "x", x + Shape.LABEL - 2, "y", y + 4);
    svg.close("g").line();
  }

  /** A short mark for a nearest design that is only computed. */
  private void tick(Tie tie) {
    int end = layout.x(tie.to()) - Shape.RADIUS;
    int y = layout.y(tie.to());
    marks.open(tie);
    svg.empty("path", "class", "t-hit", "d", "M" + (end - Shape.TICK) + " " + y + "H" + end);
    svg.empty("path", "class", "t-line t-tick", "d", "M" + (end - 1) + " " + y + "h-9m0 -4v8");
    marks.closeTie();
  }

  private void sign(Sign sign) {
    int x = layout.x(sign);
    int y = layout.y(sign);
    Label label = Label.of(sign, words, layout.labs().get(sign.number()));
    marks.open(sign);
    marks.dot(sign, x, y);
    marks.name(sign, label.name(), x + Shape.LABEL, label.two() ? y - 2 : y + 4);
    marks.below(label, x + Shape.LABEL, y + 13);
    marks.close();
  }

  /** The years as an {@code svg} element. */
  String axis() {
    Svg out = new Svg();
    int width = layout.width();
    picture(out, "t-axis", width, WideLayout.HEAD);
    for (Across.Year year : layout.across().years()) {
      out.empty("path", "d", "M" + year.at() + " 6V" + WideLayout.HEAD);
      out.text("text", Integer.toString(year.year()), "x", year.at() + 6, "y", 20);
    }
    return out.close("svg").toString();
  }

  /** The names of the lanes as an {@code svg} element. */
  String lanes() {
    Svg out = new Svg();
    picture(out, "t-lanes", LANES, layout.height());
    List<Lanes.Lane> lanes = layout.lanes().lanes();
    for (int i = 0; i < lanes.size(); i++) {
      Lanes.Lane lane = lanes.get(i);
      if (i % 2 == 0) {
        band(out, lane, LANES);
      }
      if (!lane.lab().isEmpty()) {
        String name = words.of(lane.lab().get(0).lab());
        String cut = TextWidth.cut(name, Label.SMALL, false, LANES - 12);
        out.text("text", cut, "x", 8, "y", lane.top() * WideLayout.ROW + WideLayout.ROW / 2 + 4);
      }
    }
    return out.close("svg").toString();
  }

  private static void picture(Svg out, String name, int width, int height) {
    out.open(
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
        "aria-hidden",
        "true");
  }
}
