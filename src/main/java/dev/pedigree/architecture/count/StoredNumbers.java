package dev.pedigree.architecture.count;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.weights.TensorPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How many learned numbers tensors hold whose part in the model is not known: by the names and
 * shapes that go together in the formats of quantised weights. The words of a packed matrix hold
 * several numbers each; its scales, zero points and bookkeeping hold none.
 *
 * <p>Formats: GPTQ and AWQ ({@code qweight}, {@code qzeros}, {@code scales}, {@code g_idx}),
 * compressed-tensors ({@code weight_packed}), bitsandbytes ({@code weight} with {@code
 * weight.absmax}), MXFP4 ({@code x_blocks}, {@code x_scales}), MLX ({@code weight} of words with
 * {@code scales}) and scaled eight-bit weights.
 */
final class StoredNumbers {
  /** What stands beside a weight without being one, by what the weight is called. */
  private static final Map<String, List<String>> BESIDE =
      Map.of(
          ".qweight", List.of(".qzeros", ".scales", ".g_idx"),
          ".weight_packed",
              List.of(
                  ".weight_scale",
                  ".weight_global_scale",
                  ".weight_zero_point",
                  ".weight_shape",
                  ".weight_g_idx",
                  ".input_scale",
                  ".input_global_scale"),
          "_blocks", List.of("_scales"));

  /** The same where the weight has its plain name: only beside numbers of eight bits or words. */
  private static final List<String> BESIDE_PLAIN =
      List.of(
          ".scales",
          ".biases",
          ".weight_scale",
          ".weight_scale_inv",
          ".weight_scale_2",
          ".input_scale",
          ".weight_zero_point",
          ".SCB",
          ".weight_format",
          ".weight.absmax",
          ".weight.quant_map",
          ".weight.nested_absmax",
          ".weight.nested_quant_map",
          ".weight.quant_state.bitsandbytes__nf4",
          ".weight.quant_state.bitsandbytes__fp4");

  private static final Set<String> WORDS = Set.of("I32", "U32");

  /** Learned numbers of a group that share one scale, unless a configuration says otherwise. */
  private static final long MLX_GROUP = 64;

  private final Map<String, TensorPattern> bySkeleton = new HashMap<>();
  private final PackedBits configured;
  private final boolean fourBitExperts;

  /**
   * @param tensors all tensors of the model
   * @param config says how many bits a packed number has, where it does
   */
  StoredNumbers(Collection<TensorPattern> tensors, Config config) {
    tensors.forEach(t -> bySkeleton.putIfAbsent(t.skeleton(), t));
    configured = new PackedBits(config);
    fourBitExperts = String.valueOf(config.get("expert_dtype").value()).contains("fp4");
  }

  /** Learned numbers in all tensors of a pattern together. */
  long learned(TensorPattern pattern) {
    long stored = Math.multiplyExact(pattern.elements(), pattern.count());
    String name = pattern.skeleton();
    if (beside(name)) {
      return 0;
    }
    long bits = bits(pattern, name);
    return bits == 0 ? stored : Math.multiplyExact(stored, width(pattern.dtype())) / bits;
  }

  /** Whether the pattern is not what it looks like: packed, or no learned numbers at all. */
  boolean quantised(TensorPattern pattern) {
    return beside(pattern.skeleton()) || bits(pattern, pattern.skeleton()) != 0;
  }

  private boolean beside(String name) {
    for (Map.Entry<String, List<String>> form : BESIDE.entrySet()) {
      if (besides(name, form.getValue(), form.getKey()).isPresent()) {
        return true;
      }
    }
    return besides(name, BESIDE_PLAIN, ".weight")
        .filter(w -> WORDS.contains(w.dtype()) || w.dtype().matches("[UI]8|F8_.*"))
        .isPresent();
  }

  private Optional<TensorPattern> besides(String name, List<String> suffixes, String weight) {
    return suffixes.stream()
        .filter(name::endsWith)
        .map(s -> bySkeleton.get(name.substring(0, name.length() - s.length()) + weight))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Bits of one learned number of a packed tensor; 0 when its elements are the numbers. */
  private long bits(TensorPattern pattern, String name) {
    if (name.endsWith(".qweight") && WORDS.contains(pattern.dtype())) {
      return gptq(pattern, name.substring(0, name.length() - ".qweight".length()));
    }
    if (name.endsWith(".weight_packed")) {
      return pattern.dtype().equals("U8") ? 4 : orFour(pattern);
    }
    if (name.endsWith("_blocks") && bySkeleton.containsKey(base(name, "_blocks") + "_scales")) {
      return pattern.dtype().equals("U8") ? 4 : 0;
    }
    if (!name.endsWith(".weight")) {
      return 0;
    }
    String module = base(name, ".weight");
    if (pattern.dtype().matches("[UI]8")) {
      boolean four =
          fourBitExperts && name.contains(".experts.") && !name.contains("shared_experts")
              || bySkeleton.containsKey(name + ".absmax")
              || bySkeleton.containsKey(module + ".weight_scale_2");
      return four ? 4 : 0;
    }
    boolean mlx = pattern.dtype().equals("U32") && bySkeleton.containsKey(module + ".scales");
    return mlx ? mlx(pattern, bySkeleton.get(module + ".scales")) : 0;
  }

  private static String base(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  /** Zero points are packed as the weights are, scales are not: their widths tell the bits. */
  private long gptq(TensorPattern weight, String module) {
    TensorPattern zeros = bySkeleton.get(module + ".qzeros");
    TensorPattern scales = bySkeleton.get(module + ".scales");
    if (zeros != null && scales != null && last(scales) > 0 && last(zeros) > 0) {
      return valid(last(zeros) * 32 / last(scales));
    }
    TensorPattern groups = bySkeleton.get(module + ".g_idx");
    if (groups != null && last(groups) > 0 && weight.shape().size() == 2) {
      return valid(weight.shape().get(0) * 32 / last(groups));
    }
    return orFour(weight);
  }

  private long orFour(TensorPattern pattern) {
    long said = said(pattern);
    return said > 0 ? said : 4;
  }

  private long said(TensorPattern pattern) {
    String name = pattern.name();
    return configured.of(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }

  private long mlx(TensorPattern weight, TensorPattern scales) {
    long said = said(weight);
    if (said > 0) {
      return said;
    }
    long inputs = last(scales) * MLX_GROUP;
    return inputs > 0 ? valid(last(weight) * 32 / inputs) : 4;
  }

  private static long valid(long bits) {
    return bits >= 1 && bits <= 8 ? bits : 4;
  }

  private static long last(TensorPattern pattern) {
    return pattern.shape().isEmpty() ? 0 : pattern.shape().get(pattern.shape().size() - 1);
  }

  private static long width(String dtype) {
    return dtype.endsWith("32") ? 32 : 8;
  }
}
