package dev.pedigree.site.card;

import java.util.ArrayList;
import java.util.List;

/**
 * The area that a pen covers that is drawn along lines. Corners are round: at the widths of our
 * drawings no other form is told from it.
 *
 * @param width of the pen, in pixels
 * @param dashes lengths that are drawn and left out in turn, in pixels; none for a full line
 * @param round whether ends are half circles; otherwise they are straight
 */
record Stroke(double width, double[] dashes, boolean round) {

  /** Lines that turn by less than this (as a cosine) need no corner. */
  private static final double STRAIGHT = 0.985;

  /** The areas along the lines: one of each piece, so that none is wider than what is drawn. */
  List<Area> along(List<Polyline> lines) {
    List<Area> areas = new ArrayList<>();
    for (Polyline line : lines) {
      if (dashes.length == 0) {
        full(line, areas);
      } else {
        Area area = new Area();
        dashed(line, area);
        areas.add(area);
      }
    }
    return areas;
  }

  private void full(Polyline line, List<Area> areas) {
    for (int i = 0; i < line.lines(); i++) {
      Area area = new Area();
      piece(line, i, 0, line.length(i), area);
      boolean corner = line.closed() || i + 1 < line.lines();
      if (corner && turns(line, i)) {
        dot(line.x(i + 1), line.y(i + 1), area);
      }
      if (round && !line.closed() && i == 0) {
        dot(line.x(0), line.y(0), area);
      }
      if (round && !line.closed() && i + 1 == line.lines()) {
        dot(line.x(i + 1), line.y(i + 1), area);
      }
      areas.add(area);
    }
  }

  private static boolean turns(Polyline line, int i) {
    int next = (i + 1) % line.lines();
    double product = line.length(i) * line.length(next);
    double cosine =
        (line.x(i + 1) - line.x(i)) * (line.x(next + 1) - line.x(next))
            + (line.y(i + 1) - line.y(i)) * (line.y(next + 1) - line.y(next));
    return product > 0 && cosine < STRAIGHT * product;
  }

  private void dashed(Polyline line, Area area) {
    int dash = 0;
    double left = dashes[0];
    for (int i = 0; i < line.lines(); i++) {
      double length = line.length(i);
      double from = 0;
      while (length - from > 1e-9) {
        double to = Math.min(length, from + left);
        if (dash % 2 == 0) {
          piece(line, i, from, to, area);
          if (round) {
            end(line, i, from, area);
            end(line, i, to, area);
          }
        }
        left -= to - from;
        from = to;
        if (left <= 1e-9) {
          dash++;
          left = dashes[dash % dashes.length];
        }
      }
    }
  }

  private void end(Polyline line, int i, double at, Area area) {
    double part = at / line.length(i);
    dot(
        line.x(i) + part * (line.x(i + 1) - line.x(i)),
        line.y(i) + part * (line.y(i + 1) - line.y(i)),
        area);
  }

  /** A piece of a line, as a rectangle. */
  private void piece(Polyline line, int i, double from, double to, Area area) {
    double length = line.length(i);
    if (length <= 0 || to <= from) {
      return;
    }
    double alongX = (line.x(i + 1) - line.x(i)) / length;
    double alongY = (line.y(i + 1) - line.y(i)) / length;
    double ax = line.x(i) + alongX * from;
    double ay = line.y(i) + alongY * from;
    double bx = line.x(i) + alongX * to;
    double by = line.y(i) + alongY * to;
    double sideX = -alongY * width / 2;
    double sideY = alongX * width / 2;
    area.edge(ax - sideX, ay - sideY, bx - sideX, by - sideY);
    area.edge(bx - sideX, by - sideY, bx + sideX, by + sideY);
    area.edge(bx + sideX, by + sideY, ax + sideX, ay + sideY);
    area.edge(ax + sideX, ay + sideY, ax - sideX, ay - sideY);
  }

  private void dot(double x, double y, Area area) {
    Polyline circle = PathData.circle(x, y, width / 2, new Place(0, 0, 1));
    for (int i = 0; i < circle.count(); i++) {
      area.edge(circle.x(i), circle.y(i), circle.x(i + 1), circle.y(i + 1));
    }
  }
}
