package dev.pedigree.smoke.attention;

import java.util.function.IntToDoubleFunction;

/** Factors of queries that grow with their position, so that long texts do not blur attention. */
public final class QueryGrowth {
  private QueryGrowth() {}

  /**
   * Logn attention (Qwen 1): beyond the context, the logarithm of the place, counted from 1, to the
   * base of the context.
   */
  public static IntToDoubleFunction logarithm(double context) {
    return position -> position + 1 > context ? Math.log(position + 1.0) / Math.log(context) : 1;
  }

  /**
   * The steps of Llama 4: 1 + b ln(1 + floor((position + shift) / step)).
   *
   * @param step tokens of a step
   */
  public static IntToDoubleFunction steps(double b, double step, double shift) {
    return position -> 1 + b * Math.log1p(Math.floor((position + shift) / step));
  }

  /** From a token on by the logarithm (Inkling): 1 + b ln(max((position + 1) / floor, 1)). */
  public static IntToDoubleFunction above(double b, double floor) {
    return position -> 1 + b * Math.log(Math.max((position + 1) / floor, 1));
  }

  /**
   * Multiplies the queries of new tokens.
   *
   * @param queries rows of all sequences together
   * @param width numbers in a row
   */
  public static void apply(
      IntToDoubleFunction growth, float[] queries, int width, Batch.Part part) {
    for (int i = 0; i < part.tokens().length; i++) {
      float factor = (float) growth.applyAsDouble(part.position(part.past() + i));
      int row = (part.firstRow() + i) * width;
      for (int d = 0; d < width && factor != 1; d++) {
        queries[row + d] *= factor;
      }
    }
  }
}
