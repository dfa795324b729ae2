package dev.pedigree.smoke;

import java.nio.ByteBuffer;
import java.util.Map;

/** Number types of one element each, by their names in safetensors headers. */
final class FloatTypes {

  /** Decodes numbers of one type. */
  interface Decoder {
    /** Decodes {@code count} numbers that start at a byte of the buffer. */
    void decode(ByteBuffer bytes, int from, int count, float[] into, int at);
  }

  /** A type of a fixed number of bytes. */
  record Type(int bytes, Decoder decoder) {}

  private static final float[] F8_E4M3 = table(4, 3, 7, false);
  private static final float[] F8_E5M2 = table(5, 2, 15, true);

  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          Map.entry("F64", new Type(8, FloatTypes::f64)),
          Map.entry("F32", new Type(4, FloatTypes::f32)),
          Map.entry("F16", new Type(2, FloatTypes::f16)),
          Map.entry("BF16", new Type(2, FloatTypes::bf16)),
          Map.entry("F8_E4M3", new Type(1, (b, f, c, i, a) -> f8(F8_E4M3, b, f, c, i, a))),
          Map.entry("F8_E5M2", new Type(1, (b, f, c, i, a) -> f8(F8_E5M2, b, f, c, i, a))),
          Map.entry("I8", new Type(1, FloatTypes::i8)),
          Map.entry("U8", new Type(1, FloatTypes::u8)),
          Map.entry("BOOL", new Type(1, FloatTypes::u8)),
          Map.entry("I32", new Type(4, FloatTypes::i32)),
          Map.entry("I64", new Type(8, FloatTypes::i64)));

  private FloatTypes() {}

  /** The type of a name, or null. */
  static Type of(String dtype) {
    return TYPES.get(dtype);
  }

  /** IEEE half precision, subnormal numbers included. */
  static float half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else if (exponent == 31) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  private static void f64(ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (float) bytes.getDouble(from + 8 * i);
    }
  }

  private static void f32(ByteBuffer bytes, int from, int count, float[] into, int at) {
    part(bytes, from, 4 * count).asFloatBuffer().get(into, at, count);
  }

  private static void f16(ByteBuffer bytes, int from, int count, float[] into, int at) {
    short[] codes = shorts(bytes, from, count);
    for (int i = 0; i < count; i++) {
      into[at + i] = half(codes[i]);
    }
  }

  private static void bf16(ByteBuffer bytes, int from, int count, float[] into, int at) {
    short[] codes = shorts(bytes, from, count);
    for (int i = 0; i < count; i++) {
      into[at + i] = Float.intBitsToFloat(codes[i] << 16);
    }
  }

  /** Copying first and converting then lets the compiler use wide instructions for both. */
  private static short[] shorts(ByteBuffer bytes, int from, int count) {
    short[] codes = new short[count];
    part(bytes, from, 2 * count).asShortBuffer().get(codes);
    return codes;
  }

  private static ByteBuffer part(ByteBuffer bytes, int from, int length) {
    return bytes.slice(from, length).order(bytes.order());
  }

  private static void f8(
      float[] table, ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = table[bytes.get(from + i) & 0xff];
    }
  }

  private static void i8(ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = bytes.get(from + i);
    }
  }

  private static void u8(ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = bytes.get(from + i) & 0xff;
    }
  }

  private static void i32(ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = bytes.getInt(from + 4 * i);
    }
  }

  private static void i64(ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = bytes.getLong(from + 8 * i);
    }
  }

  /**
   * All 256 values of an eight-bit float. E5M2 keeps infinities as IEEE does; E4M3 spends their
   * codes on numbers and keeps one NaN (the OCP eight-bit formats).
   */
  private static float[] table(int exponentBits, int fractionBits, int bias, boolean infinities) {
    float[] table = new float[256];
    int top = (1 << exponentBits) - 1;
    for (int code = 0; code < 256; code++) {
      int exponent = (code >> fractionBits) & top;
      int fraction = code & ((1 << fractionBits) - 1);
      double value =
          exponent == 0
              ? Math.scalb((double) fraction, 1 - bias - fractionBits)
              : Math.scalb(1 + fraction / (double) (1 << fractionBits), exponent - bias);
      if (infinities && exponent == top) {
        value = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
      } else if (!infinities && (code & 0x7f) == 0x7f) {
        value = Double.NaN;
      }
      table[code] = (float) (code < 128 ? value : -value);
    }
    return table;
  }
}
