package dev.pedigree.smoke.numbers;

import java.nio.ByteBuffer;
import java.util.Map;

/** Number types of one element each, by their names in safetensors headers. */
public final class FloatTypes {

  /** Decodes numbers of one type. */
  public interface Decoder {
    /** Decodes {@code count} numbers that start at a byte of the buffer. */
    void decode(ByteBuffer bytes, int from, int count, float[] into, int at);
  }

  /** A type of a fixed number of bytes. */
  public record Type(int bytes, Decoder decoder) {}

  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          Map.entry("F64", new Type(8, FloatTypes::f64)),
          Map.entry("F32", new Type(4, FloatTypes::f32)),
          Map.entry("F16", new Type(2, FloatTypes::f16)),
          Map.entry("BF16", new Type(2, FloatTypes::bf16)),
          Map.entry("F8_E4M3", f8(EightBitFloats.E4M3)),
          Map.entry("F8_E5M2", f8(EightBitFloats.E5M2)),
          Map.entry("F8_E4M3FNUZ", f8(EightBitFloats.E4M3_ONE_ZERO)),
          Map.entry("F8_E5M2FNUZ", f8(EightBitFloats.E5M2_ONE_ZERO)),
          Map.entry("F8_E8M0", f8(EightBitFloats.E8M0)),
          Map.entry("I8", new Type(1, FloatTypes::i8)),
          Map.entry("U8", new Type(1, FloatTypes::u8)),
          Map.entry("BOOL", new Type(1, FloatTypes::u8)),
          Map.entry("I16", new Type(2, FloatTypes::i16)),
          Map.entry("U32", new Type(4, FloatTypes::u32)),
          Map.entry("I32", new Type(4, FloatTypes::i32)),
          Map.entry("I64", new Type(8, FloatTypes::i64)));

  private FloatTypes() {}

  /** The type of a name, or null. */
  public static Type of(String dtype) {
    return TYPES.get(dtype);
  }

  /** IEEE half precision, subnormal numbers included. */
  static float half(short bits) {
    int magnitude = bits & 0x7fff;
    // As a single-precision number that is too small by 2^112, subnormal numbers included.
    float value =
        magnitude < 0x7c00
            ? Float.intBitsToFloat(magnitude << 13) * 0x1p112f
            : Float.intBitsToFloat(magnitude << 13 | 0x7f800000);
    return bits < 0 ? -value : value;
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
    Kernel.UNPACKING.halves(shorts(bytes, from, count), into, at);
  }

  private static void bf16(ByteBuffer bytes, int from, int count, float[] into, int at) {
    Kernel.UNPACKING.upperHalves(shorts(bytes, from, count), into, at);
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

  private static Type f8(float[] table) {
    return new Type(
        1,
        (bytes, from, count, into, at) -> {
          for (int i = 0; i < count; i++) {
            into[at + i] = table[bytes.get(from + i) & 0xff];
          }
        });
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

  private static void i16(ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = bytes.getShort(from + 2 * i);
    }
  }

  private static void u32(ByteBuffer bytes, int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = bytes.getInt(from + 4 * i) & 0xffffffffL;
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
}
