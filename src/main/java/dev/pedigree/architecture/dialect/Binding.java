package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tensors of one model, each given the role that a dialect has for its name.
 *
 * @param bound tensors with a role, in the order of the dialect
 * @param besides tensors of other parts of a multi-modal model
 * @param unassigned tensors whose names the dialect does not know
 */
public record Binding(
    List<Bound> bound, List<TensorPattern> besides, List<TensorPattern> unassigned) {

  /** What a bound tensor is to the role. */
  public enum Kind {
    WEIGHT,
    BIAS,
    /** A quantised weight, several numbers in one element. */
    PACKED,
    /** Factors that a quantised weight is multiplied with. */
    SCALE,
    /** What a quantised weight is shifted by. */
    ZERO,
    /** How a quantised weight is put together: groups, maps of values, shapes. */
    PACKING
  }

  /**
   * A tensor pattern with its role.
   *
   * @param layers the layers it exists in; none when it is not in a layer
   */
  public record Bound(
      TensorSpec spec, Kind kind, TensorPattern pattern, String role, List<Integer> layers) {

    public Bound(TensorSpec spec, Kind kind, TensorPattern pattern) {
      this(
          spec,
          kind,
          pattern,
          role(spec, kind),
          spec.name().contains("{l}") ? pattern.indices().get(0).values() : List.of());
    }

    public static String role(TensorSpec spec, Kind kind) {
      return switch (kind) {
        case WEIGHT, PACKED -> spec.weightRole();
        case BIAS -> spec.role() + ".bias";
        case SCALE -> "scale." + spec.role() + ".weight";
        case ZERO -> "zero." + spec.role() + ".weight";
        case PACKING -> "packing." + spec.role() + ".weight";
      };
    }

    /** Whether it says how a quantised weight is stored and is nothing learned itself. */
    public boolean besideWeight() {
      return kind == Kind.SCALE || kind == Kind.ZERO || kind == Kind.PACKING;
    }
  }

  /** What may stand in front of all names of a file without changing what they are. */
  private static final List<String> WRAPPERS =
      List.of("", "module.", "base_model.model.", "language_model.", "model.language_model.");

  private static final Map<String, Kind> SUFFIXES = suffixes();

  private static Map<String, Kind> suffixes() {
    Map<String, Kind> suffixes = new LinkedHashMap<>();
    suffixes.put(".weight", Kind.WEIGHT);
    suffixes.put(".bias", Kind.BIAS);
    suffixes.put(".weight_scale_inv", Kind.SCALE);
    suffixes.put(".weight_scale", Kind.SCALE);
    suffixes.put(".weight_scale_2", Kind.SCALE);
    suffixes.put(".weight_global_scale", Kind.SCALE);
    suffixes.put(".input_scale", Kind.SCALE);
    suffixes.put(".input_global_scale", Kind.SCALE);
    suffixes.put(".qweight", Kind.PACKED);
    suffixes.put(".weight_packed", Kind.PACKED);
    suffixes.put(".scales", Kind.SCALE);
    suffixes.put(".biases", Kind.ZERO);
    suffixes.put(".qzeros", Kind.ZERO);
    suffixes.put(".weight_zero_point", Kind.ZERO);
    suffixes.put(".g_idx", Kind.PACKING);
    suffixes.put(".weight_g_idx", Kind.PACKING);
    suffixes.put(".weight_shape", Kind.PACKING);
    suffixes.put(".weight.absmax", Kind.SCALE);
    suffixes.put(".weight.nested_absmax", Kind.SCALE);
    suffixes.put(".weight.quant_map", Kind.PACKING);
    suffixes.put(".weight.nested_quant_map", Kind.PACKING);
    suffixes.put(".weight.quant_state.bitsandbytes__nf4", Kind.PACKING);
    suffixes.put(".weight.quant_state.bitsandbytes__fp4", Kind.PACKING);
    suffixes.put(".SCB", Kind.SCALE);
    suffixes.put(".weight_format", Kind.PACKING);
    return suffixes;
  }

  /** The ending by which a tensor says how the weight beside it is stored. */
  public static Optional<Map.Entry<String, Kind>> packing(String name) {
    return SUFFIXES.entrySet().stream()
        .filter(e -> e.getValue() != Kind.WEIGHT && e.getValue() != Kind.BIAS)
        .filter(e -> name.endsWith(e.getKey()))
        .findFirst();
  }

  /** Whether some tensor plays a role; {@code layer.attn.q.bias}. */
  public boolean has(String role) {
    return bound.stream().anyMatch(b -> b.role().equals(role));
  }

  /** The first tensor that plays a role, or null. */
  public Bound first(String role) {
    return bound.stream().filter(b -> b.role().equals(role)).findFirst().orElse(null);
  }

  /** How many tensors have a role. */
  long boundTensors() {
    return bound.stream().mapToLong(b -> b.pattern().count()).sum();
  }

  /**
   * Binds as many tensors as possible, trying the beginnings that files put in front of names or
   * leave out.
   */
  static Binding bind(Dialect dialect, List<Named> tensors, Expression.Scope scope) {
    Map<String, List<TensorSpec>> byName = new HashMap<>();
    for (TensorSpec spec : dialect.tensors()) {
      byName.computeIfAbsent(spec.plainName(), n -> new ArrayList<>()).add(spec);
    }
    Binding best = null;
    for (String wrapper : WRAPPERS) {
      if (tensors.stream().anyMatch(t -> t.skeleton().startsWith(wrapper))) {
        Binding binding = bind(dialect, byName, tensors, scope, wrapper);
        if (best == null || binding.boundTensors() > best.boundTensors()) {
          best = binding;
        }
      }
    }
    return best == null ? new Binding(List.of(), List.of(), List.of()) : best;
  }

  private static Binding bind(
      Dialect dialect,
      Map<String, List<TensorSpec>> byName,
      List<Named> tensors,
      Expression.Scope scope,
      String wrapper) {
    List<Bound> bound = new ArrayList<>();
    List<TensorPattern> besides = new ArrayList<>();
    List<TensorPattern> unassigned = new ArrayList<>();
    for (Named tensor : tensors) {
      TensorPattern pattern = tensor.pattern();
      String skeleton = tensor.skeleton();
      Bound found = null;
      if (skeleton.startsWith(wrapper)) {
        String inner = skeleton.substring(wrapper.length());
        for (String name : spellings(inner, dialect.roots())) {
          found = found == null ? bound(byName, pattern, name, scope) : found;
        }
      }
      if (found != null) {
        bound.add(found);
      } else if (dialect.besides().stream().anyMatch(skeleton::startsWith)) {
        besides.add(pattern);
      } else {
        unassigned.add(pattern);
      }
    }
    return new Binding(bound, besides, unassigned).sorted(dialect);
  }

  /** The same in the order of the dialect; what it does not have comes last. */
  public Binding sorted(Dialect dialect) {
    IdentityHashMap<TensorSpec, Integer> order = new IdentityHashMap<>();
    dialect.tensors().forEach(spec -> order.put(spec, order.size()));
    List<Bound> ordered = new ArrayList<>(bound);
    ordered.sort(
        Comparator.comparingInt((Bound b) -> order.getOrDefault(b.spec(), order.size()))
            .thenComparing(Bound::kind)
            .thenComparing(b -> b.pattern().name()));
    return new Binding(ordered, besides, unassigned);
  }

  /** The name itself, with a root put in front, and with a root taken off. */
  private static List<String> spellings(String name, List<String> roots) {
    List<String> spellings = new ArrayList<>(List.of(name));
    for (String root : roots) {
      spellings.add(root + name);
      if (name.startsWith(root)) {
        spellings.add(name.substring(root.length()));
      }
    }
    return spellings;
  }

  private static Bound bound(
      Map<String, List<TensorSpec>> byName,
      TensorPattern pattern,
      String skeleton,
      Expression.Scope scope) {
    TensorSpec exact = chosen(byName.get(skeleton), true, scope);
    if (exact != null) {
      return new Bound(exact, Kind.WEIGHT, pattern);
    }
    for (Map.Entry<String, Kind> suffix : SUFFIXES.entrySet()) {
      if (skeleton.endsWith(suffix.getKey())) {
        String base = skeleton.substring(0, skeleton.length() - suffix.getKey().length());
        TensorSpec spec = chosen(byName.get(base), false, scope);
        return spec == null ? null : new Bound(spec, suffix.getValue(), pattern);
      }
    }
    return null;
  }

  private static TensorSpec chosen(List<TensorSpec> specs, boolean raw, Expression.Scope scope) {
    if (specs == null) {
      return null;
    }
    List<TensorSpec> fitting = specs.stream().filter(s -> s.raw() == raw).toList();
    if (fitting.size() < 2) {
      return fitting.isEmpty() ? null : fitting.get(0);
    }
    // Two roles share a name (a norm before attention, or one before a parallel block): the
    // configuration tells which.
    return fitting.stream().filter(s -> s.when().holds(scope)).findFirst().orElse(fitting.get(0));
  }

  /** The layers that have tensors, by the numbers in their names. */
  public SortedSet<Integer> layersThere() {
    return bound.stream()
        .filter(b -> !b.spec().role().startsWith("layer.mtp"))
        .flatMap(b -> b.layers().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many experts the numbers of the names show; 0 when experts are not numbered. */
  public int expertsSeen() {
    return bound.stream()
        .filter(b -> b.spec().role().startsWith("layer.expert.") && b.spec().name().contains("{e}"))
        .map(b -> b.pattern().indices().get(1))
        .mapToInt(IndexRanges::count)
        .max()
        .orElse(0);
  }
}
