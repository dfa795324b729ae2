package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds in which order the neurons and the heads of a layer stand in another model. A network
 * computes the same whatever that order is. That of neurons is looked for only where the numbers do
 * not fit in their own places, and both only in layers that were read whole.
 */
final class InnerOrder {
  /** Numbers in their own places are at least this much alike. */
  private static final double FITS = 0.3;

  /** How much more a block is like one at another place than like the one at its own. */
  private static final double CLEARLY = 1.2;

  /** Share of neurons that stand in their places where nobody moved them. */
  private static final double MOST_FIT = 0.95;

  private static final int MOST_ROWS = 4096;

  private final Sample a;
  private final Sample b;
  private final Placements placements;
  private final int layerA;
  private final int layerB;

  private InnerOrder(Sample a, Sample b, Placements placements, int layerA, int layerB) {
    this.a = a;
    this.b = b;
    this.placements = placements;
    this.layerA = layerA;
    this.layerB = layerB;
  }

  /** Adds the orders of a layer of b and its origin in a to the placements. */
  static void find(Sample a, Sample b, Placements placements, int layerA, int layerB) {
    InnerOrder order = new InnerOrder(a, b, placements, layerA, layerB);
    UnitMap queries = order.heads(List.of(Role.ATTN_Q), a.sizes().heads());
    UnitMap keys = order.heads(List.of(Role.ATTN_K, Role.ATTN_V), a.sizes().kvHeads());
    placements.put(
        layerA,
        layerB,
        -1,
        new Placements.Inner(order.neurons(Role.FFN_GATE, Role.FFN_UP, -1), queries, keys));
    int experts = b.sizes().experts();
    for (int expert = 0; expert < experts; expert++) {
      UnitMap neurons = order.neurons(Role.EXPERT_GATE, Role.EXPERT_UP, expert);
      if (neurons.moves()) {
        placements.put(
            layerA, layerB, expert, new Placements.Inner(neurons, UnitMap.SAME, UnitMap.SAME));
      }
    }
  }

  private UnitMap neurons(Role gate, Role up, int expert) {
    List<float[][][]> pairs = pairs(List.of(gate, up), expert);
    if (pairs.isEmpty() || fits(pairs)) {
      return UnitMap.SAME;
    }
    return better(pairs, 1);
  }

  private UnitMap heads(List<Role> roles, int heads) {
    List<float[][][]> pairs = pairs(roles, -1);
    if (pairs.isEmpty() || heads <= 0) {
      return UnitMap.SAME;
    }
    int rows = pairs.get(0)[0].length;
    boolean even = pairs.stream().allMatch(p -> p[0].length == rows && p[1].length == rows);
    // Heads that share keys are alike, so that they fit in each other's places too.
    return even && rows % heads == 0 ? better(pairs, rows / heads) : UnitMap.SAME;
  }

  /** The rows of both, those of a in the column order of b: [a, b][row][column]. */
  private List<float[][][]> pairs(List<Role> roles, int expert) {
    List<float[][][]> pairs = new ArrayList<>();
    for (Role role : roles) {
      Slot slot = new Slot(role.weight(), layerB, expert);
      Numbers right = b.get(slot);
      Numbers left = a.get(Counterparts.in(a, slot, layerA));
      if (left == null
          || right == null
          || !left.whole()
          || !right.whole()
          || left.rows() > MOST_ROWS
          || right.rows() > MOST_ROWS) {
        continue;
      }
      Placement columns = new Placement(UnitMap.SAME, placements.stream());
      float[][] rowsA = new float[left.rows()][];
      for (int r = 0; r < rowsA.length; r++) {
        rowsA[r] = columns.row(left, r, right.columns());
        for (int c = 0; c < rowsA[r].length; c++) {
          rowsA[r][c] = Float.isNaN(rowsA[r][c]) ? 0 : rowsA[r][c];
        }
      }
      float[][] rowsB = new float[right.rows()][];
      Arrays.setAll(rowsB, right::row);
      pairs.add(new float[][][] {rowsA, rowsB});
    }
    return pairs;
  }

  /** Whether nearly all neurons are like those with their numbers. */
  private static boolean fits(List<float[][][]> pairs) {
    int neurons = 0;
    int fit = 0;
    for (float[][][] pair : pairs) {
      int shared = Math.min(pair[0].length, pair[1].length);
      for (int i = 0; i < shared; i++) {
        fit += cosine(Collections.singletonList(pair), i, i, 1) > FITS ? 1 : 0;
        neurons++;
      }
    }
    return neurons > 0 && fit >= MOST_FIT * neurons;
  }

  /** The order that pairs each block with the one most like it; the same order if few fit. */
  private static UnitMap better(List<float[][][]> pairs, int block) {
    int blocksA = pairs.get(0)[0].length / block;
    int blocksB = pairs.get(0)[1].length / block;
    float[][] cosines = new float[blocksA][blocksB];
    for (int i = 0; i < blocksA; i++) {
      for (int j = 0; j < blocksB; j++) {
        cosines[i][j] = (float) Math.max(0, cosine(pairs, i, j, block));
      }
    }
    int[] mutual = new Similarity(cosines).mutual();
    int found = 0;
    int moved = 0;
    int[] from = new int[blocksB * block];
    for (int j = 0; j < blocksB; j++) {
      boolean here = j < blocksA && cosines[j][j] > FITS;
      boolean good =
          mutual[j] >= 0
              && cosines[mutual[j]][j] > FITS
              && (mutual[j] == j || !here || cosines[mutual[j]][j] > CLEARLY * cosines[j][j]);
      found += good ? 1 : 0;
      moved += good && mutual[j] != j ? 1 : 0;
      int source = good ? mutual[j] : here ? j : -1;
      for (int r = 0; r < block; r++) {
        from[j * block + r] = source < 0 ? -1 : source * block + r;
      }
    }
    return moved > 0 && 2 * found >= blocksB ? new UnitMap(from, null) : UnitMap.SAME;
  }

  private static double cosine(List<float[][][]> pairs, int i, int j, int block) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (float[][][] pair : pairs) {
      for (int r = 0; r < block; r++) {
        float[] left = pair[0][i * block + r];
        float[] right = pair[1][j * block + r];
        for (int c = 0; c < right.length; c++) {
          ab += (double) left[c] * right[c];
          aa += (double) left[c] * left[c];
          bb += (double) right[c] * right[c];
        }
      }
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
