package dev.pedigree.weights;

/**
 * A way to store a quantised matrix as small codes, with tensors beside them that say what the
 * codes stand for: {@link PackedPart}.
 */
public enum PackedForm {
  /** GPTQ and AWQ: several codes in a word (the {@code pack} of AutoGPTQ and of AutoAWQ). */
  GPTQ(".qweight"),
  /** {@code pack-quantized} and {@code nvfp4-pack-quantized} of compressed-tensors. */
  COMPRESSED(".weight_packed"),
  /** MXFP4 as in gpt-oss: two codes in a byte, the bytes of a block in a dimension of their own. */
  MXFP4("_blocks"),
  /** MLX: several codes in a word. */
  MLX(PackedForm.PLAIN),
  /** bitsandbytes: two four-bit codes in a byte, or one of eight bits. */
  BITSANDBYTES(PackedForm.PLAIN),
  /** Floats and whole numbers of eight bits, and the two four-bit floats in a byte of ModelOpt. */
  SCALED(PackedForm.PLAIN);

  /** The name that a matrix has also where it is not packed. */
  public static final String PLAIN = ".weight";

  private final String codes;

  PackedForm(String codes) {
    this.codes = codes;
  }

  /** How the name of the tensor with the codes ends. */
  public String codes() {
    return codes;
  }

  /** Whether only numbers of few bits tell such a matrix from one that is not packed. */
  public boolean plainName() {
    return codes.equals(PLAIN);
  }
}
