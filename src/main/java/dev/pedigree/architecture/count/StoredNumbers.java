package dev.pedigree.architecture.count;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import dev.pedigree.weights.TensorPattern;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the learned numbers in tensors without roles. Packed matrices are recognised by the names
 * and shapes that formats of quantised weights use; scales and the like beside them ({@link
 * PackedPart}) hold no learned numbers.
 */
final class StoredNumbers {
  private static final Set<NumberType.Kind> SMALL =
      EnumSet.of(NumberType.Kind.INTEGER, NumberType.Kind.FLOAT);

  private static final List<String> BUFFERS =
      List.of(".running_mean", ".running_var", ".num_batches_tracked", ".inv_freq");

  /** Learned numbers that share one scale in MLX, unless a configuration says otherwise. */
  private static final long MLX_GROUP = 64;

  private final Map<String, TensorPattern> bySkeleton = new HashMap<>();
  private final PackedBits configured;
  private final boolean fourBitExperts;

  /**
   * @param tensors all tensors of the model
   * @param config says where it says how many bits a packed number has
   */
  StoredNumbers(Collection<TensorPattern> tensors, Config config) {
    tensors.forEach(t -> bySkeleton.putIfAbsent(t.skeleton(), t));
    configured = new PackedBits(config);
    fourBitExperts = String.valueOf(config.get("expert_dtype").value()).contains("fp4");
  }

  /** The learned numbers in all tensors of a pattern. */
  long learned(TensorPattern pattern) {
    long stored = Math.multiplyExact(pattern.elements(), pattern.count());
    String name = pattern.skeleton();
    if (beside(name) || buffer(pattern)) {
      return 0;
    }
    long bits = bits(pattern, name);
    return bits == 0
        ? stored
        : Math.multiplyExact(stored, pattern.type().map(NumberType::bits).orElse(8)) / bits;
  }

  /** Whether the pattern is a packed matrix, or lies beside one. */
  boolean quantised(TensorPattern pattern) {
    return beside(pattern.skeleton()) || bits(pattern, pattern.skeleton()) != 0;
  }

  /**
   * Whether a program computes it or counts in it, and no training changes it: positions, masks,
   * RoPE frequencies, the statistics of batch norms.
   */
  private static boolean buffer(TensorPattern pattern) {
    boolean counts = is(pattern, NumberType.I64) || is(pattern, NumberType.BOOL);
    return counts || BUFFERS.stream().anyMatch(pattern.skeleton()::endsWith);
  }

  private boolean beside(String name) {
    for (PackedPart part : PackedPart.values()) {
      for (PackedForm form : part.forms()) {
        TensorPattern codes = beside(name, part.ending(), form.codes());
        if (codes != null && (!form.plainName() || small(codes))) {
          return true;
        }
      }
      TensorPattern fused = part.followsMatrix() ? beside(name, part.afterMatrix(), "") : null;
      if (fused != null && small(fused)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the type can hold codes of packed numbers. */
  private static boolean small(TensorPattern codes) {
    return codes
        .type()
        .filter(type -> words(type) || type.bits() == 8 && SMALL.contains(type.kind()))
        .isPresent();
  }

  /** The tensor whose name has another ending instead; null if there is none. */
  private TensorPattern beside(String name, String ending, String other) {
    return name.endsWith(ending) ? bySkeleton.get(base(name, ending) + other) : null;
  }

  /** Bits of one learned number of a packed tensor; 0 if the tensor is not packed. */
  private long bits(TensorPattern pattern, String name) {
    if (name.endsWith(PackedForm.GPTQ.codes())
        && pattern.type().filter(StoredNumbers::words).isPresent()) {
      return gptq(pattern, name);
    }
    if (name.endsWith(PackedForm.COMPRESSED.codes())) {
      return is(pattern, NumberType.U8) ? 4 : orFour(pattern);
    }
    if (beside(name, PackedForm.MXFP4, PackedPart.BLOCK_SCALES) != null) {
      return is(pattern, NumberType.U8) ? 4 : 0;
    }
    if (!name.endsWith(PackedForm.PLAIN)) {
      return 0;
    }
    if (pattern.type().filter(type -> type.integer(8)).isPresent()) {
      boolean four =
          fourBitExperts && name.contains(".experts.") && !name.contains("shared_experts")
              || beside(name, PackedForm.BITSANDBYTES, PackedPart.ABSMAX) != null
              || beside(name, PackedForm.SCALED, PackedPart.WEIGHT_SCALE_2) != null;
      return four ? 4 : 0;
    }
    TensorPattern scales = beside(name, PackedForm.MLX, PackedPart.SCALES);
    return is(pattern, NumberType.U32) && scales != null ? mlx(pattern, scales) : 0;
  }

  private static boolean words(NumberType type) {
    return type.integer(32);
  }

  private static boolean is(TensorPattern pattern, NumberType type) {
    return pattern.type().filter(type::equals).isPresent();
  }

  /** A part beside the codes of this name; null if there is none. */
  private TensorPattern beside(String name, PackedForm form, PackedPart part) {
    return beside(name, form.codes(), part.ending());
  }

  private static String base(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  /**
   * Bits by the ratio of the widths of zero points, which are packed as the weights are, and
   * scales, which are not packed.
   */
  private long gptq(TensorPattern weight, String name) {
    TensorPattern zeros = beside(name, PackedForm.GPTQ, PackedPart.QZEROS);
    TensorPattern scales = beside(name, PackedForm.GPTQ, PackedPart.SCALES);
    if (zeros != null && scales != null && last(scales) > 0 && last(zeros) > 0) {
      return valid(last(zeros) * 32 / last(scales));
    }
    TensorPattern groups = beside(name, PackedForm.GPTQ, PackedPart.GROUP_INDEX);
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
}
