package dev.pedigree.smoke.numbers;

import dev.pedigree.weights.NumberType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decoders of number types in blocks with a common scale. The layouts are ggml's (ggml-common.h and
 * ggml-quants.c).
 */
public final class BlockTypes {

  private static final int[] NL = {
    -127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113
  };
  private static final int[] FP4 = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

  private static final Map<NumberType, BlockType> TYPES =
      Stream.of(
              turned(NumberType.Q4_0, (s, b, y, at) -> q4(s, b, y, at, false), 0),
              turned(NumberType.Q4_1, (s, b, y, at) -> q4(s, b, y, at, true), 0, 2),
              type(NumberType.Q5_0, (s, b, y, at) -> q5(s, b, y, at, false)),
              type(NumberType.Q5_1, (s, b, y, at) -> q5(s, b, y, at, true)),
              turned(NumberType.Q8_0, BlockTypes::q8, 0),
              type(NumberType.Q8_K, BlockTypes::q8k),
              turned(NumberType.Q2_K, KTypes::q2, 80, 82),
              turned(NumberType.Q3_K, KTypes::q3, 108),
              turned(NumberType.Q4_K, KTypes::q4, 0, 2),
              turned(NumberType.Q5_K, KTypes::q5, 0, 2),
              turned(NumberType.Q6_K, KTypes::q6, 208),
              type(NumberType.IQ1_S, IqTypes::iq1s),
              type(NumberType.IQ1_M, IqTypes::iq1m),
              type(NumberType.IQ2_XXS, IqTypes::iq2xxs),
              type(NumberType.IQ2_XS, IqTypes::iq2xs),
              type(NumberType.IQ2_S, IqTypes::iq2s),
              type(NumberType.IQ3_XXS, IqTypes::iq3xxs),
              type(NumberType.IQ3_S, IqTypes::iq3s),
              turned(NumberType.IQ4_NL, BlockTypes::iq4nl, 0),
              type(NumberType.IQ4_XS, BlockTypes::iq4xs),
              turned(NumberType.TQ1_0, BlockTypes::tq1, 52),
              turned(NumberType.TQ2_0, BlockTypes::tq2, 64),
              turned(NumberType.MXFP4, BlockTypes::mxfp4),
              turned(NumberType.NVFP4, BlockTypes::nvfp4),
              type(NumberType.Q1_0, BlockTypes::q1),
              type(NumberType.Q2_0, BlockTypes::q2))
          .collect(Collectors.toUnmodifiableMap(BlockType::type, t -> t));

  private BlockTypes() {}

  private static BlockType type(NumberType type, BlockType.Decoder decoder) {
    return new BlockType(type, decoder, Optional.empty());
  }

  /** A type that also has a big-endian form. */
  private static BlockType turned(NumberType type, BlockType.Decoder decoder, int... halves) {
    return new BlockType(type, decoder, Optional.of(halves));
  }

  /** All types with a decoder here. */
  public static Collection<BlockType> all() {
    return TYPES.values();
  }

  /** The decoder of a type; empty for types without blocks and for unknown ones. */
  public static Optional<BlockType> of(NumberType type) {
    return Optional.ofNullable(TYPES.get(type));
  }

  /** An unsigned byte. */
  static int u8(byte[] s, int at) {
    return s[at] & 0xff;
  }

  /** A half-precision number. */
  static float f16(byte[] s, int at) {
    return FloatTypes.half((short) u16(s, at));
  }

  /** An unsigned 16-bit integer. */
  static int u16(byte[] s, int at) {
    return u8(s, at) | u8(s, at + 1) << 8;
  }

  /** A 32-bit integer. */
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
    // The table has doubled values, to be integers, so the scale is halved.
    halves(s, b + 1, y, at, FP4, Math.scalb(1f, u8(s, b) - 128));
  }

  private static void nvfp4(byte[] s, int b, float[] y, int at) {
    for (int i = 0; i < 64; i++) {
      int part = i / 16;
      int code = u8(s, b + 4 + 8 * part + i % 8) >> (i % 16 < 8 ? 0 : 4) & 15;
      // Scales are unsigned; the NaN code stands for 0.
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

  /**
   * Decodes 32 four-bit codes: the low halves of 16 bytes are the first 16, the high halves the
   * others.
   */
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

  /** Decodes numbers -1, 0 and 1, up to five in a byte, as base-3 digits of a fraction. */
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
