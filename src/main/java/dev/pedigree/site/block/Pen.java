package dev.pedigree.site.block;

import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.Set;

/** Draws parts, marks and words. No distinction depends on colour alone. */
final class Pen {
  static final int FONT = 12;
  static final int SMALL = 11;

  private final Svg svg = new Svg();
  private final Words words;
  private final Set<Trait> changed;

  Pen(Words words, Set<Trait> changed) {
    this.words = words;
    this.changed = changed;
  }

  void open(int height, String title, String description) {
    svg.open(
            "svg",
            "class",
            "block",
            "role",
            "img",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "viewBox",
            "0 0 " + Places.WIDTH + " " + height)
        .text("title", title)
        .text("desc", description)
        .line();
  }

  String close() {
    return svg.close("svg").toString();
  }

  /** Whether one of these traits is to be marked. */
  boolean marked(Trait... traits) {
    for (Trait trait : traits) {
      if (changed.contains(trait)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The outline of a part: thick and with a sign at its corner when one of its traits is marked,
   * dashed when its trait is unknown.
   */
  void box(String kind, int x, int y, int width, int height, boolean unknown, Trait... traits) {
    boolean marked = marked(traits);
    svg.empty(
        "rect",
        "class",
        "part " + kind + (unknown ? " unknown" : "") + (marked ? " changed" : ""),
        "x",
        x,
        "y",
        y,
        "width",
        width,
        "height",
        height,
        "rx",
        kind.equals("norm") ? height / 2 : 6);
    if (marked) {
      svg.empty("circle", "class", "sign", "cx", x + width - 4, "cy", y + 2, "r", 8);
      svg.text("text", "≠", "class", "sign", "x", x + width - 4, "y", y + 6);
    }
  }

  void path(String kind, String data) {
    svg.empty("path", "class", kind, "d", data);
  }

  void circle(String kind, int x, int y, int radius) {
    svg.empty("circle", "class", kind, "cx", x, "cy", y, "r", radius);
  }

  void rect(String kind, int x, int y, int width, int height) {
    svg.empty("rect", "class", kind, "x", x, "y", y, "width", width, "height", height);
  }

  /** A sign for addition to the residual. */
  void plus(int x, int y) {
    circle("plus", x, y, 8);
    path("wire", "M" + (x - 4) + " " + y + "h8m-4-4v8");
  }

  void title(int x, int y, int room, String text) {
    write("b", x, y, room, text, FONT, true);
  }

  void small(int x, int y, int room, String text) {
    write("s", x, y, room, text, SMALL, false);
  }

  /** Words that end at x. */
  void end(int x, int y, int room, String text) {
    write("s e", x, y, room, text, SMALL, false);
  }

  void middle(int x, int y, int room, String text) {
    write("s m", x, y, room, text, SMALL, false);
  }

  /** The values of traits, with the sign of a change in front of marked ones. */
  String said(Trait... traits) {
    StringBuilder all = new StringBuilder();
    for (Trait trait : traits) {
      if (all.length() > 0) {
        all.append(words.of("comma"));
      }
      all.append(sign(trait)).append(words.value(trait));
    }
    return all.toString();
  }

  String sign(Trait... traits) {
    return marked(traits) ? "≠ " : "";
  }

  private void write(String kind, int x, int y, int room, String text, int size, boolean bold) {
    svg.text("text", TextWidth.cut(text, size, bold, room), "class", kind, "x", x, "y", y);
  }

  /**
   * A row of equal marks that fills the room.
   *
   * @param count how many; at most a few hundred can be told apart
   */
  void row(String kind, int x, int y, int width, int height, long count) {
    if (count <= 0) {
      box("head", x, y, width, height, true);
      middle(x + width / 2, y + height - 1, width, "?");
      return;
    }
    if (count == 1) {
      rect(kind, x, y, width, height);
      return;
    }
    long shown = Math.min(count, 512);
    svg.empty(
        "path",
        "class",
        "row " + kind,
        "d",
        "M" + x + " " + (y + height / 2) + "h" + width,
        "stroke-width",
        height,
        "pathLength",
        shown * 10 - 2,
        "stroke-dasharray",
        "8 2");
  }
}
