package dev.pedigree.lineage.weights;

import java.util.Arrays;
import java.util.List;

/**
 * Cosines between the units of two models. As a unit may be stored with all its signs turned, only
 * their size is looked at where units are matched.
 *
 * @param cosines [unit of a][unit of b]
 */
record Similarity(float[][] cosines) {

  /** From rows with units as columns. */
  static Similarity of(List<float[]> a, List<float[]> b, int unitsA, int unitsB) {
    float[][] sums = new float[unitsA][unitsB];
    double[] squaresA = new double[unitsA];
    double[] squaresB = new double[unitsB];
    for (int r = 0; r < a.size(); r++) {
      float[] left = a.get(r);
      float[] right = b.get(r);
      for (int i = 0; i < unitsA; i++) {
        float[] sum = sums[i];
        float factor = left[i];
        squaresA[i] += (double) factor * factor;
        for (int j = 0; j < unitsB; j++) {
          sum[j] += factor * right[j];
        }
      }
      for (int j = 0; j < unitsB; j++) {
        squaresB[j] += (double) right[j] * right[j];
      }
    }
    for (int i = 0; i < unitsA; i++) {
      for (int j = 0; j < unitsB; j++) {
        double length = Math.sqrt(squaresA[i] * squaresB[j]);
        sums[i][j] = length == 0 ? 0 : (float) (sums[i][j] / length);
      }
    }
    return new Similarity(sums);
  }

  int unitsA() {
    return cosines.length;
  }

  int unitsB() {
    return cosines.length == 0 ? 0 : cosines[0].length;
  }

  float size(int i, int j) {
    return Math.abs(cosines[i][j]);
  }

  /** For each unit of b the unit of a that is most like it. */
  int[] bestOfB() {
    int[] best = new int[unitsB()];
    for (int j = 0; j < best.length; j++) {
      for (int i = 1; i < unitsA(); i++) {
        if (size(i, j) > size(best[j], j)) {
          best[j] = i;
        }
      }
    }
    return best;
  }

  /** For each unit of a the unit of b that is most like it. */
  int[] bestOfA() {
    int[] best = new int[unitsA()];
    for (int i = 0; i < best.length; i++) {
      for (int j = 1; j < unitsB(); j++) {
        if (size(i, j) > size(i, best[i])) {
          best[i] = j;
        }
      }
    }
    return best;
  }

  /** For each unit of b the unit of a, where each is the one most like the other; −1 elsewhere. */
  int[] mutual() {
    int[] ofB = bestOfB();
    int[] ofA = bestOfA();
    int[] mutual = new int[ofB.length];
    Arrays.setAll(
        mutual, j -> ofA.length > 0 && ofA[ofB[j]] == j && size(ofB[j], j) > 0 ? ofB[j] : -1);
    return mutual;
  }
}
