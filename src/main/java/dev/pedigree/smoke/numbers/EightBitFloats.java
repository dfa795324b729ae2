package dev.pedigree.smoke.numbers;

/** Tables of all 256 values of each 8-bit float type. */
public final class EightBitFloats {

  /** How codes for infinity, NaN and minus zero are used. */
  private enum Edge {
    /** The highest exponent is infinity and NaN, as in IEEE 754. */
    IEEE,
    /** Only the last code of each sign is NaN (OCP 8-bit formats, {@code fn} in torch). */
    FINITE,
    /** Only the code of minus zero is NaN ({@code fnuz}). */
    ONE_ZERO
  }

  public static final float[] E4M3 = table(3, 7, Edge.FINITE);
  static final float[] E5M2 = table(2, 15, Edge.IEEE);
  static final float[] E4M3_ONE_ZERO = table(3, 8, Edge.ONE_ZERO);
  static final float[] E5M2_ONE_ZERO = table(2, 16, Edge.ONE_ZERO);

  /** Unsigned powers of two. */
  public static final float[] E8M0 = powers();

  private EightBitFloats() {}

  private static float[] table(int fractionBits, int bias, Edge edge) {
    float[] table = new float[256];
    int top = (1 << (7 - fractionBits)) - 1;
    for (int code = 0; code < 256; code++) {
      int exponent = (code & 0x7f) >> fractionBits;
      int fraction = code & ((1 << fractionBits) - 1);
      double value =
          exponent == 0
              ? Math.scalb((double) fraction, 1 - bias - fractionBits)
              : Math.scalb(1 + fraction / (double) (1 << fractionBits), exponent - bias);
      if (edge == Edge.IEEE && exponent == top) {
        value = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
      } else if (edge == Edge.FINITE && (code & 0x7f) == 0x7f) {
        value = Double.NaN;
      } else if (edge == Edge.ONE_ZERO && code == 0x80) {
        value = Double.NaN;
      }
      table[code] = (float) (code < 128 ? value : -value);
    }
    return table;
  }

  private static float[] powers() {
    float[] powers = new float[256];
    for (int code = 0; code < 255; code++) {
      powers[code] = Math.scalb(1f, code - 127);
    }
    powers[255] = Float.NaN;
    return powers;
  }
}
