package dev.pedigree.site.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the data of a path (<a href="https://www.w3.org/TR/SVG2/paths.html">SVG 2, chapter 9</a>)
 * as lines; curves become so many that no corner is seen. Of the commands, those that take up the
 * curve before (S and T) are not known.
 */
final class PathData {
  private static final int PIECES = 10;

  private final String data;
  private final Place place;
  private final List<Polyline> lines = new ArrayList<>();
  private double[] points = new double[64];
  private int size;
  private int at;
  private double x;
  private double y;

  private PathData(String data, Place place) {
    this.data = data;
    this.place = place;
  }

  /**
   * The lines of a path, in pixels.
   *
   * @throws IllegalArgumentException when the data is not that of a path
   */
  static List<Polyline> of(String data, Place place) {
    PathData path = new PathData(data, place);
    path.read();
    return path.lines;
  }

  /** A circle. */
  static Polyline circle(double centreX, double centreY, double radius, Place place) {
    PathData path = new PathData("", place);
    path.move(centreX + radius, centreY);
    path.arc(radius, radius, 0, false, true, centreX - radius, centreY);
    path.arc(radius, radius, 0, false, true, centreX + radius, centreY);
    path.size -= 2; // the first point again
    path.end(true);
    return path.lines.get(0);
  }

  /** A rectangle with round corners. */
  static Polyline box(
      double left, double top, double width, double height, double round, Place place) {
    double r = Math.min(round, Math.min(width, height) / 2);
    PathData path = new PathData("", place);
    path.move(left + r, top);
    path.line(left + width - r, top);
    if (r > 0) {
      path.arc(r, r, 0, false, true, left + width, top + r);
    }
    path.line(left + width, top + height - r);
    if (r > 0) {
      path.arc(r, r, 0, false, true, left + width - r, top + height);
    }
    path.line(left + r, top + height);
    if (r > 0) {
      path.arc(r, r, 0, false, true, left, top + height - r);
    }
    path.line(left, top + r);
    if (r > 0) {
      path.arc(r, r, 0, false, true, left + r, top);
    }
    path.end(true);
    return path.lines.get(0);
  }

  private void read() {
    char command = 0;
    double startX = 0;
    double startY = 0;
    while (more()) {
      if (Character.isLetter(data.charAt(at))) {
        command = data.charAt(at++);
      }
      double fromX = Character.isLowerCase(command) ? x : 0;
      double fromY = Character.isLowerCase(command) ? y : 0;
      switch (Character.toUpperCase(command)) {
        case 'M' -> {
          end(false);
          move(fromX + number(), fromY + number());
          startX = x;
          startY = y;
          command = command == 'm' ? 'l' : 'L'; // what follows without a command are lines
        }
        case 'L' -> line(fromX + number(), fromY + number());
        case 'H' -> line(fromX + number(), y);
        case 'V' -> line(x, fromY + number());
        case 'Q' -> {
          double bendX = fromX + number();
          double bendY = fromY + number();
          double toX = fromX + number();
          double toY = fromY + number();
          curve(
              x + (bendX - x) * 2 / 3,
              y + (bendY - y) * 2 / 3,
              toX + (bendX - toX) * 2 / 3,
              toY + (bendY - toY) * 2 / 3,
              toX,
              toY);
        }
        case 'C' ->
            curve(
                fromX + number(),
                fromY + number(),
                fromX + number(),
                fromY + number(),
                fromX + number(),
                fromY + number());
        case 'A' ->
            arc(
                number(),
                number(),
                number(),
                number() != 0,
                number() != 0,
                fromX + number(),
                fromY + number());
        case 'Z' -> {
          end(true);
          move(startX, startY);
        }
        default -> throw new IllegalArgumentException("not a path at " + (at - 1) + ": " + data);
      }
    }
    end(false);
  }

  private boolean more() {
    while (at < data.length() && (data.charAt(at) == ' ' || data.charAt(at) == ',')) {
      at++;
    }
    return at < data.length();
  }

  private double number() {
    more();
    int from = at;
    if (at < data.length() && (data.charAt(at) == '-' || data.charAt(at) == '+')) {
      at++;
    }
    boolean point = false;
    while (at < data.length()
        && (Character.isDigit(data.charAt(at)) || data.charAt(at) == '.' && !point)) {
      point |= data.charAt(at++) == '.';
    }
    return Double.parseDouble(data.substring(from, at));
  }

  private void move(double toX, double toY) {
    size = 0;
    line(toX, toY);
  }

  private void line(double toX, double toY) {
    if (size + 2 > points.length) {
      points = Arrays.copyOf(points, 2 * points.length);
    }
    points[size++] = place.x(toX);
    points[size++] = place.y(toY);
    x = toX;
    y = toY;
  }

  private void curve(double ax, double ay, double bx, double by, double toX, double toY) {
    double fromX = x;
    double fromY = y;
    for (int i = 1; i <= PIECES; i++) {
      double t = (double) i / PIECES;
      double s = 1 - t;
      line(
          s * s * s * fromX + 3 * s * s * t * ax + 3 * s * t * t * bx + t * t * t * toX,
          s * s * s * fromY + 3 * s * s * t * ay + 3 * s * t * t * by + t * t * t * toY);
    }
  }

  /** A piece of an ellipse, by its ends (SVG 2, appendix B.2.4). Its axes are not turned. */
  private void arc(
      double rx, double ry, double turn, boolean large, boolean clockwise, double toX, double toY) {
    if (turn != 0) {
      throw new IllegalArgumentException("a turned ellipse in a path: " + data);
    }
    double halfX = (x - toX) / 2 / rx;
    double halfY = (y - toY) / 2 / ry;
    double half = halfX * halfX + halfY * halfY;
    double grown = Math.max(1, Math.sqrt(half)); // radii that are too small for the ends
    double away = Math.sqrt(Math.max(0, grown * grown / half - 1)) * (large == clockwise ? -1 : 1);
    double centreX = (x + toX) / 2 + away * halfY * rx;
    double centreY = (y + toY) / 2 - away * halfX * ry;
    double a = rx * grown;
    double b = ry * grown;
    double from = StrictMath.atan2((y - centreY) / b, (x - centreX) / a);
    double sweep = StrictMath.atan2((toY - centreY) / b, (toX - centreX) / a) - from;
    if (clockwise && sweep < 0) {
      sweep += 2 * Math.PI;
    } else if (!clockwise && sweep > 0) {
      sweep -= 2 * Math.PI;
    }
    for (int i = 1; i < PIECES; i++) {
      double angle = from + sweep * i / PIECES;
      line(centreX + a * StrictMath.cos(angle), centreY + b * StrictMath.sin(angle));
    }
    line(toX, toY);
  }

  private void end(boolean closed) {
    if (size > 2) {
      lines.add(new Polyline(Arrays.copyOf(points, size), closed));
    }
    size = 0;
  }
}
