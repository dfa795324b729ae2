package dev.pedigree.smoke.packing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedPart;

/**
 * 8-bit numbers with a scale for each tensor, row, group or block: floats (FP8 of DeepSeek, FBGEMM,
 * ModelOpt and compressed-tensors, MXFP8) and integers (compressed-tensors, bitsandbytes).
 */
final class ScaledElements {
  private ScaledElements() {}

  /**
   * The matrix [out, in], or null if no scales belong to it.
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

  /**
   * LLM.int8() of bitsandbytes, always [out, in]: the scale is the largest magnitude of a row,
   * stored as 127.
   */
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
   * Scales as [rows, groups], for a tensor with a scale for each row, for the whole matrix, or for
   * blocks of rows.
   */
  static Matrix perRow(StoredTensor scales, int rows, int height) {
    Matrix all =
        scales.shape().size() < 2 && scales.count() == rows
            ? new Matrices.Plain(scales.elements(), 0, rows, 1)
            : scales.matrix();
    return Scaled.repeated(all, rows, height);
  }
}
