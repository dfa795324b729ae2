package dev.pedigree.site.card;

/**
 * Where the units of a part of a drawing lie on its pixels.
 *
 * @param x where they begin, in pixels
 * @param y likewise
 * @param scale pixels of a unit
 */
record Place(double x, double y, double scale) {
  double x(double units) {
    return x + units * scale;
  }

  double y(double units) {
    return y + units * scale;
  }

  /** The place of a part that begins elsewhere in this one and has units of its own. */
  Place within(double left, double top, double size) {
    return new Place(x(left), y(top), scale * size);
  }
}
