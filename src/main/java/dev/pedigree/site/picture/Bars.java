package dev.pedigree.site.picture;

import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;

/**
 * The frame of a small chart of columns: its size, its axis, and the words under it. Small enough
 * to be shown at full size on a phone, so that its text never shrinks.
 */
final class Bars {
  static final int WIDTH = 328;
  static final int TOP = 24;
  static final int FLOOR = 124;
  static final int HEIGHT = 166;
  private static final int LEFT = 34;
  private static final int SIZE = 11;

  private final Svg out = new Svg();
  private final int columns;

  /** A chart of some columns, which begins with what it says in words. */
  Bars(int columns, String title, String description) {
    this.columns = columns;
    out.open(
        "svg",
        "class",
        "chart",
        "role",
        "img",
        "width",
        WIDTH,
        "height",
        HEIGHT,
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT);
    out.text("title", title).text("desc", description);
  }

  Svg svg() {
    return out;
  }

  /** The left edge of a column. */
  double left(int column) {
    return LEFT + column * step() + gap() / 2;
  }

  /** The width of a column. */
  double width() {
    return step() - gap();
  }

  private double step() {
    return (WIDTH - LEFT - 2.0) / columns;
  }

  private double gap() {
    return step() > 24 ? 8 : 4;
  }

  /** A line across at a height, with its value. */
  void line(double y, String label) {
    out.empty("line", "class", "grid", "x1", LEFT, "x2", WIDTH, "y1", round(y), "y2", round(y));
    text(label, LEFT - 5, y + 4, "end", "axis");
  }

  /** A part of a column. */
  void part(int column, double top, double bottom, String kind) {
    if (bottom - top > 0.05) {
      out.empty(
          "rect",
          "class",
          kind,
          "x",
          round(left(column)),
          "y",
          round(top),
          "width",
          round(width()),
          "height",
          round(bottom - top));
    }
  }

  /** Words in the middle of a column, if there is room for them. */
  void label(int column, double y, String words, String kind) {
    if (TextWidth.of(words, SIZE, false) <= step() - 1) {
      text(words, left(column) + width() / 2, y, "middle", kind);
    }
  }

  /** Words in the middle of several columns. */
  void under(int from, int count, double y, String words) {
    double middle = (left(from) + left(from + count - 1) + width()) / 2;
    text(words, middle, y, "middle", "axis");
  }

  private void text(String words, double x, double y, String anchor, String kind) {
    out.text("text", words, "class", kind, "x", round(x), "y", round(y), "text-anchor", anchor);
  }

  /** The finished chart. */
  String html() {
    return out.close("svg").toString();
  }

  private static String round(double value) {
    return String.valueOf(Math.round(value * 10) / 10.0).replaceAll("\\.0$", "");
  }
}
