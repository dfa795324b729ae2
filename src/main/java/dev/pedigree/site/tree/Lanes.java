package dev.pedigree.site.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the signs of a wide picture into lanes, one for each organisation with several signs; small
 * ones that lie beside each other share a lane. Lanes are ordered by descent: each near the middle
 * of the parents and children of its signs, then moved as long as fewer lines cross.
 *
 * @param lanes from the top
 * @param row the row of each sign, counted over all lanes
 */
record Lanes(List<Lane> lanes, int[] row) {
  private static final int LARGE = 3;
  private static final int SWEEPS = 8;
  private static final int PASSES = 3;

  /**
   * A lane.
   *
   * @param lab a sign of its organisation; empty where several share it
   * @param top first row
   * @param rows how many
   */
  record Lane(List<Sign> lab, int top, int rows) {}

  /** The signs of one organisation, or of several small ones, with their rows from 0. */
  private record Block(String lab, List<Integer> signs, Map<Integer, Integer> rows, int height) {
    static Block of(Descent descent, Shape shape, int[] x, String lab, List<Integer> signs) {
      Map<Integer, Integer> rows = Rows.of(descent, shape, x, signs);
      int height = rows.values().stream().mapToInt(r -> r + 1).max().orElse(0);
      return new Block(lab, signs, rows, height);
    }
  }

  /** Whether each sign is alone with its organisation, which then stands beside it. */
  static Map<Integer, Boolean> small(List<Sign> signs) {
    Map<Integer, Boolean> small = new HashMap<>();
    byLab(signs).values().forEach(of -> of.forEach(n -> small.put(n, of.size() < LARGE)));
    return small;
  }

  private static Map<String, List<Integer>> byLab(List<Sign> signs) {
    Map<String, List<Integer>> labs = new LinkedHashMap<>();
    for (Sign sign : signs) {
      labs.computeIfAbsent(sign.lab().en(), o -> new ArrayList<>()).add(sign.number());
    }
    return labs;
  }

  /**
   * The lanes of a picture.
   *
   * @param x about where each sign will be
   */
  static Lanes of(Descent descent, Shape shape, int[] x) {
    List<Block> blocks = new ArrayList<>();
    byLab(descent.signs())
        .forEach((lab, signs) -> blocks.add(Block.of(descent, shape, x, lab, signs)));
    Crossings crossings = new Crossings(descent, x);
    List<Block> best = blocks;
    long least = crossings.cost(rows(blocks, x.length));
    List<Block> order = blocks;
    for (int i = 0; i < SWEEPS; i++) {
      order = sweep(descent, order, x.length);
      long cost = crossings.cost(rows(order, x.length));
      if (cost < least) {
        least = cost;
        best = order;
      }
    }
    return laid(descent, shape, x, moved(crossings, best, x.length));
  }

  private static int[] rows(List<Block> blocks, int count) {
    int[] row = new int[count];
    int top = 0;
    for (Block block : blocks) {
      for (Map.Entry<Integer, Integer> sign : block.rows().entrySet()) {
        row[sign.getKey()] = top + sign.getValue();
      }
      top += block.height();
    }
    return row;
  }

  /** Each block to the mean row of the relatives of its signs in other blocks. */
  private static List<Block> sweep(Descent descent, List<Block> blocks, int count) {
    int[] row = rows(blocks, count);
    double[] sum = new double[count];
    double[] weight = new double[count];
    for (int child : descent.ties().keySet()) {
      int parent = descent.parent(child);
      if (parent >= 0) {
        sum[child] += 2.0 * row[parent];
        weight[child] += 2;
        sum[parent] += row[child];
        weight[parent] += 1;
      }
    }
    for (Tie near : descent.ticks().values()) {
      sum[near.to().number()] += row[near.from().number()];
      weight[near.to().number()] += 1;
    }
    Map<Block, Double> place = new HashMap<>();
    for (Block block : blocks) {
      double all = 0;
      double many = 0;
      for (int sign : block.signs()) {
        all += sum[sign];
        many += weight[sign];
      }
      place.put(block, many == 0 ? row[block.signs().get(0)] : all / many);
    }
    return blocks.stream().sorted(Comparator.comparing(place::get)).toList();
  }

  /** Moves one block after the other to where the cost is least. */
  private static List<Block> moved(Crossings crossings, List<Block> start, int count) {
    List<Block> order = new ArrayList<>(start);
    long least = crossings.cost(rows(order, count));
    for (int pass = 0; pass < PASSES; pass++) {
      long before = least;
      for (Block block : start) {
        int from = order.indexOf(block);
        order.remove(from);
        int at = from;
        for (int i = 0; i <= order.size(); i++) {
          order.add(i, block);
          long cost = crossings.cost(rows(order, count));
          if (cost < least) {
            least = cost;
            at = i;
          }
          order.remove(i);
        }
        order.add(at, block);
      }
      if (least == before) {
        break;
      }
    }
    return order;
  }

  /** Small neighbours share rows; a lane of several has no name of its own. */
  private static Lanes laid(Descent descent, Shape shape, int[] x, List<Block> order) {
    List<Block> merged = new ArrayList<>();
    for (Block block : order) {
      Block last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && small(last) && small(block)) {
        List<Integer> signs = new ArrayList<>(last.signs());
        signs.addAll(block.signs());
        signs.sort(Comparator.naturalOrder());
        merged.set(merged.size() - 1, Block.of(descent, shape, x, "", signs));
      } else {
        merged.add(small(block) ? Block.of(descent, shape, x, "", block.signs()) : block);
      }
    }
    List<Lane> lanes = new ArrayList<>();
    int top = 0;
    for (Block block : merged) {
      List<Sign> lab =
          block.lab().isEmpty() ? List.of() : List.of(descent.signs().get(block.signs().get(0)));
      lanes.add(new Lane(lab, top, block.height()));
      top += block.height();
    }
    return new Lanes(lanes, rows(merged, x.length));
  }

  private static boolean small(Block block) {
    return block.lab().isEmpty() || block.signs().size() < LARGE;
  }

  /** How many rows there are. */
  int rows() {
    return Arrays.stream(row).max().orElse(-1) + 1;
  }
}
