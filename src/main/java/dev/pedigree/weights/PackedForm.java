package dev.pedigree.weights;

/**
 * A format of quantised matrices: codes in one tensor, and others with scales and the like, see
 * {@link PackedPart}.
 */
public enum PackedForm {
  /** GPTQ and AWQ: several codes in a word ({@code pack} of AutoGPTQ and of AutoAWQ). */
  GPTQ(".qweight"),
  /** {@code pack-quantized} and {@code nvfp4-pack-quantized} of compressed-tensors. */
  COMPRESSED(".weight_packed"),
  /** MXFP4 of gpt-oss: two codes in a byte; the bytes of a block are the last dimension. */
  MXFP4("_blocks"),
  /** MLX: several codes in a word. */
  MLX(PackedForm.PLAIN),
  /** bitsandbytes: two 4-bit codes in a byte, or one 8-bit code. */
  BITSANDBYTES(PackedForm.PLAIN),
  /** 8-bit floats and integers; also ModelOpt's two 4-bit floats in a byte. */
  SCALED(PackedForm.PLAIN);

  /** The suffix of a matrix that is not packed; some formats keep it. */
  public static final String PLAIN = ".weight";

  private final String codes;

  PackedForm(String codes) {
    this.codes = codes;
  }

  /** The suffix of the tensor with the codes. */
  public String codes() {
    return codes;
  }

  /**
   * Whether the codes have the name of a matrix that is not packed, so that only the number type
   * shows the format.
   */
  public boolean plainName() {
    return codes.equals(PLAIN);
  }
}
