package dev.pedigree.smoke.numbers;

import dev.pedigree.weights.NumberType;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decoders of number types without blocks: floats and integers. */
public final class FloatTypes {

  /** Decodes numbers of one type. */
  public interface Decoder {
    /** Decodes {@code count} numbers that start at a byte of the buffer. */
    void decode(ByteBuffer bytes, int from, int count, float[] into, int at);
  }

  private static final Map<NumberType, Decoder> DECODERS =
      Map.ofEntries(
          Map.entry(NumberType.F64, FloatTypes::f64),
          Map.entry(NumberType.F32, FloatTypes::f32),
          Map.entry(NumberType.F16, FloatTypes::f16),
          Map.entry(NumberType.BF16, FloatTypes::bf16),
          Map.entry(NumberType.F8_E4M3, f8(EightBitFloats.E4M3)),
          Map.entry(NumberType.F8_E5M2, f8(EightBitFloats.E5M2)),
          Map.entry(NumberType.F8_E4M3FNUZ, f8(EightBitFloats.E4M3_ONE_ZERO)),
          Map.entry(NumberType.F8_E5M2FNUZ, f8(EightBitFloats.E5M2_ONE_ZERO)),
          Map.entry(NumberType.F8_E8M0, f8(EightBitFloats.E8M0)),
          Map.entry(NumberType.I8, FloatTypes::i8),
          Map.entry(NumberType.U8, FloatTypes::u8),
          Map.entry(NumberType.BOOL, FloatTypes::u8),
          Map.entry(NumberType.I16, FloatTypes::i16),
          Map.entry(NumberType.U32, FloatTypes::u32),
          Map.entry(NumberType.I32, FloatTypes::i32),
          Map.entry(NumberType.I64, FloatTypes::i64));

  private FloatTypes() {}

  /** All types with a decoder here. */
  public static Set<NumberType> all() {
    return DECODERS.keySet();
  }

  /** The decoder of a type; empty for types with blocks and for unknown ones. */
  public static Optional<Decoder> of(NumberType type) {
    return Optional.ofNullable(DECODERS.get(type));
  }

  /** IEEE half precision, subnormal numbers included. */
  static float half(short bits) {
    int magnitude = bits & 0x7fff;
    // The bits, read as single precision, are the number times 2^-112, also if it is subnormal.
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

  /**
   * Copies 16-bit words; separate loops for copying and converting can both be vectorised by the
   * compiler.
   */
  private static short[] shorts(ByteBuffer bytes, int from, int count) {
    short[] codes = new short[count];
    part(bytes, from, 2 * count).asShortBuffer().get(codes);
    return codes;
  }

  private static ByteBuffer part(ByteBuffer bytes, int from, int length) {
    return bytes.slice(from, length).order(bytes.order());
  }

  private static Decoder f8(float[] table) {
    return (bytes, from, count, into, at) -> {
      for (int i = 0; i < count; i++) {
        into[at + i] = table[bytes.get(from + i) & 0xff];
      }
    };
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
