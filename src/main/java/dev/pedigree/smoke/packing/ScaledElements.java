package dev.pedigree.smoke.packing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedPart;

/**
 * Numbers of eight bits with a scale for each tensor, row, group or block: floats (the FP8 of
 * DeepSeek, FBGEMM, ModelOpt and compressed-tensors, MXFP8) and whole numbers (compressed-tensors,
 * bitsandbytes).
 */
final class ScaledElements {
  private ScaledElements() {}

  /**
   * The matrix [out, in], or null when no scale lies beside the numbers.
   *
   * @param inverted whether the tensor is [in, out]
   */
  static Matrix of(StoredTensor stored, Beside beside, boolean inverted, JsonNode settings) {
    if (stored.is(NumberType.I8) && beside.has(PackedPart.ROW_MAXIMA)) {
      return rows(stored, beside);
    }
    StoredTensor inverse = beside.get(PackedPart.WEIGHT_SCALE_INVERSE);
    StoredTensor scale = inverse == null ? beside.get(PackedPart.WEIGHT_SCALE) : inverse;
    if (scale == null) {
      return null;
    }
    Matrix numbers = inverted ? stored.inverted() : stored.matrix();
    beside.also(PackedPart.INPUT_SCALE, PackedPart.INPUT_ZERO_POINT, PackedPart.WEIGHT_SHAPE);
    JsonNode block = settings.path("weight_block_size");
    int height = block.path(inverted ? 1 : 0).asInt();
    StoredTensor zero = beside.get(PackedPart.WEIGHT_ZERO_POINT);
    Matrix scales =
        scale.is(NumberType.U8)
            ? FourBitFloats.exponents(scale)
            : inverted ? scale.inverted() : perRow(scale, numbers.rows(), height);
    return scaled(
        stored.name(),
        numbers,
        zero == null ? null : inverted ? zero.inverted() : perRow(zero, numbers.rows(), height),
        scales,
        height,
        block.path(inverted ? 0 : 1).asInt(),
        1);
  }

  /** Rows scaled so that their largest number becomes 127; always [out, in] (bitsandbytes). */
  private static Matrix rows(StoredTensor stored, Beside beside) {
    StoredTensor format = beside.get(PackedPart.WEIGHT_FORMAT);
    if (format != null && format.numbers()[0] != 0) {
      throw new UnsupportedDesign("eight-bit weights in a tiled order, " + stored.name());
    }
    Matrix numbers = stored.matrix();
    return scaled(
        stored.name(),
        numbers,
        null,
        perRow(beside.need(PackedPart.ROW_MAXIMA), numbers.rows(), 0),
        0,
        0,
        1 / 127f);
  }

  private static Matrix scaled(
      String name,
      Matrix numbers,
      Matrix zeros,
      Matrix scales,
      int height,
      int width,
      float factor) {
    int rows = numbers.rows();
    return new Scaled(
        name,
        numbers,
        zeros == null ? null : Scaled.repeated(zeros, rows, height),
        Scaled.repeated(scales, rows, height),
        null,
        Scaled.groups(numbers.columns(), scales.columns(), width),
        factor);
  }

  /**
   * A tensor as [rows, groups], also when it has one number for each row, for all, or for so many
   * rows together.
   */
  static Matrix perRow(StoredTensor scales, int rows, int height) {
    Matrix all =
        scales.shape().size() < 2 && scales.count() == rows
            ? new Matrices.Plain(scales.elements(), 0, rows, 1)
            : scales.matrix();
    return Scaled.repeated(all, rows, height);
  }
}
