package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A module (weight, bias and what belongs to a packed weight) in a header whose names are in no
 * known convention.
 *
 * @param base the name without {@code .weight} and {@code .bias}
 * @param weight the weight, or another tensor that is no bias; null if only a bias is stored
 * @param bias null when there is none
 * @param packing scales and the like beside a packed weight, each with its kind
 */
record NamelessModule(
    String base,
    TensorPattern weight,
    TensorPattern bias,
    Map<TensorPattern, TensorRole.Kind> packing) {

  /**
   * What is known of a module without understanding its name. Modules of equal kind are
   * interchangeable.
   *
   * @param numbers how many numbers its name has: 1 for the layer, 2 for layer and expert
   * @param named whether its name ends in {@code .weight}
   */
  record Kind(int numbers, boolean named, List<Long> shape, boolean biased) {
    /** The kind without its bias. */
    List<Object> place() {
      return List.of(numbers, named, shape);
    }
  }

  static List<NamelessModule> of(List<TensorPattern> patterns) {
    Set<String> weights = new HashSet<>();
    patterns.stream()
        .map(TensorPattern::name)
        .filter(name -> name.endsWith(".weight"))
        .forEach(weights::add);
    Map<String, TensorPattern[]> pairs = new TreeMap<>();
    Map<String, Map<TensorPattern, TensorRole.Kind>> packing = new HashMap<>();
    for (TensorPattern pattern : patterns) {
      String name = pattern.name();
      Map.Entry<String, TensorRole.Kind> suffix = Binding.packing(name).orElse(null);
      String of = suffix == null ? "" : name.substring(0, name.length() - suffix.getKey().length());
      if (weights.contains(of + ".weight")) {
        packing.computeIfAbsent(of, o -> new LinkedHashMap<>()).put(pattern, suffix.getValue());
        continue;
      }
      boolean bias = name.endsWith(".bias");
      String base = name.replaceAll("\\.(weight|bias)$", "");
      pairs.computeIfAbsent(base, b -> new TensorPattern[2])[bias ? 1 : 0] = pattern;
    }
    List<NamelessModule> modules = new ArrayList<>();
    pairs.forEach(
        (base, pair) ->
            modules.add(
                new NamelessModule(base, pair[0], pair[1], packing.getOrDefault(base, Map.of()))));
    return modules;
  }

  /** Its tensors bound to a role. */
  List<Binding.Bound> in(TensorSpec spec) {
    List<Binding.Bound> bound = new ArrayList<>();
    bound.add(new Binding.Bound(spec, TensorRole.Kind.WEIGHT, weight));
    if (bias != null) {
      bound.add(new Binding.Bound(spec, TensorRole.Kind.BIAS, bias));
    }
    packing.forEach((pattern, kind) -> bound.add(new Binding.Bound(spec, kind, pattern)));
    return bound;
  }

  /** The possible roles of its tensors, if the module can be any of these. */
  List<Alignment.Aligned> as(Collection<TensorSpec> specs) {
    List<Alignment.Aligned> aligned = new ArrayList<>();
    if (weight != null) {
      aligned.add(as(weight, TensorRole.Kind.WEIGHT, specs));
    }
    if (bias != null) {
      aligned.add(as(bias, TensorRole.Kind.BIAS, specs));
    }
    packing.forEach((pattern, kind) -> aligned.add(as(pattern, kind, specs)));
    return aligned;
  }

  private static Alignment.Aligned as(
      TensorPattern pattern, TensorRole.Kind kind, Collection<TensorSpec> specs) {
    return new Alignment.Aligned(
        pattern, specs.stream().map(spec -> Binding.Bound.role(spec, kind)).distinct().toList());
  }

  /** Its tensors bound as buffers. */
  List<Binding.Bound> asBuffer() {
    return tensors().stream()
        .map(t -> new Binding.Bound(TensorSpec.unknownBuffer(t), TensorRole.Kind.WEIGHT, t))
        .toList();
  }

  Kind kind() {
    return new Kind(
        main().indices().size(), main().name().endsWith(".weight"), main().shape(), bias != null);
  }

  /** All its tensors. */
  List<TensorPattern> tensors() {
    return Stream.concat(Stream.of(weight, bias), packing.keySet().stream())
        .filter(Objects::nonNull)
        .toList();
  }

  /** The weight, or the bias if there is no weight. */
  TensorPattern main() {
    return weight != null ? weight : bias;
  }

  /**
   * Whether it looks like a buffer, which is stored but not learned: a single number, an attention
   * mask, or a short vector that is not called a weight (RoPE frequencies).
   */
  boolean bufferLike() {
    List<Long> shape = main().shape();
    boolean mask =
        shape.size() == 4
            && shape.get(0) == 1
            && shape.get(1) == 1
            && shape.get(2).equals(shape.get(3));
    boolean list =
        shape.size() < 2
            && !main().name().endsWith(".weight")
            && !main().name().endsWith(".bias")
            && main().elements() <= 256;
    return mask || list;
  }
}
