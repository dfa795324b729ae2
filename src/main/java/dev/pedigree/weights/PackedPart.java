package dev.pedigree.weights;

import java.util.Set;

/**
 * A tensor that lies beside the codes of a packed matrix, by how its name ends. No part holds
 * learned numbers of its own.
 *
 * <p>Sources: AutoGPTQ, AutoAWQ, compressed-tensors, MLX ({@code nn.QuantizedLinear}), bitsandbytes
 * ({@code QuantState}), ModelOpt, the fine-grained FP8 of DeepSeek-V3, gpt-oss.
 */
public enum PackedPart {
  SCALES(".scales", Meaning.SCALE, PackedForm.GPTQ, PackedForm.MLX),
  QZEROS(".qzeros", Meaning.ZERO_POINT, PackedForm.GPTQ),
  GROUP_INDEX(".g_idx", Meaning.GROUP_INDEX, PackedForm.GPTQ),
  /** What is added to the scaled codes of a group. */
  BIASES(".biases", Meaning.ZERO_POINT, PackedForm.MLX),

  WEIGHT_SCALE(".weight_scale", Meaning.SCALE, PackedForm.COMPRESSED, PackedForm.SCALED),
  /** Multiplied with like the others; the inverse of what the weights were multiplied with. */
  WEIGHT_SCALE_INVERSE(".weight_scale_inv", Meaning.SCALE, PackedForm.SCALED),
  /** ModelOpt's scale of the whole matrix, in whose unit the scales of groups are. */
  WEIGHT_SCALE_2(".weight_scale_2", Meaning.SCALE, PackedForm.SCALED),
  /** The same in compressed-tensors, which divides by it. */
  WEIGHT_GLOBAL_SCALE(".weight_global_scale", Meaning.SCALE, PackedForm.COMPRESSED),
  WEIGHT_ZERO_POINT(
      ".weight_zero_point", Meaning.ZERO_POINT, PackedForm.COMPRESSED, PackedForm.SCALED),
  WEIGHT_GROUP_INDEX(".weight_g_idx", Meaning.GROUP_INDEX, PackedForm.COMPRESSED),
  WEIGHT_SHAPE(".weight_shape", Meaning.SHAPE, PackedForm.COMPRESSED, PackedForm.SCALED),
  INPUT_SCALE(".input_scale", Meaning.SCALE, PackedForm.COMPRESSED, PackedForm.SCALED),
  INPUT_GLOBAL_SCALE(".input_global_scale", Meaning.SCALE, PackedForm.COMPRESSED),
  INPUT_ZERO_POINT(
      ".input_zero_point", Meaning.ZERO_POINT, PackedForm.COMPRESSED, PackedForm.SCALED),
  OUTPUT_SCALE(".output_scale", Meaning.SCALE, PackedForm.COMPRESSED, PackedForm.SCALED),
  OUTPUT_ZERO_POINT(
      ".output_zero_point", Meaning.ZERO_POINT, PackedForm.COMPRESSED, PackedForm.SCALED),

  BLOCK_SCALES("_scales", Meaning.SCALE, PackedForm.MXFP4),

  ABSMAX(".weight.absmax", Meaning.SCALE, PackedForm.BITSANDBYTES),
  /** Scales of the scales, which are then codes themselves. */
  NESTED_ABSMAX(".weight.nested_absmax", Meaning.SCALE, PackedForm.BITSANDBYTES),
  CODEBOOK(".weight.quant_map", Meaning.CODEBOOK, PackedForm.BITSANDBYTES),
  NESTED_CODEBOOK(".weight.nested_quant_map", Meaning.CODEBOOK, PackedForm.BITSANDBYTES),
  STATE_NF4(".weight.quant_state.bitsandbytes__nf4", Meaning.SHAPE, PackedForm.BITSANDBYTES),
  STATE_FP4(".weight.quant_state.bitsandbytes__fp4", Meaning.SHAPE, PackedForm.BITSANDBYTES),
  /** The largest magnitude of each row of whole numbers. */
  ROW_MAXIMA(".SCB", Meaning.SCALE, PackedForm.BITSANDBYTES),
  /** In which order the numbers lie. */
  WEIGHT_FORMAT(".weight_format", Meaning.SHAPE, PackedForm.BITSANDBYTES);

  /** What a part says about the codes. */
  public enum Meaning {
    /** What they are multiplied with. */
    SCALE,
    /** What is taken from them or added to them. */
    ZERO_POINT,
    /** To which group of scales each of them belongs. */
    GROUP_INDEX,
    /** Which number each of them is. */
    CODEBOOK,
    /** The shape and the order in which they lie. */
    SHAPE
  }

  private final String ending;
  private final Meaning meaning;
  private final Set<PackedForm> forms;

  PackedPart(String ending, Meaning meaning, PackedForm... forms) {
    this.ending = ending;
    this.meaning = meaning;
    this.forms = Set.of(forms);
  }

  /** How its name ends, after that of the module; after that of the matrix for MXFP4. */
  public String ending() {
    return ending;
  }

  /**
   * What follows the name of the matrix, which need not end in {@code .weight}: {@code _scale} for
   * {@code .weight_scale}; the ending itself where that follows the name of the module.
   */
  public String afterMatrix() {
    return ending.startsWith(PackedForm.PLAIN)
        ? ending.substring(PackedForm.PLAIN.length())
        : ending;
  }

  /** Whether it also stands beside a matrix that is no module, as fused experts are. */
  public boolean followsMatrix() {
    return forms.contains(PackedForm.SCALED) && afterMatrix().startsWith("_");
  }

  /** What it says about the codes. */
  public Meaning meaning() {
    return meaning;
  }

  /** In which forms it occurs. */
  public Set<PackedForm> forms() {
    return forms;
  }
}
