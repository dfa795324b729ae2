package dev.pedigree.smoke.packing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Matrices that are stored as small codes with scales beside them. How one is packed shows in its
 * name, its number type and what lies beside it; the configuration adds only what these leave open.
 */
public final class Packed {
  private static final Set<String> METHODS =
      Set.of(
          "",
          "auto-round",
          "awq",
          "bitsandbytes",
          "compressed-tensors",
          "fbgemm_fp8",
          "fp8",
          "gptq",
          "modelopt",
          "modelopt_fp4",
          "mxfp4",
          "quark");

  private final JsonNode settings;
  private final Beside beside;

  /**
   * An unpacker.
   *
   * @param config of the model
   * @param used told the name of every tensor that is read beside the codes
   */
  public Packed(Map<String, StoredTensor> tensors, JsonNode config, Consumer<String> used) {
    this.settings = settings(config);
    this.beside = new Beside(tensors, used);
  }

  private static JsonNode settings(JsonNode config) {
    for (String key : new String[] {"quantization_config", "quantization"}) {
      for (JsonNode holder : new JsonNode[] {config, config.path("text_config")}) {
        if (holder.path(key).isObject()) {
          return holder.path(key);
        }
      }
    }
    return config.path("quantization_config");
  }

  /** How the configuration says that weights are packed, when that is not known here. */
  public static Optional<String> foreign(JsonNode config) {
    String method = settings(config).path("quant_method").asText();
    return METHODS.contains(method) ? Optional.empty() : Optional.of(method);
  }

  /**
   * The matrix [out, in] that a tensor stands for when it is packed; null when it is not.
   *
   * @param stored what plays the role, or one of the experts in it
   * @param expert which expert, where its tensors hold several
   * @param experts how many they hold, or 0
   * @param inverted whether the tensor is [in, out] where one code is one element
   * @throws UnsupportedDesign when it is packed in a way that is not known here
   */
  public Matrix of(StoredTensor stored, int expert, int experts, boolean inverted) {
    Beside here = beside.of(stored.name(), expert, experts);
    String name = stored.name();
    if (name.endsWith(PackedForm.GPTQ.codes()) && stored.is(NumberType.I32)) {
      return new WordPacking(settings, here).of(stored);
    }
    if (name.endsWith(PackedForm.COMPRESSED.codes()) && stored.is(NumberType.I32)) {
      return new WordPacking(settings, here).integers(stored);
    }
    if (name.endsWith(PackedForm.MXFP4.codes()) && stored.is(NumberType.U8)) {
      return FourBitFloats.blocks(stored, here);
    }
    if (FourBitFloats.here(stored, here)) {
      return FourBitFloats.of(stored, here);
    }
    if (BlockwiseCodes.here(here)) {
      return BlockwiseCodes.of(stored, here);
    }
    if (stored.is(NumberType.U32) && here.has(PackedPart.SCALES)) {
      return new WordPacking(settings, here).affine(stored);
    }
    if (stored.is(NumberType.I8) || eightBitFloat(stored)) {
      Matrix scaled = ScaledElements.of(stored, here, inverted, settings);
      if (scaled != null) {
        return scaled;
      }
    }
    if (whole(stored)) {
      String method = settings.path("quant_method").asText();
      throw new UnsupportedDesign(
          "packed weights ("
              + (method.isEmpty() ? "" : method + ", ")
              + stored.dtype()
              + ") of "
              + name);
    }
    return null;
  }

  private static boolean eightBitFloat(StoredTensor stored) {
    return NumberType.of(stored.dtype())
        .filter(t -> t.kind() == NumberType.Kind.FLOAT && t.bits() == 8)
        .isPresent();
  }

  /** Whole numbers that nothing is known beside cannot be the weights themselves. */
  private static boolean whole(StoredTensor stored) {
    return NumberType.of(stored.dtype())
        .filter(t -> t.kind() == NumberType.Kind.INTEGER && t.block() == 1)
        .isPresent();
  }
}
