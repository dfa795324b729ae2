package dev.pedigree.site.tree;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weighs an order of rows: how often lines cross, how long the buses of parents are, and how far
 * signs are from the designs that they are near to.
 */
final class Crossings {
  private static final long CROSSING = 56;
  private static final long BUS_ROW = 4;

  private final int[] child;
  private final int[] parent;
  private final int[] start;
  private final int[] x;
  private final int[] first;
  private final int[] lastRow;
  private final int[] buses;
  private final List<Tie> ticks;

  Crossings(Descent descent, int[] x) {
    int count = descent.signs().size();
    this.ticks = List.copyOf(descent.ticks().values());
    this.child =
        descent.ties().keySet().stream()
            .mapToInt(Integer::intValue)
            .filter(c -> descent.parent(c) >= 0)
            .toArray();
    this.parent = new int[child.length];
    this.start = new int[child.length];
    this.x = x;
    this.first = new int[count];
    this.lastRow = new int[count];
    Map<Integer, Boolean> parents = new TreeMap<>();
    for (int i = 0; i < child.length; i++) {
      parent[i] = descent.parent(child[i]);
      start[i] = x[parent[i]];
      parents.put(parent[i], true);
    }
    this.buses = parents.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The cost of rows; smaller is better.
   *
   * @param row by sign
   */
  long cost(int[] row) {
    for (int bus : buses) {
      first[bus] = row[bus];
      lastRow[bus] = row[bus];
    }
    for (int i = 0; i < child.length; i++) {
      int p = parent[i];
      first[p] = Math.min(first[p], row[child[i]]);
      lastRow[p] = Math.max(lastRow[p], row[child[i]]);
    }
    long cost = 0;
    for (Tie tick : ticks) {
      cost += Math.abs(row[tick.to().number()] - row[tick.from().number()]);
    }
    for (int bus : buses) {
      cost += BUS_ROW * (lastRow[bus] - first[bus]);
      for (int i = 0; i < child.length; i++) {
        int r = row[child[i]];
        if (parent[i] != bus
            && first[bus] <= r
            && r <= lastRow[bus]
            && start[i] < x[bus]
            && x[bus] < x[child[i]]) {
          cost += CROSSING;
        }
      }
    }
    return cost;
  }
}
