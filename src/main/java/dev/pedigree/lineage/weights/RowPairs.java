package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows of two models that belong together, with units as columns: embeddings of one token, weights
 * of one neuron. Each row is centred and brought to unit length, so that neither an offset nor a
 * scale of a row shows.
 */
final class RowPairs {
  /** Most rows of one tensor. */
  private static final int OF_ONE = 512;

  /** Most rows together. */
  private static final int MOST = 2048;

  /** Most units that are compared, a part of those of a wide model. */
  static final int UNITS = 512;

  /** Directions that {@link #evenly} weakens. */
  private static final int COMMON = 4;

  private final int[] unitsA;
  private final int[] unitsB;
  private final List<float[]> a = new ArrayList<>();
  private final List<float[]> b = new ArrayList<>();

  /**
   * No rows yet; of models with the same width, the same units are taken.
   *
   * @param most units to compare
   */
  RowPairs(int widthA, int widthB, int most) {
    this(Spread.of(widthA, most), Spread.of(widthB, most));
  }

  private RowPairs(int[] unitsA, int[] unitsB) {
    this.unitsA = unitsA;
    this.unitsB = unitsB;
  }

  /** Adds the rows that were read of both. */
  void add(Numbers left, Numbers right) {
    add(left, right, OF_ONE, UnitMap.SAME);
  }

  /**
   * Adds so many of the rows that were read of both at most.
   *
   * @param rows where each row of the second model stands in the first
   */
  void add(Numbers left, Numbers right, int most, UnitMap rows) {
    if (left == null || right == null) {
      return;
    }
    int added = 0;
    for (int row : right.index()) {
      int start = left.start(rows.from(row));
      if (start >= 0 && added < most && a.size() < MOST) {
        float[] one = evened(left.values(), start, unitsA);
        float[] other = evened(right.values(), right.start(row), unitsB);
        if (one != null && other != null) {
          a.add(one);
          b.add(other);
          added++;
        }
      }
    }
  }

  /** Null for a row without differences. */
  private static float[] evened(float[] values, int start, int[] units) {
    double mean = 0;
    for (int unit : units) {
      mean += values[start + unit];
    }
    mean /= units.length;
    double square = 0;
    float[] row = new float[units.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (values[start + units[i]] - mean);
      square += (double) row[i] * row[i];
    }
    if (square <= 1e-24 * (1 + mean * mean) * row.length) {
      return null;
    }
    float factor = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < row.length; i++) {
      row[i] *= factor;
    }
    return row;
  }

  /** The number in its model of a unit that is compared. */
  int unitA(int index) {
    return unitsA[index];
  }

  /** As {@link #unitA}. */
  int unitB(int index) {
    return unitsB[index];
  }

  int rows() {
    return a.size();
  }

  /** How many units of the second model are compared. */
  int units() {
    return unitsB.length;
  }

  /** The rows of the first model, centred and of length 1. */
  List<float[]> ofA() {
    return a;
  }

  /** As {@link #ofA}. */
  List<float[]> ofB() {
    return b;
  }

  /**
   * The same rows with the strongest directions that they have in common made as weak as the next.
   * Tokens that were never seen end up alike, so that by them all units of all models look alike;
   * the directions are combinations of rows, which are the same however the units are numbered.
   */
  RowPairs evenly() {
    RowPairs even = new RowPairs(unitsA, unitsB);
    int n = rows();
    float[][] both = new float[n][];
    for (int r = 0; r < n; r++) {
      both[r] = Arrays.copyOf(a.get(r), unitsA.length + unitsB.length);
      System.arraycopy(b.get(r), 0, both[r], unitsA.length, unitsB.length);
    }
    List<RowCombination> strong = RowCombination.of(both, Math.min(COMMON + 1, n));
    double[] strengths = strong.stream().mapToDouble(one -> one.strength(both)).toArray();
    for (int k = 0; k < strengths.length - 1; k++) {
      strong.get(k).weaken(both, strengths[strengths.length - 1] / strengths[k]);
    }
    for (float[] row : both) {
      even.a.add(Arrays.copyOf(row, unitsA.length));
      even.b.add(Arrays.copyOfRange(row, unitsA.length, row.length));
    }
    return even;
  }

  /** How alike each unit of one is to each of the other. */
  Similarity similarity() {
    return Similarity.of(a, b, unitsA.length, unitsB.length);
  }

  /**
   * The same with a made-up descendant in place of the second model: its units keep a correlation
   * with those of the first, and are otherwise those of the second in another order. It shows what
   * a test would have seen.
   *
   * @param reordered whether the descendant numbers its units in another way
   */
  Similarity planted(double correlation, boolean reordered) {
    int n = unitsB.length;
    int[] shuffled = shuffled(n, 1);
    int[] places = reordered ? shuffled(n, 2) : null;
    float rest = (float) Math.sqrt(1 - correlation * correlation);
    List<float[]> child = new ArrayList<>();
    for (int r = 0; r < b.size(); r++) {
      float[] row = new float[n];
      for (int i = 0; i < n; i++) {
        float kept = i < unitsA.length ? a.get(r)[i] : 0;
        row[places == null ? i : places[i]] =
            (float) (correlation * kept) + rest * b.get(r)[shuffled[i]];
      }
      child.add(row);
    }
    return Similarity.of(a, child, unitsA.length, n);
  }

  private static int[] shuffled(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
