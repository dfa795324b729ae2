package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How alike each layer of one model is to each of another: cosines of the numbers at the same
 * place.
 *
 * @param cosines [layer of a][layer of b]
 * @param noise what a cosine of unrelated layers stays below
 */
record LayerTable(double[][] cosines, double noise) {
  /** A cosine below this one is no origin, however many numbers show it. */
  private static final double LEAST = 0.15;

  /** Rows of a matrix that are compared for the table. */
  private static final int ROWS = 24;

  static LayerTable of(Sample a, Sample b, Placements placements) {
    Map<Integer, List<Slot>> ofB = Counterparts.byLayer(b);
    double[][] cosines = new double[a.layers()][b.layers()];
    long fewest = Long.MAX_VALUE;
    for (int lb = 0; lb < b.layers(); lb++) {
      for (int la = 0; la < a.layers(); la++) {
        Dots all = Dots.NONE;
        for (Slot slot : ofB.getOrDefault(lb, List.of())) {
          Numbers left = a.get(Counterparts.in(a, slot, la));
          Numbers right = b.get(slot);
          if (left != null && right.rows() > 1) {
            all = all.plus(placements.of(slot, la).dots(left, few(right)));
          }
        }
        cosines[la][lb] = all.cosine();
        fewest = all.count() > 0 ? Math.min(fewest, all.count()) : fewest;
      }
    }
    return new LayerTable(cosines, Math.max(LEAST, 6 / Math.sqrt((double) fewest)));
  }

  private static Numbers few(Numbers all) {
    if (all.index().length <= ROWS) {
      return all;
    }
    int[] index = Arrays.copyOf(all.index(), ROWS);
    float[] values = Arrays.copyOf(all.values(), ROWS * all.columns());
    return new Numbers(all.rows(), all.columns(), index, values, all.rounding());
  }

  /** For each layer of b the layer of a that it is most like, −1 for none. */
  int[] ofB() {
    int[] origins = new int[cosines.length == 0 ? 0 : cosines[0].length];
    for (int lb = 0; lb < origins.length; lb++) {
      origins[lb] = -1;
      double best = noise;
      for (int la = 0; la < cosines.length; la++) {
        if (cosines[la][lb] > best) {
          best = cosines[la][lb];
          origins[lb] = la;
        }
      }
    }
    return origins;
  }

  /** For each layer of a the layer of b that it is most like, −1 for none. */
  int[] ofA() {
    return turned().ofB();
  }

  /**
   * With the pairs of another table for layers that have no counterpart in this one, on either
   * side. One that is like a layer that has its own may merely stand beside it.
   */
  LayerTable filled(LayerTable other) {
    int[] ofA = ofA();
    int[] ofB = ofB();
    double[][] both = new double[cosines.length][];
    for (int la = 0; la < both.length; la++) {
      both[la] = cosines[la].clone();
      for (int lb = 0; lb < ofB.length; lb++) {
        if (ofA[la] < 0 && ofB[lb] < 0 && other.cosines[la][lb] > other.noise) {
          both[la][lb] = other.cosines[la][lb];
        }
      }
    }
    return new LayerTable(both, noise);
  }

  private LayerTable turned() {
    int as = cosines.length;
    int bs = as == 0 ? 0 : cosines[0].length;
    double[][] other = new double[bs][as];
    for (int i = 0; i < as; i++) {
      for (int j = 0; j < bs; j++) {
        other[j][i] = cosines[i][j];
      }
    }
    return new LayerTable(other, noise);
  }

  /** The pair of layers that are most alike, [of a, of b]; empty without layers. */
  List<Integer> best() {
    List<Integer> best = new ArrayList<>();
    double most = 0;
    for (int la = 0; la < cosines.length; la++) {
      for (int lb = 0; lb < cosines[la].length; lb++) {
        if (cosines[la][lb] > most) {
          most = cosines[la][lb];
          best = List.of(la, lb);
        }
      }
    }
    return best;
  }
}
