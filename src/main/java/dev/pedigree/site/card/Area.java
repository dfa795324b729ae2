package dev.pedigree.site.card;

import java.util.Arrays;
import java.util.List;

/**
 * Edges around an area, in pixels. Parts that run in the same direction add up to one area however
 * they overlap.
 */
final class Area {
  private double[] edges = new double[256];
  private int size;

  /** The area that lines surround. */
  static Area within(List<Polyline> lines) {
    Area area = new Area();
    for (Polyline line : lines) {
      for (int i = 0; i < line.count(); i++) {
        area.edge(line.x(i), line.y(i), line.x(i + 1), line.y(i + 1));
      }
    }
    return area;
  }

  void edge(double ax, double ay, double bx, double by) {
    if (size + 4 > edges.length) {
      edges = Arrays.copyOf(edges, 2 * edges.length);
    }
    edges[size++] = ax;
    edges[size++] = ay;
    edges[size++] = bx;
    edges[size++] = by;
  }

  int count() {
    return size / 4;
  }

  double ax(int edge) {
    return edges[4 * edge];
  }

  double ay(int edge) {
    return edges[4 * edge + 1];
  }

  double bx(int edge) {
    return edges[4 * edge + 2];
  }

  double by(int edge) {
    return edges[4 * edge + 3];
  }
}
