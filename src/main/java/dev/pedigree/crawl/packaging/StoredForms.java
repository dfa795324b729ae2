package dev.pedigree.crawl.packaging;

import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedPart;
import dev.pedigree.weights.TensorPattern;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The forms of quantised numbers that headers show by names, number types and shapes alone.
 *
 * <p>Sources: AutoGPTQ, AutoAWQ, compressed-tensors, ModelOpt, bitsandbytes, MLX, HQQ, AQLM, QuIP#,
 * Quanto, EETQ, gpt-oss, ggml; see {@link PackedPart}.
 */
final class StoredForms {
  private final Map<String, TensorPattern> bySkeleton = new HashMap<>();
  private final Map<QuantForm, Long> numbers = new LinkedHashMap<>();
  private final Map<String, Long> plain = new LinkedHashMap<>();
  private final TreeSet<String> left = new TreeSet<>();

  private StoredForms(List<TensorPattern> tensors) {
    tensors.forEach(t -> bySkeleton.putIfAbsent(t.skeleton(), t));
    for (TensorPattern tensor : tensors) {
      Optional<QuantForm> form = form(tensor);
      if (form.isPresent()) {
        long packed = Math.max(1, packing(tensor, form.get()));
        add(numbers, form.get(), tensor.elements(), tensor.count(), packed);
      } else if (!beside(tensor.skeleton())) {
        add(plain, tensor.dtype(), tensor.elements(), tensor.count(), 1);
        if (tensor.shape().size() > 1) {
          left.add(module(tensor.skeleton()));
        }
      }
    }
  }

  /** What the headers show; empty where no number is quantised. */
  static Optional<StoredQuantisation> of(List<TensorPattern> tensors) {
    StoredForms found = new StoredForms(tensors);
    if (found.numbers.isEmpty()) {
      return Optional.empty();
    }
    List<QuantForm> forms =
        found.numbers.entrySet().stream()
            .map(e -> e.getKey().of(e.getValue()))
            .sorted(Comparator.comparingLong(QuantForm::numbers).reversed())
            .toList();
    return Optional.of(
        new StoredQuantisation(forms, Map.copyOf(found.plain), List.copyOf(found.left)));
  }

  /** How many numbers are stored in each type that is not quantised. */
  static Map<String, Long> plain(List<TensorPattern> tensors) {
    Map<String, Long> plain = new HashMap<>(new StoredForms(tensors).plain);
    plain.remove("");
    return plain;
  }

  private static <K> void add(Map<K, Long> to, K key, long elements, long count, long packed) {
    long all;
    try {
      all = Math.multiplyExact(Math.multiplyExact(elements, count), packed);
    } catch (ArithmeticException e) {
      all = Long.MAX_VALUE / 2; // only a made-up shape has more numbers
    }
    long sum = to.getOrDefault(key, 0L);
    to.put(key, Math.min(Long.MAX_VALUE / 2, sum + all));
  }

  /** How many numbers an element of the stored type holds. */
  private static long packing(TensorPattern tensor, QuantForm form) {
    NumberType type = tensor.type().orElse(NumberType.U8);
    boolean words = type.kind() == NumberType.Kind.INTEGER && form.bits() > 0;
    return words ? type.bits() / form.bits() : 1;
  }

  private static boolean beside(String name) {
    return Arrays.stream(PackedPart.values())
        .anyMatch(
            part ->
                name.endsWith(part.ending())
                    || part.followsMatrix() && name.endsWith(part.afterMatrix()));
  }

