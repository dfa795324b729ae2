package dev.pedigree.site.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts signs into rows so that no line runs through a foreign sign.
 *
 * <p>A sign takes its row from the place of its parent to the end of its label, as its line comes
 * along the row. A row is free for it when the last sign in it is earlier than its parent, or is
 * its parent.
 */
final class Rows {
  private static final int GAP = 10;
  private static final int SLACK = 36;

  private final Descent descent;
  private final Shape shape;
  private final int[] x;
  private final List<Integer> last = new ArrayList<>();
  private final Map<Integer, Integer> rows = new TreeMap<>();

  private Rows(Descent descent, Shape shape, int[] x) {
    this.descent = descent;
    this.shape = shape;
    this.x = x;
  }

  /**
   * The row of each of these signs, from 0.
   *
   * @param signs numbers, ascending
   * @param x about where each sign will be
   */
  static Map<Integer, Integer> of(
      Descent descent, Shape shape, int[] x, Collection<Integer> signs) {
    Rows made = new Rows(descent, shape, x);
    signs.forEach(made::place);
    return made.rows;
  }

  private void place(int sign) {
    int parent = descent.parent(sign);
    int row = 0;
    if (parent >= 0 && rows.containsKey(parent) && follows(sign, parent)) {
      row = rows.get(parent);
    } else {
      while (row < last.size() && !free(last.get(row), sign, parent)) {
        row++;
      }
      if (row == last.size()) {
        last.add(sign);
      }
    }
    last.set(row, sign);
    rows.put(sign, row);
  }

  /** Whether it can stand behind its parent in one row. */
  private boolean follows(int sign, int parent) {
    int end = x[parent] + shape.right()[parent];
    return last.get(rows.get(parent)) == parent
        && x[sign] - shape.left()[sign] + SLACK >= end + GAP;
  }

  private boolean free(int before, int sign, int parent) {
    int end = x[before] + shape.right()[before] + GAP;
    if (parent < 0) {
      return end <= x[sign] - shape.left()[sign];
    }
    return before < parent && end <= x[parent];
  }
}
