package dev.pedigree.smoke.numbers;

import java.util.Map;

/**
 * Number types that come in blocks of a common scale, by their names in ggml, whose layouts these
 * are (ggml-common.h and ggml-quants.c).
 */
public final class BlockTypes {

  /**
   * A type.
   *
   * @param numbers numbers in a block
   * @param bytes bytes of a block
   */
  public record Type(int numbers, int bytes, Decoder decoder) {}

  /** Decodes one block. */
  public interface Decoder {
    /** Decodes the block that starts at byte {@code b} to index {@code at} of {@code y}. */
    void decode(byte[] s, int b, float[] y, int at);
  }

  private static final int[] NL = {
    -127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113
  };
  private static final int[] FP4 = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          Map.entry("Q4_0", new Type(32, 18, (s, b, y, at) -> q4(s, b, y, at, false))),
          Map.entry("Q4_1", new Type(32, 20, (s, b, y, at) -> q4(s, b, y, at, true))),
          Map.entry("Q5_0", new Type(32, 22, (s, b, y, at) -> q5(s, b, y, at, false))),
          Map.entry("Q5_1", new Type(32, 24, (s, b, y, at) -> q5(s, b, y, at, true))),
          Map.entry("Q8_0", new Type(32, 34, BlockTypes::q8)),
          Map.entry("Q8_K", new Type(256, 292, BlockTypes::q8k)),
          Map.entry("Q2_K", new Type(256, 84, KTypes::q2)),
          Map.entry("Q3_K", new Type(256, 110, KTypes::q3)),
          Map.entry("Q4_K", new Type(256, 144, KTypes::q4)),
          Map.entry("Q5_K", new Type(256, 176, KTypes::q5)),
          Map.entry("Q6_K", new Type(256, 210, KTypes::q6)),
          Map.entry("IQ1_S", new Type(256, 50, BookTypes::iq1s)),
          Map.entry("IQ1_M", new Type(256, 56, BookTypes::iq1m)),
          Map.entry("IQ2_XXS", new Type(256, 66, BookTypes::iq2xxs)),
          Map.entry("IQ2_XS", new Type(256, 74, BookTypes::iq2xs)),
          Map.entry("IQ2_S", new Type(256, 82, BookTypes::iq2s)),
          Map.entry("IQ3_XXS", new Type(256, 98, BookTypes::iq3xxs)),
          Map.entry("IQ3_S", new Type(256, 110, BookTypes::iq3s)),
          Map.entry("IQ4_NL", new Type(32, 18, BlockTypes::iq4nl)),
          Map.entry("IQ4_XS", new Type(256, 136, BlockTypes::iq4xs)),
          Map.entry("TQ1_0", new Type(256, 54, BlockTypes::tq1)),
          Map.entry("TQ2_0", new Type(256, 66, BlockTypes::tq2)),
          Map.entry("MXFP4", new Type(32, 17, BlockTypes::mxfp4)),
          Map.entry("NVFP4", new Type(64, 36, BlockTypes::nvfp4)),
          Map.entry("Q1_0", new Type(128, 18, BlockTypes::q1)),
          Map.entry("Q2_0", new Type(64, 18, BlockTypes::q2)));

  private BlockTypes() {}

  /** The type of a name, or null. */
  public static Type of(String dtype) {
    return TYPES.get(dtype);
  }

  /** A byte without its sign. */
  static int u8(byte[] s, int at) {
    return s[at] & 0xff;
  }

  /** A half-precision number. */
  static float f16(byte[] s, int at) {
    return FloatTypes.half((short) u16(s, at));
  }

  /** A whole number of 16 bits, without its sign. */
  static int u16(byte[] s, int at) {
    return u8(s, at) | u8(s, at + 1) << 8;
  }

  /** A whole number of 32 bits. */
  static int i32(byte[] s, int at) {
    return u16(s, at) | u8(s, at + 2) << 16 | s[at + 3] << 24;
  }

  private static void q4(byte[] s, int b, float[] y, int at, boolean least) {
    float d = f16(s, b);
    int q = least ? b + 4 : b + 2;
    int zero = least ? 0 : 8;
    float min = least ? -f16(s, b + 2) : 0;
    Kernel.UNPACKING.nibbles(s, q, 0, zero, d, min, y, at);
    Kernel.UNPACKING.nibbles(s, q, 4, zero, d, min, y, at + 16);
  }

  private static void q5(byte[] s, int b, float[] y, int at, boolean least) {
    float d = f16(s, b);
    float m = least ? f16(s, b + 2) : 0;
    int high = i32(s, least ? b + 4 : b + 2);
    int q = least ? b + 8 : b + 6;
    int off = least ? 0 : 16;
    for (int j = 0; j < 16; j++) {
      int code = u8(s, q + j);
      y[at + j] = d * (((code & 15) | ((high >>> j & 1) << 4)) - off) + m;
      y[at + j + 16] = d * (((code >> 4) | ((high >>> (j + 16) & 1) << 4)) - off) + m;
    }
  }

  private static void q8(byte[] s, int b, float[] y, int at) {
    Kernel.UNPACKING.bytes(s, b + 2, f16(s, b), y, at);
  }

  private static void q8k(byte[] s, int b, float[] y, int at) {
    float d = Float.intBitsToFloat(i32(s, b));
    for (int j = 0; j < 256; j++) {
      y[at + j] = d * s[b + 4 + j];
    }
  }

  private static void iq4nl(byte[] s, int b, float[] y, int at) {
    halves(s, b + 2, y, at, NL, f16(s, b));
  }

  private static void iq4xs(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    int high = u16(s, b + 2);
    for (int i = 0; i < 8; i++) {
      int scale = (u8(s, b + 4 + i / 2) >> (4 * (i % 2)) & 15) | ((high >> (2 * i) & 3) << 4);
      halves(s, b + 8 + 16 * i, y, at + 32 * i, NL, d * (scale - 32));
    }
  }

  private static void mxfp4(byte[] s, int b, float[] y, int at) {
    // The table holds twice the values, so that it can be whole numbers: half the scale.
    halves(s, b + 1, y, at, FP4, Math.scalb(1f, u8(s, b) - 128));
  }

  private static void nvfp4(byte[] s, int b, float[] y, int at) {
    for (int i = 0; i < 64; i++) {
      int part = i / 16;
      int code = u8(s, b + 4 + 8 * part + i % 8) >> (i % 16 < 8 ? 0 : 4) & 15;
      // Scales have no sign; the code that is no number in such floats is nothing here.
      int scale = u8(s, b + part) & 0x7f;
      y[at + i] = scale == 0x7f ? 0 : EightBitFloats.E4M3[scale] / 2 * FP4[code];
    }
  }

  private static void q1(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int i = 0; i < 128; i++) {
      y[at + i] = (u8(s, b + 2 + i / 8) >> i % 8 & 1) == 0 ? -d : d;
    }
  }

  private static void q2(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int i = 0; i < 64; i++) {
      y[at + i] = d * ((u8(s, b + 2 + i / 4) >> 2 * (i % 4) & 3) - 1);
    }
  }

  /** Sixteen bytes: the low halves are the first sixteen numbers, the high halves the others. */
  private static void halves(byte[] s, int q, float[] y, int at, int[] table, float d) {
    for (int j = 0; j < 16; j++) {
      int code = u8(s, q + j);
      y[at + j] = d * table[code & 15];
      y[at + j + 16] = d * table[code >> 4];
    }
  }

  private static void tq2(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b + 64);
    int out = at;
    for (int j = 0; j < 64; j += 32) {
      for (int shift = 0; shift < 8; shift += 2) {
        for (int m = 0; m < 32; m++) {
          y[out++] = d * ((u8(s, b + j + m) >> shift & 3) - 1);
        }
      }
    }
  }

  private static void tq1(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b + 52);
    int out = ternary(s, b, 32, 5, d, y, at);
    out = ternary(s, b + 32, 16, 5, d, y, out);
    ternary(s, b + 48, 4, 4, d, y, out);
  }

  /** Numbers -1, 0, 1, up to five in a byte, as digits to base three of a fraction. */
  private static int ternary(byte[] s, int b, int bytes, int digits, float d, float[] y, int at) {
    int out = at;
    int power = 1;
    for (int n = 0; n < digits; n++) {
      for (int m = 0; m < bytes; m++) {
        int code = u8(s, b + m) * power & 0xff;
        y[out++] = d * ((code * 3 >> 8) - 1);
      }
      power *= 3;
    }
    return out;
  }
}