  /** The last word of the name of the module: {@code lm_head}. */
  private static String module(String skeleton) {
    String path = skeleton.replaceFirst("\\.(?:weight|bias)$", "");
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private Optional<QuantForm> form(TensorPattern tensor) {
    String name = tensor.skeleton();
    NumberType type = tensor.type().orElse(null);
    if (type == null || beside(name) || tensor.shape().isEmpty()) {
      return Optional.empty();
    }
    if (type.kind() == NumberType.Kind.BLOCKS) {
      return Optional.of(new QuantForm(type.name(), blockBits(type), 0));
    }
    if (name.endsWith(".qweight") && type.integer(32)) {
      return Optional.of(words(tensor, base(name, ".qweight")));
    }
    if (name.endsWith(".qweight") && type.integer(8)) {
      return Optional.of(new QuantForm("EETQ", 8, -1));
    }
    if (name.endsWith(".weight_packed")) {
      return Optional.of(compressed(tensor, base(name, ".weight_packed")));
    }
    if (name.endsWith("_blocks") && mate(base(name, "_blocks") + "_scales") != null) {
      return Optional.of(new QuantForm("MXFP4", 4, 32));
    }
    if (name.endsWith(".W_q")) {
      return Optional.of(new QuantForm("HQQ", 0, 0));
    }
    if (name.endsWith(".codes") && mate(base(name, ".codes") + ".codebooks") != null) {
      return Optional.of(new QuantForm("AQLM", 0, 0));
    }
    if (name.endsWith(".Qidxs")) {
      return Optional.of(new QuantForm("QUIP#", 0, 0));
    }
    if (name.endsWith("._data") && mate(base(name, "._data") + "._scale") != null) {
      return Optional.of(new QuantForm("QUANTO", 0, 0));
    }
    return plainName(tensor, name, type);
  }

  /** Formats that keep the name of the matrix, so that the number type shows them. */
  private Optional<QuantForm> plainName(TensorPattern tensor, String name, NumberType type) {
    String module = name.endsWith(".weight") ? base(name, ".weight") : name;
    if (type.kind() == NumberType.Kind.FLOAT && type.bits() == 8 && type != NumberType.F8_E8M0) {
      return tensor.shape().size() < 2
          ? Optional.empty()
          : Optional.of(new QuantForm("FP8", 8, row(scale(module, name))));
    }
    if (type == NumberType.U32 && mate(module + ".scales") != null) {
      return Optional.of(new QuantForm("MLX", 0, 0));
    }
    TensorPattern absmax = mate(module + ".weight.absmax");
    if (type == NumberType.U8 && absmax != null) {
      long group = last(absmax) > 0 ? 2 * tensor.elements() / last(absmax) : 0;
      return Optional.of(new QuantForm("BITSANDBYTES", 4, group));
    }
    if (type == NumberType.I8 && mate(module + ".SCB") != null) {
      return Optional.of(new QuantForm("BITSANDBYTES", 8, -1));
    }
    if (type == NumberType.U8 && mate(module + ".weight_scale_2") != null) {
      return Optional.of(new QuantForm("NVFP4", 4, 16));
    }
    if (type == NumberType.I8 && scale(module, name) != null) {
      return Optional.of(new QuantForm("INT8", 8, row(scale(module, name))));
    }
    return Optional.empty();
  }

  private TensorPattern scale(String module, String name) {
    for (String ending : List.of(".weight_scale", ".weight_scale_inv", ".weight_scales")) {
      if (mate(module + ending) != null) {
        return mate(module + ending);
      }
    }
    return mate(name + "_scale") != null ? mate(name + "_scale") : mate(name + "_scale_inv");
  }

  /** -1 for a scale of each row, 0 for one of the whole matrix or of square blocks. */
  private static long row(TensorPattern scale) {
    boolean column = scale != null && scale.shape().size() == 2 && last(scale) == 1;
    return column && scale.shape().get(0) > 1 ? -1 : 0;
  }

  /** GPTQ packs the inputs of a matrix, AWQ its outputs. */
  private QuantForm words(TensorPattern codes, String module) {
    TensorPattern scales = mate(module + ".scales");
    TensorPattern zeros = mate(module + ".qzeros");
    TensorPattern index = mate(module + ".g_idx");
    if (scales == null || last(scales) == 0 || codes.shape().size() != 2) {
      return new QuantForm("GPTQ", 0, 0);
    }
    boolean awq = index == null && last(codes) != last(scales);
    long bits =
        zeros != null
            ? last(zeros) * 32 / last(scales)
            : index != null && last(index) > 0 ? codes.shape().get(0) * 32 / last(index) : 0;
    bits = bits >= 1 && bits <= 8 ? bits : 0;
    long inputs = awq ? codes.shape().get(0) : bits == 0 ? 0 : codes.shape().get(0) * 32 / bits;
    return new QuantForm(awq ? "AWQ" : "GPTQ", bits, group(inputs, scales));
  }

  private static long group(long inputs, TensorPattern scales) {
    long groups = scales.shape().size() == 2 ? scales.shape().get(0) : 0;
    return groups == 0 ? 0 : groups == 1 ? -1 : inputs / groups;
  }

  private QuantForm compressed(TensorPattern codes, String module) {
    TensorPattern scales = mate(module + ".weight_scale");
    if (codes.type().orElse(null) == NumberType.U8 && scales != null && last(scales) > 0) {
      long group = 2 * last(codes) / last(scales);
      return new QuantForm(group == 32 ? "MXFP4" : "NVFP4", 4, group);
    }
    return new QuantForm("COMPRESSED-TENSORS", 0, 0);
  }

  /** Whole bits of a number, without its share of the scales. */
  private static long blockBits(NumberType type) {
    String digits = type.name().replaceAll("^[A-Z]+(\\d+).*", "$1");
    return digits.matches("\\d") ? Long.parseLong(digits) : 0;
  }

  private TensorPattern mate(String skeleton) {
    return bySkeleton.get(skeleton);
  }

  private static String base(String name, String ending) {
    return name.substring(0, name.length() - ending.length());
  }

  private static long last(TensorPattern pattern) {
    return pattern.shape().isEmpty() ? 0 : pattern.shape().get(pattern.shape().size() - 1);
  }
}
