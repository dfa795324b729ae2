package dev.pedigree.site.card;

/**
 * Fills an outline by how much of each pixel it covers. Each edge adds what it covers of the pixels
 * it crosses and, summed up along a row, of all that lie to its right; so an outline is filled in
 * one pass over its edges and one over its pixels.
 */
final class Outline {
  /** Straight pieces of a curve: at the sizes of a card no corner is seen. */
  private static final int PIECES = 8;

  private final int width;
  private final int height;
  private final double scale;
  private final double left;
  private final double top;
  private final double[] covered;
  private double x;
  private double y;
  private double startX;
  private double startY;

  /**
   * An empty outline.
   *
   * @param scale pixels of a unit
   * @param left where the units begin, in pixels
   * @param top likewise
   */
  Outline(int width, int height, double scale, double left, double top) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.left = left;
    this.top = top;
    this.covered = new double[(width + 2) * height];
  }

  /** Begins another part of the outline; the one before is closed. */
  void move(double toX, double toY) {
    close();
    x = startX = left + toX * scale;
    y = startY = top + toY * scale;
  }

  void line(double toX, double toY) {
    to(left + toX * scale, top + toY * scale);
  }

  /** An edge by itself; all edges together must close what they surround. */
  void edge(double fromX, double fromY, double toX, double toY) {
    x = startX = left + fromX * scale;
    y = startY = top + fromY * scale;
    to(left + toX * scale, top + toY * scale);
    startX = x;
    startY = y;
  }

  /** A curve of Bézier with two points that draw it. */
  void curve(double ax, double ay, double bx, double by, double toX, double toY) {
    double fromX = (x - left) / scale;
    double fromY = (y - top) / scale;
    for (int i = 1; i <= PIECES; i++) {
      double t = (double) i / PIECES;
      double s = 1 - t;
      line(
          s * s * s * fromX + 3 * s * s * t * ax + 3 * s * t * t * bx + t * t * t * toX,
          s * s * s * fromY + 3 * s * s * t * ay + 3 * s * t * t * by + t * t * t * toY);
    }
  }

  /** A circle. */
  void circle(double centreX, double centreY, double radius) {
    double c = radius * 0.5523; // how far the points of a quarter of a circle lie
    move(centreX + radius, centreY);
    curve(centreX + radius, centreY + c, centreX + c, centreY + radius, centreX, centreY + radius);
    curve(centreX - c, centreY + radius, centreX - radius, centreY + c, centreX - radius, centreY);
    curve(centreX - radius, centreY - c, centreX - c, centreY - radius, centreX, centreY - radius);
    curve(centreX + c, centreY - radius, centreX + radius, centreY - c, centreX + radius, centreY);
    close();
  }

  /** A rectangle. */
  void box(double fromX, double fromY, double toX, double toY) {
    move(fromX, fromY);
    line(toX, fromY);
    line(toX, toY);
    line(fromX, toY);
    close();
  }

  void close() {
    to(startX, startY);
  }

  private void to(double toX, double toY) {
    if (y < toY) {
      edge(x, y, toX, toY, 1);
    } else if (toY < y) {
      edge(toX, toY, x, y, -1);
    }
    x = toX;
    y = toY;
  }

  /** An edge from its upper end to its lower one. */
  private void edge(double ax, double ay, double bx, double by, int direction) {
    double slope = (bx - ax) / (by - ay);
    double at = ay < 0 ? ax - ay * slope : ax;
    for (int row = Math.max(0, (int) ay); row < Math.min(height, (int) Math.ceil(by)); row++) {
      double high = Math.min(row + 1, by) - Math.max(row, ay);
      double next = at + slope * high;
      piece(
          row * (width + 2),
          clamped(Math.min(at, next)),
          clamped(Math.max(at, next)),
          high * direction);
      at = next;
    }
  }

  private double clamped(double position) {
    return Math.max(0, Math.min(width, position));
  }

  /** The piece of an edge within a row of pixels, from one place in it to another. */
  private void piece(int row, double from, double to, double high) {
    int first = (int) from;
    int last = Math.max(first + 1, (int) Math.ceil(to));
    if (last == first + 1) {
      double right = (from + to) / 2 - first;
      covered[row + first] += high * (1 - right);
      covered[row + first + 1] += high * right;
      return;
    }
    double each = high / (to - from);
    double before = 0;
    for (int pixel = first; pixel < last; pixel++) {
      // Of the edge within this pixel, the part to its right is covered in full by the next pixels.
      double enters = Math.max(from, pixel);
      double leaves = Math.min(to, pixel + 1);
      double here = (leaves - enters) * each;
      double right = (enters + leaves) / 2 - pixel;
      covered[row + pixel] += before + here * (1 - right);
      before = here * right;
    }
    covered[row + last] += before;
  }

  /**
   * How much of each pixel is covered, row by row.
   *
   * @param levels what stands for a pixel that is covered in full
   */
  byte[] filled(int levels) {
    byte[] filled = new byte[width * height];
    for (int row = 0; row < height; row++) {
      double sum = 0;
      for (int column = 0; column < width; column++) {
        sum += covered[row * (width + 2) + column];
        filled[row * width + column] = (byte) (Math.min(1, Math.abs(sum)) * levels + 0.5);
      }
    }
    return filled;
  }
}
