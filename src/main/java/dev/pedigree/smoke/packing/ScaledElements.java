package dev.pedigree.smoke.packing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;

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
    if (stored.dtype().equals("I8") && beside.has(".SCB")) {
      return rows(stored, beside);
    }
    String suffix = beside.has("_scale_inv") ? "_scale_inv" : "_scale";
    StoredTensor scale = beside.get(suffix);
    if (scale == null) {
      return null;
    }
    Matrix numbers = inverted ? stored.inverted() : stored.matrix();
    beside.also(".input_scale", ".input_zero_point", "_shape");
    JsonNode block = settings.path("weight_block_size");
    int height = block.path(inverted ? 1 : 0).asInt();
    StoredTensor zero = beside.get("_zero_point");
    Matrix scales =
        scale.dtype().equals("U8")
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
    StoredTensor format = beside.get(".weight_format");
    if (format != null && format.numbers()[0] != 0) {
      throw new UnsupportedDesign("eight-bit weights in a tiled order, " + stored.name());
    }
    Matrix numbers = stored.matrix();
    return scaled(
        stored.name(),
        numbers,
        null,
        perRow(beside.need(".SCB"), numbers.rows(), 0),
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
