package dev.pedigree.site.card;

/**
 * Points joined by straight lines.
 *
 * @param points x and y of each, in pixels
 * @param closed whether a line leads from the last to the first
 */
record Polyline(double[] points, boolean closed) {
  int count() {
    return points.length / 2;
  }

  double x(int index) {
    return points[2 * (index % count())];
  }

  double y(int index) {
    return points[2 * (index % count()) + 1];
  }

  /** Its lines. */
  int lines() {
    return closed ? count() : count() - 1;
  }

  /** How long a line is. */
  double length(int line) {
    double across = x(line + 1) - x(line);
    double down = y(line + 1) - y(line);
    return Math.sqrt(across * across + down * down);
  }

  double length() {
    double sum = 0;
    for (int line = 0; line < lines(); line++) {
      sum += length(line);
    }
    return sum;
  }
}
