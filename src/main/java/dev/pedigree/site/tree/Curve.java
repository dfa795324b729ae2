package dev.pedigree.site.tree;

/** A cubic curve between two signs, in whole pixels. */
record Curve(int x0, int y0, int x1, int y1, int x2, int y2, int x3, int y3) {

  /** A point on a curve. */
  record Point(int x, int y) {}

  /** Leaves to the right, arrives from the left. */
  static Curve between(Spot from, Spot to, int radius, boolean around) {
    int x0 = from.x() + radius;
    int x3 = to.x() - radius;
    if (x3 <= x0 + 4) {
      // Of one day: around the left side of both.
      int left = Math.min(from.x(), to.x()) - radius - 14;
      return new Curve(
          from.x() - radius, from.y(), left, from.y(), left, to.y(), to.x() - radius, to.y());
    }
    int reach = Math.max(12, Math.min((x3 - x0) / 2, 150));
    int lift = around ? -16 : 0;
    return new Curve(
        x0, from.y(), x0 + reach, from.y() + lift, x3 - reach, to.y() + lift, x3, to.y());
  }

  String path() {
    return "M" + x0 + " " + y0 + "C" + x1 + " " + y1 + " " + x2 + " " + y2 + " " + x3 + " " + y3;
  }

  /** The point at {@code part} hundredths of the curve's parameter. */
  Point at(int part) {
    return new Point(mix(part, x0, x1, x2, x3), mix(part, y0, y1, y2, y3));
  }

  private static int mix(int part, long a, long b, long c, long d) {
    long t = part;
    long s = 100 - part;
    long sum = s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    return (int) Math.floorDiv(sum + 500_000, 1_000_000L);
  }
}
