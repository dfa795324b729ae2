package dev.pedigree.weights;

import java.util.Set;

/**
 * A tensor that belongs to the codes of a packed matrix, known by the suffix of its name. None
 * counts as parameters.
 *
 * <p>Sources: AutoGPTQ, AutoAWQ, compressed-tensors, MLX ({@code nn.QuantizedLinear}), bitsandbytes
 * ({@code QuantState}), ModelOpt, the fine-grained FP8 of DeepSeek-V3, gpt-oss.
 */
public enum PackedPart {
  SCALES(".scales", Meaning.SCALE, PackedForm.GPTQ, PackedForm.MLX),
  QZEROS(".qzeros", Meaning.ZERO_POINT, PackedForm.GPTQ),
  GROUP_INDEX(".g_idx", Meaning.GROUP_INDEX, PackedForm.GPTQ),
  /** Added to the scaled codes of a group. */
  BIASES(".biases", Meaning.ZERO_POINT, PackedForm.MLX),

  WEIGHT_SCALE(".weight_scale", Meaning.SCALE, PackedForm.COMPRESSED, PackedForm.SCALED),
  /**
   * A scale to multiply codes with, like the others; named for the inverse of the factor used in
   * quantising.
   */
  WEIGHT_SCALE_INVERSE(".weight_scale_inv", Meaning.SCALE, PackedForm.SCALED),
  /** ModelOpt's scale of the whole matrix, a factor of the scales of groups. */
  WEIGHT_SCALE_2(".weight_scale_2", Meaning.SCALE, PackedForm.SCALED),
  /** The scale of the whole matrix in compressed-tensors, a divisor of the scales of groups. */
  WEIGHT_GLOBAL_SCALE(".weight_global_scale", Meaning.SCALE, PackedForm.COMPRESSED),
  WEIGHT_ZERO_POINT(
      ".weight_zero_point", Meaning.ZERO_POINT, PackedForm.COMPRESSED, PackedForm.SCALED),
  WEIGHT_GROUP_INDEX(".weight_g_idx", Meaning.GROUP_INDEX, PackedForm.COMPRESSED),
  WEIGHT_SHAPE(".weight_shape", Meaning.SHAPE, PackedForm.COMPRESSED, PackedForm.SCALED),
  INPUT_SCALE(".input_scale", Meaning.SCALE, PackedForm.COMPRESSED, PackedForm.SCALED),
  ACTIVATION_SCALE(".activation_scale", Meaning.SCALE, PackedForm.SCALED),
  INPUT_GLOBAL_SCALE(".input_global_scale", Meaning.SCALE, PackedForm.COMPRESSED),
  INPUT_ZERO_POINT(
      ".input_zero_point", Meaning.ZERO_POINT, PackedForm.COMPRESSED, PackedForm.SCALED),
  OUTPUT_SCALE(".output_scale", Meaning.SCALE, PackedForm.COMPRESSED, PackedForm.SCALED),
  OUTPUT_ZERO_POINT(
      ".output_zero_point", Meaning.ZERO_POINT, PackedForm.COMPRESSED, PackedForm.SCALED),

  BLOCK_SCALES("_scales", Meaning.SCALE, PackedForm.MXFP4),

  ABSMAX(".weight.absmax", Meaning.SCALE, PackedForm.BITSANDBYTES),
  /** Scales of the scales, if these are quantised too. */
  NESTED_ABSMAX(".weight.nested_absmax", Meaning.SCALE, PackedForm.BITSANDBYTES),
  CODEBOOK(".weight.quant_map", Meaning.CODEBOOK, PackedForm.BITSANDBYTES),
  NESTED_CODEBOOK(".weight.nested_quant_map", Meaning.CODEBOOK, PackedForm.BITSANDBYTES),
  STATE_NF4(".weight.quant_state.bitsandbytes__nf4", Meaning.SHAPE, PackedForm.BITSANDBYTES),
  STATE_FP4(".weight.quant_state.bitsandbytes__fp4", Meaning.SHAPE, PackedForm.BITSANDBYTES),
  /** The largest magnitude of each row of 8-bit integers. */
  ROW_MAXIMA(".SCB", Meaning.SCALE, PackedForm.BITSANDBYTES),
  /** The memory layout of the codes. */
  WEIGHT_FORMAT(".weight_format", Meaning.SHAPE, PackedForm.BITSANDBYTES);

  /** What a part is for. */
  public enum Meaning {
    /** A factor of the codes. */
    SCALE,
    /** Subtracted from codes or added to them. */
    ZERO_POINT,
    /** The group of each input, for scales. */
    GROUP_INDEX,
    /** The value of each code. */
    CODEBOOK,
    /** Shape and order of the codes. */
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

  /**
   * The suffix of its name, after the name of the module, or for MXFP4 after that of the matrix.
   */
  public String ending() {
    return ending;
  }

  /**
   * The suffix after the name of a matrix that need not end in {@code .weight}: {@code _scale} for
   * {@code .weight_scale}; {@link #ending} if that does not begin with {@code .weight}.
   */
  public String afterMatrix() {
    return ending.startsWith(PackedForm.PLAIN)
        ? ending.substring(PackedForm.PLAIN.length())
        : ending;
  }

  /**
   * Whether it may also belong to a matrix that is not in a module of its own, such as fused
   * experts.
   */
  public boolean followsMatrix() {
    return forms.contains(PackedForm.SCALED) && afterMatrix().startsWith("_");
  }

  /** What it is for. */
  public Meaning meaning() {
    return meaning;
  }

  /** The formats that have it. */
  public Set<PackedForm> forms() {
    return forms;
  }
}
