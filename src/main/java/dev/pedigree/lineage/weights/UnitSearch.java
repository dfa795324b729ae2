package dev.pedigree.lineage.weights;

import java.util.Arrays;

/**
 * Looks for the units of one model among those of another, at whatever number.
 *
 * <p>Here chance has no simple law, since every model of a vocabulary knows its frequent tokens
 * from its rare ones. So only pairs that are far more alike than either is to any other unit are
 * counted, and a second set of tensors has to show the same pairs.
 */
final class UnitSearch {
  /** Least cosine of a pair. */
  private static final float ALIKE = 0.3f;

  /** Greatest cosine of the next best one, as a share of that of the pair. */
  private static final float NEXT = 0.6f;

  /** Least share of the smaller model's units. */
  private static final double SHARE = 0.25;

  private static final int LEAST = 16;

  private UnitSearch() {}

  /**
   * The pairs: for each unit of b that of a, or −1. Null if they are too few.
   *
   * @param expected share of units that have their counterpart among those compared
   */
  static int[] pairs(Similarity similarity, double expected) {
    int[] mutual = similarity.mutual();
    int kept = 0;
    for (int j = 0; j < mutual.length; j++) {
      if (mutual[j] >= 0 && !clear(similarity, mutual[j], j)) {
        mutual[j] = -1;
      }
      kept += mutual[j] >= 0 ? 1 : 0;
    }
    int smaller = Math.min(similarity.unitsA(), similarity.unitsB());
    return kept >= Math.max(LEAST, SHARE * expected * smaller) ? mutual : null;
  }

  private static boolean clear(Similarity similarity, int i, int j) {
    float best = similarity.size(i, j);
    if (best < ALIKE) {
      return false;
    }
    for (int other = 0; other < similarity.unitsA(); other++) {
      if (other != i && similarity.size(other, j) > NEXT * best) {
        return false;
      }
    }
    for (int other = 0; other < similarity.unitsB(); other++) {
      if (other != j && similarity.size(i, other) > NEXT * best) {
        return false;
      }
    }
    return true;
  }

  /** How many pairs another set of rows shows as well. */
  static UnitsFound confirmed(int[] pairs, Similarity other, int rows, int tests) {
    int[] mutual = other.mutual();
    int found = 0;
    int asked = 0;
    for (int j = 0; j < pairs.length; j++) {
      asked += pairs[j] >= 0 ? 1 : 0;
      found += pairs[j] >= 0 && mutual[j] == pairs[j] ? 1 : 0;
    }
    return new UnitsFound(found, asked, rows, tests);
  }

  /**
   * The map of the units of a model, as far as they were compared.
   *
   * @param width units of the second model
   */
  static UnitMap map(int[] pairs, Similarity similarity, RowPairs rows, int width) {
    int[] from = new int[width];
    float[] signs = new float[width];
    Arrays.fill(from, -1);
    Arrays.fill(signs, 1);
    for (int j = 0; j < pairs.length; j++) {
      if (pairs[j] >= 0) {
        from[rows.unitB(j)] = rows.unitA(pairs[j]);
        signs[rows.unitB(j)] = Math.signum(similarity.cosines()[pairs[j]][j]);
      }
    }
    return new UnitMap(from, signs);
  }
}
