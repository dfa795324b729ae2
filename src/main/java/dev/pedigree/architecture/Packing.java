package dev.pedigree.architecture;

import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.Set;

/**
 * How many learned numbers an element of a packed matrix holds: GPTQ and AWQ ({@code qweight}),
 * compressed-tensors ({@code weight_packed}), bitsandbytes and MLX (plain names with whole
 * numbers).
 */
final class Packing {
  private static final Set<String> WORDS = Set.of("I32", "U32", "I64", "U64");

  /** Where configurations write how many bits a weight has. */
  private static final List<String> BITS =
      List.of(
          "quantization_config.bits",
          "quantization.bits",
          "quantization_config.config_groups.group_0.weights.num_bits",
          "quantization_config.w_bit");

  private Packing() {}

  /** Whether whole numbers are stored where a matrix of learned ones belongs. */
  static boolean packed(Binding.Bound bound) {
    TensorPattern pattern = bound.pattern();
    return bound.kind() == Binding.Kind.PACKED
        || bound.kind() == Binding.Kind.WEIGHT
            && !bound.spec().buffer()
            && bound.spec().values() == 1
            && bound.spec().shape().size() > 1
            && (WORDS.contains(pattern.dtype())
                || pattern.dtype().equals("U8") && pattern.shape().size() == 2);
  }

  /** Learned numbers in all tensors of a packed pattern together. */
  static long learned(Binding.Bound bound, Config config, Sizes sizes) {
    long stored = Math.multiplyExact(bound.pattern().elements(), bound.pattern().count());
    long bits = bits(config, bound.pattern().dtype());
    if (bits > 0) {
      return Math.multiplyExact(stored, width(bound.pattern().dtype())) / bits;
    }
    int layer = bound.layers().isEmpty() ? -1 : bound.layers().get(0);
    List<Long> shape = Expected.shape(bound.spec(), new Question(config, sizes, layer));
    return shape == null
        ? stored
        : Math.multiplyExact(
            shape.stream().reduce(1L, Math::multiplyExact), bound.pattern().count());
  }

  private static long bits(Config config, String dtype) {
    long bits = bits(config);
    boolean four = Boolean.TRUE.equals(config.get("quantization_config.load_in_4bit").value());
    return bits > 0 ? bits : four && dtype.equals("U8") ? 4 : 0;
  }

  /** Bits of a packed number, as the configuration says; 0 when it does not. */
  static long bits(Config config) {
    for (String key : BITS) {
      if (config.get(key).value() instanceof Long bits && bits > 0 && bits <= 32) {
        return bits;
      }
    }
    return 0;
  }

  private static long width(String dtype) {
    return dtype.endsWith("64") ? 64 : dtype.endsWith("32") ? 32 : 8;
  }
}
