package dev.pedigree.site.tree;

/** A cubic curve between two signs, in whole pixels. */
record Curve(int x0, int y0, int x1, int y1, int x2, int y2, int x3, int y3) {

  /** A point on a curve. */
  record Point(int x, int y) {}

  /**
   * Leaves a sign downwards or upwards, so that the curve does not cross the sign's label, and
   * arrives from the left.
   */
  static Curve between(Spot from, Spot to, int radius) {
    int x3 = to.x() - radius;
    int across = x3 - from.x();
    int down = to.y() - from.y();
    if (across < radius + 6) {
      // Released on the same day: around the left side of both.
      int left = Math.min(from.x(), to.x()) - radius - 14;
      return new Curve(from.x() - radius, from.y(), left, from.y(), left, to.y(), x3, to.y());
    }
    int y0 = from.y() + (down < 0 ? -radius : radius);
    int bend = Math.max(9, Math.min(across / 3, 60));
    if (down == 0) {
      return new Curve(from.x(), y0, from.x() + bend, y0 + 12, x3 - bend, y0 + 12, x3, to.y() + 2);
    }
    int lead = Math.max(14, Math.abs(down) * 2 / 3);
    int y1 = y0 + (down < 0 ? -lead : lead);
    return new Curve(from.x(), y0, from.x() + across / 12, y1, x3 - bend, to.y(), x3, to.y());
  }

  String path() {
    return "M" + x0 + " " + y0 + "C" + x1 + " " + y1 + " " + x2 + " " + y2 + " " + x3 + " " + y3;
  }

  /** The point at {@code part} percent of the curve's parameter. */
  Point at(int part) {
    return new Point(mix(part, x0, x1, x2, x3), mix(part, y0, y1, y2, y3));
  }

  private static int mix(int part, long a, long b, long c, long d) {
    long t = part;
    long s = 100L - part;
    long sum = s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    return (int) Math.floorDiv(sum + 500_000, 1_000_000L);
  }
}
