package dev.pedigree.site.tree;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the signs of a wide picture stand from left to right: by day, never nearer than the labels
 * and lines of their rows allow. Time runs to the right without being to scale; the years say where
 * it is.
 *
 * @param x the middle of each sign
 * @param years where each begins
 * @param width of all
 */
record Across(int[] x, List<Year> years, int width) {
  private static final int EDGE = 10;
  private static final int YEAR = 52;
  private static final int GAP = 10;
  private static final int BUS = 9;
  private static final int LEAST_LINE = 14;
  private static final int MOST_DAYS = 14;
  private static final int DAYS_A_PIXEL = 4;

  /** Where a year begins, and where the next one does. */
  record Year(int year, int at, int end) {}

  /** Places as if every sign had a row of its own. */
  static Across free(Descent descent, Shape shape) {
    int[] rows = new int[descent.signs().size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    return new Placing(descent, shape, rows, false).all();
  }

  static Across of(Descent descent, Shape shape, int[] rows) {
    return new Placing(descent, shape, rows, true).all();
  }

  /** The places of signs so far. */
  private static final class Placing {
    private final Descent descent;
    private final Shape shape;
    private final int[] row;
    private final boolean buses;
    private final int[] x;
    private final int[] top;
    private final int[] bottom;
    private final List<Year> years = new ArrayList<>();

    Placing(Descent descent, Shape shape, int[] row, boolean buses) {
      this.descent = descent;
      this.shape = shape;
      this.row = row;
      this.buses = buses;
      this.x = new int[row.length];
      this.top = row.clone();
      this.bottom = row.clone();
      for (int child : descent.ties().keySet()) {
        int parent = descent.parent(child);
        if (parent >= 0) {
          top[parent] = Math.min(top[parent], row[child]);
          bottom[parent] = Math.max(bottom[parent], row[child]);
        }
      }
    }

    Across all() {
      int year = descent.signs().isEmpty() ? 0 : descent.signs().get(0).day().getYear();
      int begun = 0;
      for (Sign sign : descent.signs()) {
        int n = sign.number();
        int least = n == 0 ? EDGE + Shape.RADIUS : x[n - 1] + step(n);
        while (year < sign.day().getYear()) {
          int next = Math.max(begun + YEAR, n == 0 ? 0 : x[n - 1] + Shape.RADIUS + 6);
          years.add(new Year(year, begun, next));
          begun = next;
          year++;
        }
        x[n] = Math.max(Math.max(least, begun + Shape.RADIUS + 8), after(n));
      }
      int right = begun + YEAR;
      for (int n = 0; n < x.length; n++) {
        right = Math.max(right, x[n] + shape.right()[n] + EDGE);
      }
      years.add(new Year(year, begun, right));
      return new Across(x, List.copyOf(years), right);
    }

    private int step(int n) {
      long days =
          ChronoUnit.DAYS.between(descent.signs().get(n - 1).day(), descent.signs().get(n).day());
      return (int) Math.min(days / DAYS_A_PIXEL, MOST_DAYS);
    }

    /** The least place that earlier signs and their lines leave. */
    private int after(int n) {
      int left = shape.left()[n];
      int least = left + EDGE;
      int parent = descent.parent(n);
      if (parent >= 0) {
        boolean same = row[parent] == row[n];
        int from = x[parent] + (same && buses ? shape.right()[parent] + GAP : 0);
        least = Math.max(least, from + left + LEAST_LINE);
      }
      if (!buses) {
        return least;
      }
      for (int m = 0; m < n; m++) {
        if (row[m] == row[n]) {
          least = Math.max(least, x[m] + shape.right()[m] + GAP + left);
        }
        if (m != parent && bus(m) && within(row[n], m)) {
          least = Math.max(least, x[m] + GAP + left);
        }
        if (bus(n) && row[m] != row[n] && within(row[m], n)) {
          least = Math.max(least, x[m] + shape.right()[m] + GAP);
        }
        if (bus(n) && bus(m) && top[n] <= bottom[m] && top[m] <= bottom[n]) {
          least = Math.max(least, x[m] + BUS);
        }
      }
      return least;
    }

    private boolean bus(int n) {
      return top[n] < bottom[n];
    }

    private boolean within(int at, int bus) {
      return top[bus] <= at && at <= bottom[bus];
    }
  }
}
