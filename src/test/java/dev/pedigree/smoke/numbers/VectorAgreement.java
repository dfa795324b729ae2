package dev.pedigree.smoke.numbers;

import java.util.Random;

/**
 * Compares vector instructions with plain Java; a separate program, as they need a JVM started with
 * the module.
 */
final class VectorAgreement {
  private VectorAgreement() {}

  /**
   * Prints the largest relative difference between products, then how many numbers are decoded
   * differently.
   */
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
    System.out.println(decodedOtherwise(random, new Unpacking(), Kernel.UNPACKING));
  }

  private static int decodedOtherwise(Random random, Unpacking plain, Unpacking fast) {
    short[] shorts = new short[0x10003];
    byte[] bytes = new byte[64];
    random.nextBytes(bytes);
    float[] a = new float[2 * shorts.length + 128];
    float[] b = a.clone();
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) i;
    }
    decode(plain, shorts, bytes, a);
    decode(fast, shorts, bytes, b);
    int different = 0;
    for (int i = 0; i < a.length; i++) {
      // NaNs may differ in bits.
      different += a[i] == b[i] || Float.isNaN(a[i]) && Float.isNaN(b[i]) ? 0 : 1;
    }
    return different;
  }

  private static void decode(Unpacking with, short[] shorts, byte[] bytes, float[] into) {
    with.halves(shorts, into, 0);
    with.upperHalves(shorts, into, shorts.length);
    int at = 2 * shorts.length;
    with.bytes(bytes, 1, 0.3f, into, at);
    with.nibbles(bytes, 5, 0, 8, 0.7f, 0, into, at + 32);
    with.nibbles(bytes, 9, 4, 0, 0.7f, 0.1f, into, at + 48);
    for (int i = 0; i < 4; i++) {
      with.sixBits(bytes, 2, 4 * (i % 2), 40, 2 * i, 0.9f, into, at + 64 + 16 * i);
    }
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
