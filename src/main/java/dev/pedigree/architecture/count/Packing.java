package dev.pedigree.architecture.count;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Expected;
import dev.pedigree.architecture.dialect.Question;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.TensorPattern;
import java.util.List;

/**
 * Counts the learned numbers in packed matrices: GPTQ and AWQ ({@code qweight}), compressed-tensors
 * ({@code weight_packed}), bitsandbytes and MLX (plain names with whole numbers).
 */
public final class Packing {
  private Packing() {}

  /** Whether a weight is stored as integers that pack several learned numbers each. */
  public static boolean packed(Binding.Bound bound) {
    TensorPattern pattern = bound.pattern();
    return bound.packed()
        || bound.main()
            && !bound.spec().buffer()
            && bound.spec().values() == 1
            && bound.spec().shape().size() > 1
            && pattern.type().filter(t -> words(t, pattern.shape().size())).isPresent();
  }

  private static boolean words(NumberType type, int dimensions) {
    return type.integer(32) || type.integer(64) || type == NumberType.U8 && dimensions == 2;
  }

  /**
   * The learned numbers in all tensors of a packed pattern: as many as the expected shape has, if
   * the words can hold them; else computed from the bits that the configuration gives.
   */
  static long learned(Binding.Bound bound, Config config, Sizes sizes) {
    TensorPattern pattern = bound.pattern();
    long stored = Math.multiplyExact(pattern.elements(), pattern.count());
    long bits = Math.multiplyExact(stored, pattern.type().map(NumberType::bits).orElse(8));
    int layer = bound.layers().isEmpty() ? -1 : bound.layers().get(0);
    List<Long> shape = Expected.shape(bound.spec(), new Question(config, sizes, layer));
    if (shape != null) {
      long expected =
          Math.multiplyExact(shape.stream().reduce(1L, Math::multiplyExact), pattern.count());
      if (expected <= bits && bits / expected <= 8) {
        return expected;
      }
    }
    long said = bits(bound, config);
    return said > 0 ? bits / said : stored;
  }

  private static long bits(Binding.Bound bound, Config config) {
    String name = bound.pattern().name();
    long said = new PackedBits(config).of(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    boolean four = Boolean.TRUE.equals(config.get("quantization_config.load_in_4bit").value());
    boolean eight = bound.pattern().type().filter(NumberType.U8::equals).isPresent();
    return said > 0 ? said : four && eight ? 4 : 0;
  }
}
