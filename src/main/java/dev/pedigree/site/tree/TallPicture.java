package dev.pedigree.site.tree;

import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the tree for phones: time from top to bottom. */
final class TallPicture {
  private static final int NAME = 14;
  private static final int BEND = 5;

  private final TreeWords words;
  private final TreeLinks links;
  private final Kin kin;
  private final Descent descent;
  private final TallLayout layout;
  private final Svg svg = new Svg();
  private final Marks marks;

  /**
   * @param self the model that the picture is about, or empty
   */
  TallPicture(Kin kin, TreeWords words, TreeLinks links, Descent descent, String self) {
    this.words = words;
    this.links = links;
    this.kin = kin;
    this.descent = descent;
    this.layout = new TallLayout(descent);
    this.marks = new Marks(svg, words, links, kin, descent, self);
  }

  /** The picture, with the years as headings that stay in view. */
  String html(String id, String title) {
    svg.open("div", "class", "t-tall").open("div", "class", "t-when", "aria-hidden", "true");
    for (TallLayout.Year year : layout.years) {
      svg.open("div").text("span", Integer.toString(year.year()));
      svg.empty("svg", "width", 1, "height", year.height()).close("div");
    }
    svg.close("div").line();
    marks.start("t-main", TallLayout.WIDTH, layout.height, id, title);
    svg.open("g", "class", "t-ties", "fill", "none", "stroke", "currentColor").line();
    layout.rails.forEach(this::rail);
    descent.ties().values().forEach(this::line);
    svg.close("g").line();
    descent.signs().forEach(this::row);
    return svg.close("svg").close("div").toString();
  }

  /** From the sign to the left into its rail, and down. */
  private void rail(TallLayout.Rail rail) {
    int x = rail.x();
    int y = rail.top();
    String path =
        "M"
            + (layout.signs() - Shape.RADIUS)
            + " "
            + y
            + "H"
            + (x + BEND)
            + "Q"
            + x
            + " "
            + y
            + " "
            + x
            + " "
            + (y + BEND)
            + "V"
            + (rail.bottom() - BEND);
    svg.open(
        "g", "class", "t-rail" + Marks.hue(rail.parent()), "data-from", rail.parent().number());
    svg.empty("path", "class", "t-under", "d", path).empty("path", "d", path);
    svg.close("g").line();
  }

  private void line(Tie tie) {
    int x = tie.ghost() ? -1 : layout.rail(tie.from());
    if (x < 0) {
      return;
    }
    int y = layout.y(tie.to());
    int end = layout.signs() - Shape.RADIUS;
    marks.open(tie);
    String path =
        "M" + x + " " + (y - BEND) + "Q" + x + " " + y + " " + (x + BEND) + " " + y + "H" + end;
    svg.empty("path", "class", "t-line", "d", path);
    marks.closeTie();
  }

  private void row(Sign sign) {
    int y = layout.y(sign);
    int x = layout.label();
    String organisation = words.of(sign.lab());
    int lab = Math.min(TextWidth.of(organisation, Label.SMALL, false), 120);
    String name = TextWidth.cut(words.name(sign), NAME, true, TallLayout.WIDTH - x - lab - 14);
    marks.open(sign);
    marks.dot(sign, layout.signs(), y);
    marks.name(sign, name, x, y + 4);
    svg.text(
        "text",
        TextWidth.cut(organisation, Label.SMALL, false, 120),
        "class",
        "t-note t-end",
        "x",
        TallLayout.WIDTH - 2,
        "y",
        y + 4);
    String below = TextWidth.cut(below(sign), Label.SMALL, false, TallLayout.WIDTH - x);
    svg.text("text", below, "class", "t-note", "x", x, "y", y + 20);
    origin(sign, x, y + 36);
    marks.close();
  }

  /** The date, the sizes, and how many versions there are. */
  private String below(Sign sign) {
    List<String> below = new ArrayList<>();
    if (sign.kind() == Sign.Kind.MORE) {
      below.add(words.of(sign.family().name()));
    } else {
      below.add(sign.models().get(0).released().toString());
    }
    Label label = Label.of(sign, words, false);
    if (!label.chips().isEmpty()) {
      below.add(String.join(" ", label.chips().stream().map(Sign.Chip::text).toList()));
    }
    if (sign.kind() != Sign.Kind.MORE) {
      below.addAll(label.notes());
    }
    return String.join(" · ", below);
  }

  private void origin(Sign sign, int x, int y) {
    boolean near = !descent.ties().containsKey(sign.number());
    Tie tie = (near ? descent.ticks() : descent.ties()).get(sign.number());
    if (tie == null) {
      return;
    }
    String said = TextWidth.cut(words.origin(tie, kin), Label.SMALL, false, TallLayout.WIDTH - x);
    svg.open("text", "class", "t-note t-origin", "x", x, "y", y);
    Optional<String> href =
        tie.ghost() ? Optional.empty() : links.diff(tie.main().parent(), tie.main().child());
    if (href.isPresent()) {
      svg.text("a", said, "href", href.get());
    } else {
      svg.write(said);
    }
    svg.close("text");
  }
}
