package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.EightBitFloats;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import java.util.List;

/**
 * 4-bit floats (E2M1) with a scale for every 16 or 32: MXFP4, whose scales are powers of two (OCP
 * Microscaling Formats 1.0), and NVFP4, with 8-bit float scales and one more scale for the whole
 * tensor. Of two numbers in a byte, the low half is the first.
 */
final class FourBitFloats {
  private static final float[] E2M1 = {
    0, 0.5f, 1, 1.5f, 2, 3, 4, 6, -0f, -0.5f, -1, -1.5f, -2, -3, -4, -6
  };

  private FourBitFloats() {}

  /** Whether a tensor of bytes holds such numbers, by the scales that belong to it. */
  static boolean matches(StoredTensor stored, Beside beside) {
    return stored.is(NumberType.U8) && beside.has(PackedPart.WEIGHT_SCALE);
  }

  /**
   * The matrix; compressed-tensors divides by the scale of the tensor, ModelOpt multiplies with it.
   */
  static Matrix of(StoredTensor codes, Beside beside) {
    boolean packed = codes.name().endsWith(PackedForm.COMPRESSED.codes());
    StoredTensor scales = beside.need(PackedPart.WEIGHT_SCALE);
    StoredTensor all =
        beside.get(packed ? PackedPart.WEIGHT_GLOBAL_SCALE : PackedPart.WEIGHT_SCALE_2);
    beside.also(PackedPart.INPUT_SCALE, PackedPart.INPUT_GLOBAL_SCALE);
    float factor = all == null ? 1 : packed ? 1 / all.numbers()[0] : all.numbers()[0];
    return scaled(codes, 2 * codes.fromLast(0), scales, factor);
  }

  /** {@code *_blocks} [out, groups, 16] of gpt-oss, with {@code *_scales} [out, groups]. */
  static Matrix blocks(StoredTensor blocks, Beside beside) {
    int groups = blocks.fromLast(1);
    int bytes = ArraySize.of(groups, blocks.fromLast(0));
    StoredTensor lines =
        new StoredTensor(
            blocks.name(),
            blocks.dtype(),
            List.of((long) blocks.fromLast(2), (long) bytes),
            blocks.elements(),
            blocks.raw());
    return scaled(lines, 2 * bytes, beside.need(PackedPart.BLOCK_SCALES), 1);
  }

  /** The matrix of 32-bit words of MLX. */
  static Matrix words(StoredTensor codes, StoredTensor scales, int in) {
    if (codes.fromLast(0) * 8 != in) {
      throw new UnsupportedDesign("floats of other than four bits in words, " + codes.name());
    }
    return scaled(codes, in, scales, 1);
  }

  private static Matrix scaled(StoredTensor codes, int in, StoredTensor scales, float factor) {
    return new Scaled(
        codes.name(),
        new Codes(codes, codes.fromLast(1), in, 4, Codes.Packing.ROW_LINES, Codes.IN_ORDER, E2M1),
        null,
        scales.is(NumberType.U8) ? exponents(scales, in) : scales.matrix(),
        null,
        Scaled.groups(in, scales.fromLast(0), 0),
        factor);
  }

  /** Scales in bytes: 8-bit floats for groups of 16, else exponents. */
  private static Matrix exponents(StoredTensor scales, int in) {
    return bytes(scales, in / scales.fromLast(0) == 16 ? EightBitFloats.E4M3 : EightBitFloats.E8M0);
  }

  /** A matrix of powers of two, from bytes that are their exponents. */
  static Matrix exponents(StoredTensor scales) {
    return bytes(scales, EightBitFloats.E8M0);
  }

  private static Matrix bytes(StoredTensor scales, float[] table) {
    return new Codes(
        scales,
        scales.fromLast(1),
        scales.fromLast(0),
        8,
        Codes.Packing.ROW_LINES,
        Codes.IN_ORDER,
        table);
  }
}
