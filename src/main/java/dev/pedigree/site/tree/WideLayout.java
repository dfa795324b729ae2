package dev.pedigree.site.tree;

import java.util.Map;

/**
 * The layout of a wide picture: lanes from top to bottom, time from left to right.
 *
 * @param lanes with the row of each sign
 * @param across with the place of each sign in time
 * @param labs which signs say their organisation
 */
record WideLayout(Lanes lanes, Across across, Map<Integer, Boolean> labs) {
  static final int ROW = 38;
  static final int HEAD = 30;
  private static final int ROUNDS = 3;

  /** Rows need places and places need rows, so each is made again from the other. */
  static WideLayout of(Descent descent) {
    Map<Integer, Boolean> labs = Lanes.small(descent.signs());
    Shape shape = Shape.of(descent, labs);
    int[] about = Across.free(descent, shape).x();
    WideLayout best = null;
    for (int round = 0; round < ROUNDS; round++) {
      Lanes lanes = Lanes.of(descent, shape, about);
      Across across = Across.of(descent, shape, lanes.row());
      WideLayout made = new WideLayout(lanes, across, labs);
      if (best == null || made.size() < best.size()) {
        best = made;
      }
      about = across.x();
    }
    return best;
  }

  private long size() {
    return (long) width() * height();
  }

  int x(Sign sign) {
    return across.x()[sign.number()];
  }

  int y(Sign sign) {
    return lanes.row()[sign.number()] * ROW + ROW / 2;
  }

  int width() {
    return across.width();
  }

  int height() {
    return lanes.rows() * ROW;
  }
}
