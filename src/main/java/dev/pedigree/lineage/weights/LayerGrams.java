package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import java.util.List;

/**
 * Products of the columns of what reads the residual stream, which do not depend on the order of
 * neurons and heads.
 */
final class LayerGrams {
  private static final int UNITS = 128;

  private LayerGrams() {}

  /** As {@link LayerTable#of}, for layers that were read whole. */
  static LayerTable table(Sample a, Sample b, UnitMap stream) {
    int units = Math.min(UNITS, b.sizes().width());
    float[][][] left = new float[a.layers()][][];
    float[][][] right = new float[b.layers()][][];
    for (int l = 0; l < left.length; l++) {
      left[l] = gram(a, l, units, stream);
    }
    for (int l = 0; l < right.length; l++) {
      right[l] = gram(b, l, units, UnitMap.SAME);
    }
    double[][] cosines = new double[a.layers()][b.layers()];
    for (int la = 0; la < left.length; la++) {
      for (int lb = 0; lb < right.length; lb++) {
        cosines[la][lb] = cosine(left[la], right[lb]);
      }
    }
    return new LayerTable(cosines, Math.max(0.15, 6.0 / units));
  }

  /**
   * [unit][unit] of the units of b, without the diagonal, which would be alike everywhere; null if
   * nothing of the layer was read whole.
   */
  static float[][] gram(Sample sample, int layer, int units, UnitMap stream) {
    float[][] sums = new float[units][units];
    boolean any = false;
    for (Slot slot : Counterparts.byLayer(sample).getOrDefault(layer, List.of())) {
      Numbers numbers = sample.get(slot);
      if (!Residual.reads(slot.role()) || !numbers.whole() || numbers.rows() < 2) {
        continue;
      }
      any |= numbers.columns() == sample.sizes().width();
      add(numbers, units, stream, sums);
    }
    return any ? sums : null;
  }

  private static void add(Numbers numbers, int units, UnitMap stream, float[][] sums) {
    float[] row = new float[units];
    for (int r = 0; r < numbers.rows(); r++) {
      int start = r * numbers.columns();
      for (int i = 0; i < units; i++) {
        int from = stream.from(i);
        row[i] =
            from < 0 || from >= numbers.columns()
                ? 0
                : stream.sign(i) * numbers.values()[start + from];
      }
      for (int i = 0; i < units; i++) {
        for (int j = 0; j < units; j++) {
          sums[i][j] += i == j ? 0 : row[i] * row[j];
        }
      }
    }
  }

  private static double cosine(float[][] a, float[][] b) {
    if (a == null || b == null) {
      return 0;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        ab += (double) a[i][j] * b[i][j];
        aa += (double) a[i][j] * a[i][j];
        bb += (double) b[i][j] * b[i][j];
      }
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
