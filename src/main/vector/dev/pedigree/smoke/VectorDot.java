package dev.pedigree.smoke;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Products of rows with the vector instructions of the machine; the sums are rounded otherwise. */
final class VectorDot implements Kernel.Dot {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  @Override
  public void rows(
      float[] weights, int rows, float[] x, int tokens, int columns, float[] out, int at, int stride) {
    int t = 0;
    for (; t + 4 <= tokens; t += 4) {
      int r = 0;
      for (; r + 2 <= rows; r += 2) {
        block(weights, r, x, t, columns, out, at, stride);
      }
      for (; r < rows; r++) {
        for (int i = t; i < t + 4; i++) {
          out[i * stride + at + r] = one(weights, r * columns, x, i * columns, columns);
        }
      }
    }
    for (; t < tokens; t++) {
      for (int r = 0; r < rows; r++) {
        out[t * stride + at + r] = one(weights, r * columns, x, t * columns, columns);
      }
    }
  }

  /** Two rows with four tokens: eight sums in registers. */
  private static void block(
      float[] w, int r, float[] x, int t, int columns, float[] out, int at, int stride) {
    int a = r * columns;
    int b = a + columns;
    int x0 = t * columns;
    int x1 = x0 + columns;
    int x2 = x1 + columns;
    int x3 = x2 + columns;
    FloatVector a0 = FloatVector.zero(LANES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int bound = LANES.loopBound(columns);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector va = FloatVector.fromArray(LANES, w, a + i);
      FloatVector vb = FloatVector.fromArray(LANES, w, b + i);
      FloatVector v0 = FloatVector.fromArray(LANES, x, x0 + i);
      FloatVector v1 = FloatVector.fromArray(LANES, x, x1 + i);
      FloatVector v2 = FloatVector.fromArray(LANES, x, x2 + i);
      FloatVector v3 = FloatVector.fromArray(LANES, x, x3 + i);
      a0 = va.fma(v0, a0);
      a1 = va.fma(v1, a1);
      a2 = va.fma(v2, a2);
      a3 = va.fma(v3, a3);
      b0 = vb.fma(v0, b0);
      b1 = vb.fma(v1, b1);
      b2 = vb.fma(v2, b2);
      b3 = vb.fma(v3, b3);
    }
    int o = t * stride + at + r;
    out[o] = a0.reduceLanes(VectorOperators.ADD) + rest(w, a, x, x0, bound, columns);
    out[o + 1] = b0.reduceLanes(VectorOperators.ADD) + rest(w, b, x, x0, bound, columns);
    o += stride;
    out[o] = a1.reduceLanes(VectorOperators.ADD) + rest(w, a, x, x1, bound, columns);
    out[o + 1] = b1.reduceLanes(VectorOperators.ADD) + rest(w, b, x, x1, bound, columns);
    o += stride;
    out[o] = a2.reduceLanes(VectorOperators.ADD) + rest(w, a, x, x2, bound, columns);
    out[o + 1] = b2.reduceLanes(VectorOperators.ADD) + rest(w, b, x, x2, bound, columns);
    o += stride;
    out[o] = a3.reduceLanes(VectorOperators.ADD) + rest(w, a, x, x3, bound, columns);
    out[o + 1] = b3.reduceLanes(VectorOperators.ADD) + rest(w, b, x, x3, bound, columns);
  }

  private static float one(float[] w, int a, float[] x, int b, int columns) {
    FloatVector sum = FloatVector.zero(LANES);
    int bound = LANES.loopBound(columns);
    for (int i = 0; i < bound; i += LANES.length()) {
      sum =
          FloatVector.fromArray(LANES, w, a + i)
              .fma(FloatVector.fromArray(LANES, x, b + i), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD) + rest(w, a, x, b, bound, columns);
  }

  private static float rest(float[] w, int a, float[] x, int b, int from, int columns) {
    float sum = 0;
    for (int i = from; i < columns; i++) {
      sum += w[a + i] * x[b + i];
    }
    return sum;
  }
}
