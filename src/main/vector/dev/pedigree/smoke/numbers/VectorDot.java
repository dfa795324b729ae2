package dev.pedigree.smoke.numbers;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dot products with vector instructions. A vector holds one column of several rows of activations and is multiplied with one weight at a time. Twelve sums in registers keep the multipliers busy and fit into the sixteen vector registers of older machines.
 */
final class VectorDot implements Dot {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDE = LANES.length();

  /** Rows of weights multiplied together. */
  private static final int TILE = 6;

  @Override
  public Panel panel(float[] x, int from, int step, int rows, int columns) {
    int vectors = (rows + WIDE - 1) / WIDE;
    float[] packed = new float[Math.multiplyExact(vectors * WIDE, columns)];
    for (int v = 0; v < vectors; v += 2) {
      int width = Math.min(2, vectors - v) * WIDE;
      int begin = v * WIDE * columns;
      int end = Math.min(rows, v * WIDE + width);
      for (int t = v * WIDE; t < end; t++) {
        int to = begin + t - v * WIDE;
        for (int c = 0; c < columns; c++) {
          packed[to + c * width] = x[from + t * step + c];
        }
      }
    }
    return (weights, count, out, at, stride) -> {
      float[] sums = new float[TILE * 2 * WIDE];
      for (int v = 0; v < vectors; v += 2) {
        int width = Math.min(2, vectors - v);
        for (int r = 0; r < count; r += TILE) {
          // The last tile overlaps the one before; rows computed twice give the same sums.
          int row = Math.max(0, Math.min(r, count - TILE));
          int tile = Math.min(TILE, count);
          product(weights, row, tile, packed, v * WIDE * columns, columns, width, sums);
          int tokens = Math.min(rows - v * WIDE, width * WIDE);
          for (int t = 0; t < tokens; t++) {
            int o = (v * WIDE + t) * stride + at + row;
            for (int i = 0; i < tile; i++) {
              out[o + i] = sums[i * 2 * WIDE + t];
            }
          }
        }
      }
    };
  }

  private static void product(
      float[] w, int row, int tile, float[] x, int from, int columns, int width, float[] sums) {
    if (tile < TILE) {
      for (int i = 0; i < tile; i++) {
        for (int v = 0; v < width; v++) {
          int at = i * 2 * WIDE + v * WIDE;
          one(w, (row + i) * columns, x, from + v * WIDE, width * WIDE, columns, sums, at);
        }
      }
    } else if (width == 1) {
      six(w, row * columns, x, from, columns, sums);
    } else {
      twelve(w, row * columns, x, from, columns, sums);
    }
  }

  /** Six rows of weights, two vectors of activations. */
  private static void twelve(float[] w, int row, float[] x, int from, int columns, float[] sums) {
    int row1 = row + columns;
    int row2 = row1 + columns;
    int row3 = row2 + columns;
    int row4 = row3 + columns;
    int row5 = row4 + columns;
    FloatVector a0 = FloatVector.zero(LANES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector b4 = a0;
    FloatVector b5 = a0;
    int at = from;
    for (int c = 0; c < columns; c++) {
      FloatVector xa = FloatVector.fromArray(LANES, x, at);
      FloatVector xb = FloatVector.fromArray(LANES, x, at + WIDE);
      FloatVector weight = FloatVector.broadcast(LANES, w[row + c]);
      a0 = weight.fma(xa, a0);
      b0 = weight.fma(xb, b0);
      weight = FloatVector.broadcast(LANES, w[row1 + c]);
      a1 = weight.fma(xa, a1);
      b1 = weight.fma(xb, b1);
      weight = FloatVector.broadcast(LANES, w[row2 + c]);
      a2 = weight.fma(xa, a2);
      b2 = weight.fma(xb, b2);
      weight = FloatVector.broadcast(LANES, w[row3 + c]);
      a3 = weight.fma(xa, a3);
      b3 = weight.fma(xb, b3);
      weight = FloatVector.broadcast(LANES, w[row4 + c]);
      a4 = weight.fma(xa, a4);
      b4 = weight.fma(xb, b4);
      weight = FloatVector.broadcast(LANES, w[row5 + c]);
      a5 = weight.fma(xa, a5);
      b5 = weight.fma(xb, b5);
      at += 2 * WIDE;
    }
    a0.intoArray(sums, 0);
    b0.intoArray(sums, WIDE);
    a1.intoArray(sums, 2 * WIDE);
    b1.intoArray(sums, 3 * WIDE);
    a2.intoArray(sums, 4 * WIDE);
    b2.intoArray(sums, 5 * WIDE);
    a3.intoArray(sums, 6 * WIDE);
    b3.intoArray(sums, 7 * WIDE);
    a4.intoArray(sums, 8 * WIDE);
    b4.intoArray(sums, 9 * WIDE);
    a5.intoArray(sums, 10 * WIDE);
    b5.intoArray(sums, 11 * WIDE);
  }

  /** Six rows of weights, one vector of activations. */
  private static void six(float[] w, int row, float[] x, int from, int columns, float[] sums) {
    int row1 = row + columns;
    int row2 = row1 + columns;
    int row3 = row2 + columns;
    int row4 = row3 + columns;
    int row5 = row4 + columns;
    FloatVector a0 = FloatVector.zero(LANES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    int at = from;
    for (int c = 0; c < columns; c++) {
      FloatVector v = FloatVector.fromArray(LANES, x, at);
      a0 = v.fma(FloatVector.broadcast(LANES, w[row + c]), a0);
      a1 = v.fma(FloatVector.broadcast(LANES, w[row1 + c]), a1);
      a2 = v.fma(FloatVector.broadcast(LANES, w[row2 + c]), a2);
      a3 = v.fma(FloatVector.broadcast(LANES, w[row3 + c]), a3);
      a4 = v.fma(FloatVector.broadcast(LANES, w[row4 + c]), a4);
      a5 = v.fma(FloatVector.broadcast(LANES, w[row5 + c]), a5);
      at += WIDE;
    }
    a0.intoArray(sums, 0);
    a1.intoArray(sums, 2 * WIDE);
    a2.intoArray(sums, 4 * WIDE);
    a3.intoArray(sums, 6 * WIDE);
    a4.intoArray(sums, 8 * WIDE);
    a5.intoArray(sums, 10 * WIDE);
  }

  /** One row of weights, one vector of activations. */
  private static void one(
      float[] w, int row, float[] x, int from, int step, int columns, float[] sums, int to) {
    FloatVector sum = FloatVector.zero(LANES);
    for (int c = 0; c < columns; c++) {
      FloatVector v = FloatVector.fromArray(LANES, x, from + c * step);
      sum = v.fma(FloatVector.broadcast(LANES, w[row + c]), sum);
    }
    sum.intoArray(sums, to);
  }
}
