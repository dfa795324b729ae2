package dev.pedigree.smoke.numbers;

import static jdk.incubator.vector.VectorOperators.B2I;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.S2I;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Converts small number types to floats with vector instructions. */
final class VectorUnpacking extends Unpacking {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDE = FLOATS.length();
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Short> SHORTS = species(short.class, 2);
  private static final VectorSpecies<Byte> BYTES = species(byte.class, 4);

  /**
   * An instance.
   * 
   * @throws UnsupportedOperationException if a vector has fewer than eight floats or more than sixteen
   */
  VectorUnpacking() {
    if (WIDE != 8 && WIDE != 16) {
      throw new UnsupportedOperationException();
    }
  }

  /** The species of a smaller type with as many lanes as a vector of floats. */
  private static <E> VectorSpecies<E> species(Class<E> type, int smaller) {
    return VectorSpecies.of(type, VectorShape.forBitSize(Math.max(64, FLOATS.vectorBitSize() / smaller)));
  }

  @Override
  void halves(short[] codes, float[] into, int at) {
    int i = 0;
    for (; i + WIDE <= codes.length; i += WIDE) {
      IntVector code = ints(codes, i);
      IntVector magnitude = code.and(0x7fff);
      VectorMask<Integer> special = magnitude.compare(VectorOperators.GE, 0x7c00);
      IntVector bits = magnitude.lanewise(LSHL, 13);
      // The bits, read as single precision, are the number times 2^-112, also if it is subnormal.
      IntVector scaled = bits.reinterpretAsFloats().mul(0x1p112f).reinterpretAsInts();
      scaled
          .blend(bits.or(0x7f800000), special)
          .or(code.and(0x8000).lanewise(LSHL, 16))
          .reinterpretAsFloats()
          .intoArray(into, at + i);
    }
    for (; i < codes.length; i++) {
      into[at + i] = FloatTypes.half(codes[i]);
    }
  }

  @Override
  void upperHalves(short[] codes, float[] into, int at) {
    int i = 0;
    for (; i + WIDE <= codes.length; i += WIDE) {
      ints(codes, i).lanewise(LSHL, 16).reinterpretAsFloats().intoArray(into, at + i);
    }
    for (; i < codes.length; i++) {
      into[at + i] = Float.intBitsToFloat(codes[i] << 16);
    }
  }

  @Override
  void bytes(byte[] s, int from, float d, float[] into, int at) {
    for (int i = 0; i < 32; i += WIDE) {
      floats(ints(s, from + i)).mul(d).intoArray(into, at + i);
    }
  }

  @Override
  void nibbles(
      byte[] s, int from, int shift, int zero, float d, float min, float[] into, int at) {
    for (int i = 0; i < 16; i += WIDE) {
      IntVector code = ints(s, from + i).lanewise(LSHR, shift).and(15);
      floats(code.sub(zero)).mul(d).sub(min).intoArray(into, at + i);
    }
  }

  @Override
  void sixBits(
      byte[] s, int low, int shift, int high, int highShift, float d, float[] into, int at) {
    for (int i = 0; i < 16; i += WIDE) {
      IntVector lower = ints(s, low + i).lanewise(LSHR, shift).and(15);
      IntVector upper = ints(s, high + i).lanewise(LSHR, highShift).and(3).lanewise(LSHL, 4);
      floats(lower.or(upper).sub(32)).mul(d).intoArray(into, at + i);
    }
  }

  private static IntVector ints(short[] codes, int from) {
    return (IntVector) ShortVector.fromArray(SHORTS, codes, from).convertShape(S2I, INTS, 0);
  }

  private static IntVector ints(byte[] s, int from) {
    return (IntVector) ByteVector.fromArray(BYTES, s, from).convertShape(B2I, INTS, 0);
  }

  private static FloatVector floats(IntVector whole) {
    return (FloatVector) whole.convertShape(I2F, FLOATS, 0);
  }
}
