package dev.pedigree.smoke;

import java.util.Random;

/** A program of its own, because vector instructions need a JVM started with them. */
final class VectorAgreement {
  private VectorAgreement() {}

  /** Prints the largest relative difference between plain and vector products. */
  public static void main(String[] args) {
    if (!Kernel.vectorised()) {
      throw new IllegalStateException("no vector instructions");
    }
    Random random = new Random(7);
    double worst = 0;
    for (int[] shape :
        new int[][] {{1, 1, 1}, {3, 5, 17}, {64, 17, 96}, {33, 4, 1031}, {13, 40, 70}}) {
      int rows = shape[0];
      int tokens = shape[1];
      int columns = shape[2];
      float[] w = numbers(random, rows * columns);
      float[] x = numbers(random, tokens * columns);
      float[] fast = Kernel.multiply(new Matrices.Held(w, rows, columns), null, x, tokens);
      float[] plain = new float[rows * tokens];
      new PlainDot().panel(x, 0, columns, tokens, columns).times(w, rows, plain, 0, rows);
      double largest = 0;
      for (float value : plain) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int i = 0; i < plain.length; i++) {
        worst = Math.max(worst, Math.abs(plain[i] - fast[i]) / largest);
      }
    }
    System.out.println(worst);
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
