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
 * Unpacks matrices stored as codes with scales. The format is recognised by the name, the number
 * type and the tensors that belong to it; the configuration is used only for what these leave open.
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
   * @param used receives the names of tensors that are read besides the codes
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

  /** The quantisation method of the configuration, if it is not supported. */
  public static Optional<String> foreign(JsonNode config) {
    String method = settings(config).path("quant_method").asText();
    return METHODS.contains(method) ? Optional.empty() : Optional.of(method);
  }

  /**
   * The unpacked matrix [out, in] of a tensor; null if it is not packed.
   *
   * @param stored the tensor of the role, or one of the experts in it
   * @param expert index of the expert, if tensors hold several
   * @param experts number of experts in a tensor, or 0
   * @param inverted whether the tensor is [in, out], for formats with one code per element
   * @throws UnsupportedDesign if the format is not supported
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
    if (FourBitFloats.matches(stored, here)) {
      return FourBitFloats.of(stored, here);
    }
    if (BlockwiseCodes.matches(here)) {
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

  /** Whether a tensor has integers, which cannot be weights without a scale. */
  private static boolean whole(StoredTensor stored) {
    return NumberType.of(stored.dtype())
        .filter(t -> t.kind() == NumberType.Kind.INTEGER && t.block() == 1)
        .isPresent();
  }
}
