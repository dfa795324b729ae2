package dev.pedigree.smoke.numbers;

/**
 * Dot products in plain Java. The JIT compiler vectorises the loop of {@link #add}, since its
 * outputs are independent; a sum along the columns is one chain of dependent additions.
 */
final class PlainDot implements Dot {

  /**
   * Columns processed together for all rows of weights, so that their activations stay in the
   * cache.
   */
  private static final int COLUMNS = 64;

  /** Rows of activations below which loops over them are too short to vectorise. */
  private static final int FEW = 8;

  @Override
  public Panel panel(float[] x, int from, int step, int rows, int columns) {
    if (rows < FEW) {
      return (weights, count, out, at, stride) -> {
        for (int t = 0; t < rows; t++) {
          chains(weights, count, x, from + t * step, columns, out, t * stride + at);
        }
      };
    }
    float[][] lines = new float[columns][rows];
    for (int t = 0; t < rows; t++) {
      for (int c = 0; c < columns; c++) {
        lines[c][t] = x[from + t * step + c];
      }
    }
    return (weights, count, out, at, stride) -> lines(lines, weights, count, out, at, stride);
  }

  private static void lines(
      float[][] lines, float[] weights, int count, float[] out, int at, int stride) {
    int rows = lines[0].length;
    float[][] sums = new float[count][rows];
    for (int from = 0; from < lines.length; from += COLUMNS) {
      int to = Math.min(lines.length, from + COLUMNS);
      for (int r = 0; r < count; r++) {
        int w = r * lines.length;
        int c = from;
        for (; c + 4 <= to; c += 4) {
          add(
              sums[r],
              lines[c],
              lines[c + 1],
              lines[c + 2],
              lines[c + 3],
              weights[w + c],
              weights[w + c + 1],
              weights[w + c + 2],
              weights[w + c + 3]);
        }
        for (; c < to; c++) {
          for (int t = 0; t < rows; t++) {
            sums[r][t] += weights[w + c] * lines[c][t];
          }
        }
      }
    }
    for (int t = 0; t < rows; t++) {
      for (int r = 0; r < count; r++) {
        out[t * stride + at + r] = sums[r][t];
      }
    }
  }

  private static void add(
      float[] sum,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float w0,
      float w1,
      float w2,
      float w3) {
    for (int t = 0; t < sum.length; t++) {
      sum[t] = sum[t] + w0 * x0[t] + w1 * x1[t] + w2 * x2[t] + w3 * x3[t];
    }
  }

  /** Products with one row of activations, with the sums of eight rows of weights at a time. */
  private static void chains(
      float[] w, int count, float[] x, int from, int columns, float[] out, int at) {
    int r = 0;
    for (; r + 8 <= count; r += 8) {
      eight(w, r * columns, x, from, columns, out, at + r);
    }
    for (; r < count; r++) {
      float sum = 0;
      for (int c = 0; c < columns; c++) {
        sum += w[r * columns + c] * x[from + c];
      }
      out[at + r] = sum;
    }
  }

  private static void eight(
      float[] w, int row, float[] x, int from, int columns, float[] out, int at) {
    int row1 = row + columns;
    int row2 = row1 + columns;
    int row3 = row2 + columns;
    int row4 = row3 + columns;
    int row5 = row4 + columns;
    int row6 = row5 + columns;
    int row7 = row6 + columns;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int c = 0; c < columns; c++) {
      float a = x[from + c];
      s0 += w[row + c] * a;
      s1 += w[row1 + c] * a;
      s2 += w[row2 + c] * a;
      s3 += w[row3 + c] * a;
      s4 += w[row4 + c] * a;
      s5 += w[row5 + c] * a;
      s6 += w[row6 + c] * a;
      s7 += w[row7 + c] * a;
    }
    out[at] = s0;
    out[at + 1] = s1;
    out[at + 2] = s2;
    out[at + 3] = s3;
    out[at + 4] = s4;
    out[at + 5] = s5;
    out[at + 6] = s6;
    out[at + 7] = s7;
  }
}
