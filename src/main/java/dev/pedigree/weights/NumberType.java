package dev.pedigree.weights;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A number type of weight files; the constants are the values of {@link Tensor#dtype}. Plain types
 * are named as in safetensors ({@code safetensors/src/tensor.rs}), blocks as in ggml ({@code
 * ggml-common.h}), and types that only PyTorch or ONNX have, as there.
 */
public enum NumberType {
  F64(Kind.FLOAT, 1, 8),
  F32(Kind.FLOAT, 1, 4),
  F16(Kind.FLOAT, 1, 2),
  BF16(Kind.FLOAT, 1, 2),
  F8_E4M3(Kind.FLOAT, 1, 1),
  F8_E5M2(Kind.FLOAT, 1, 1),
  F8_E4M3FNUZ(Kind.FLOAT, 1, 1),
  F8_E5M2FNUZ(Kind.FLOAT, 1, 1),
  F8_E8M0(Kind.FLOAT, 1, 1),
  F6_E2M3(Kind.FLOAT, 4, 3),
  F6_E3M2(Kind.FLOAT, 4, 3),
  F4(Kind.FLOAT, 2, 1),
  C128(Kind.COMPLEX, 1, 16),
  C64(Kind.COMPLEX, 1, 8),
  C32(Kind.COMPLEX, 1, 4),
  I64(Kind.INTEGER, 1, 8),
  I32(Kind.INTEGER, 1, 4),
  I16(Kind.INTEGER, 1, 2),
  I8(Kind.INTEGER, 1, 1),
  I4(Kind.INTEGER, 2, 1),
  I2(Kind.INTEGER, 4, 1),
  U64(Kind.INTEGER, 1, 8),
  U32(Kind.INTEGER, 1, 4),
  U16(Kind.INTEGER, 1, 2),
  U8(Kind.INTEGER, 1, 1),
  U4(Kind.INTEGER, 2, 1),
  U2(Kind.INTEGER, 4, 1),
  BOOL(Kind.BOOLEAN, 1, 1),

  // Quantised types of PyTorch, and opaque bytes.
  QINT32(Kind.CODES, 1, 4),
  QINT8(Kind.CODES, 1, 1),
  QUINT8(Kind.CODES, 1, 1),
  QUINT4X2(Kind.CODES, 1, 1),
  QUINT2X4(Kind.CODES, 1, 1),
  F4X2(Kind.CODES, 1, 1),
  BITS16(Kind.CODES, 1, 2),
  BITS8(Kind.CODES, 1, 1),
  BITS4X2(Kind.CODES, 1, 1),
  BITS2X4(Kind.CODES, 1, 1),
  BITS1X8(Kind.CODES, 1, 1),

  Q4_0(Kind.BLOCKS, 32, 18),
  Q4_1(Kind.BLOCKS, 32, 20),
  Q4_2(Kind.BLOCKS, 16, 10),
  Q4_3(Kind.BLOCKS, 16, 12),
  Q5_0(Kind.BLOCKS, 32, 22),
  Q5_1(Kind.BLOCKS, 32, 24),
  Q8_0(Kind.BLOCKS, 32, 34),
  Q8_1(Kind.BLOCKS, 32, 36),
  Q2_K(Kind.BLOCKS, 256, 84),
  Q3_K(Kind.BLOCKS, 256, 110),
  Q4_K(Kind.BLOCKS, 256, 144),
  Q5_K(Kind.BLOCKS, 256, 176),
  Q6_K(Kind.BLOCKS, 256, 210),
  Q8_K(Kind.BLOCKS, 256, 292),
  IQ1_S(Kind.BLOCKS, 256, 50),
  IQ1_M(Kind.BLOCKS, 256, 56),
  IQ2_XXS(Kind.BLOCKS, 256, 66),
  IQ2_XS(Kind.BLOCKS, 256, 74),
  IQ2_S(Kind.BLOCKS, 256, 82),
  IQ3_XXS(Kind.BLOCKS, 256, 98),
  IQ3_S(Kind.BLOCKS, 256, 110),
  IQ4_NL(Kind.BLOCKS, 32, 18),
  IQ4_XS(Kind.BLOCKS, 256, 136),
  TQ1_0(Kind.BLOCKS, 256, 54),
  TQ2_0(Kind.BLOCKS, 256, 66),
  MXFP4(Kind.BLOCKS, 32, 17),
  NVFP4(Kind.BLOCKS, 64, 36),
  Q1_0(Kind.BLOCKS, 128, 18),
  Q2_0(Kind.BLOCKS, 64, 18),
  Q4_0_4_4(Kind.BLOCKS, 32, 18),
  Q4_0_4_8(Kind.BLOCKS, 32, 18),
  Q4_0_8_8(Kind.BLOCKS, 32, 18),
  IQ4_NL_4_4(Kind.BLOCKS, 32, 18),
  IQ4_NL_4_8(Kind.BLOCKS, 32, 18),
  IQ4_NL_8_8(Kind.BLOCKS, 32, 18),

  /** Strings of ONNX, which have no fixed size. */
  STRING(Kind.TEXT, 1, 0);

  /** What the elements of a type are. */
  public enum Kind {
    FLOAT,
    COMPLEX,
    INTEGER,
    BOOLEAN,
    /** Bits whose meaning, one number or several, is defined outside the tensor. */
    CODES,
    /** Blocks of quantised numbers with a common scale. */
    BLOCKS,
    TEXT
  }

  private static final Map<String, NumberType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(NumberType::name, t -> t));

  private final Kind kind;
  private final int block;
  private final int bytes;

  NumberType(Kind kind, int block, int bytes) {
    this.kind = kind;
    this.block = block;
    this.bytes = bytes;
  }

  /** The type of this name; empty if no format has it. */
  public static Optional<NumberType> of(String dtype) {
    return Optional.ofNullable(BY_NAME.get(dtype));
  }

  /** What one element is. */
  public Kind kind() {
    return kind;
  }

  /** Elements of a block: 1, or more if they share bytes or a scale. */
  public int block() {
    return block;
  }

  /** Bytes of one block; 0 for strings. */
  public int bytes() {
    return bytes;
  }

  /** Bits of one element, rounded down; scales of a block are included. */
  public int bits() {
    return 8 * bytes / block;
  }

  /**
   * Bytes of so many elements, in whole blocks.
   *
   * @throws ArithmeticException if they exceed 63 bits
   */
  public long bytes(long elements) {
    return Math.multiplyExact((elements + block - 1) / block, (long) bytes);
  }

  /** Whether it is a signed or unsigned integer of this many bits. */
  public boolean integer(int bits) {
    return kind == Kind.INTEGER && bits() == bits;
  }
}
