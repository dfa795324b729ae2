package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.role.TensorRole.Kind;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
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
import java.util.stream.Stream;

/**
 * The tensors of one model with the roles that a dialect gives their names.
 *
 * @param bound tensors with a role, in the order of the dialect
 * @param besides tensors of other parts of a multi-modal model
 * @param unassigned tensors whose names the dialect does not know
 */
public record Binding(
    List<Bound> bound, List<TensorPattern> besides, List<TensorPattern> unassigned) {

  /**
   * A tensor pattern with its role.
   *
   * @param layers the layers it exists in; empty when it is not in a layer
   */
  public record Bound(
      TensorSpec spec, TensorRole role, TensorPattern pattern, List<Integer> layers) {

    public Bound(TensorSpec spec, Kind kind, TensorPattern pattern) {
      this(
          spec,
          role(spec, kind),
          pattern,
          spec.name().contains("{l}") ? pattern.indices().get(0).values() : List.of());
    }

    /**
     * The role of a tensor.
     *
     * @param spec the entry of the dialect
     * @param kind {@code WEIGHT} for the tensor that has the name in the entry
     */
    public static TensorRole role(TensorSpec spec, Kind kind) {
      return kind == Kind.WEIGHT ? spec.role() : new TensorRole(spec.role().role(), kind);
    }

    /**
     * Whether it is the tensor that the entry names, in its plain form; not packed, no bias, no
     * scale.
     */
    public boolean main() {
      return role.equals(spec.role());
    }

    /** Whether it is the weight of the entry with several numbers packed in one element. */
    public boolean packed() {
      return role.kind() == Kind.PACKED;
    }

    /** Whether it belongs to a quantised weight (scales, zero points) and is not learned itself. */
    public boolean besideWeight() {
      return !main() && !role.learned();
    }
  }

  /** Prefixes of names: none, or the name of the part in a larger model. */
  private static final List<String> BEGINNINGS =
      Stream.concat(
              Stream.of(""), NamePrefix.of(NamePrefix.Kind.PART).stream().map(NamePrefix::text))
          .toList();

  private static final Map<String, Kind> SUFFIXES = suffixes();

  private static Map<String, Kind> suffixes() {
    Map<String, Kind> suffixes = new LinkedHashMap<>();
    suffixes.put(PackedForm.PLAIN, Kind.WEIGHT);
    suffixes.put(".bias", Kind.BIAS);
    for (PackedForm form : PackedForm.values()) {
      suffixes.putIfAbsent(form.codes(), Kind.PACKED);
    }
    for (PackedPart part : PackedPart.values()) {
      suffixes.put(part.ending(), kind(part.meaning()));
    }
    return suffixes;
  }

  private static Kind kind(PackedPart.Meaning meaning) {
    return switch (meaning) {
      case SCALE -> Kind.SCALE;
      case ZERO_POINT -> Kind.ZERO;
      case GROUP_INDEX, CODEBOOK, SHAPE -> Kind.PACKING;
    };
  }

  /**
   * The suffix of a name that marks a tensor as beside a quantised weight, and the kind of tensor.
   */
  public static Optional<Map.Entry<String, Kind>> packing(String name) {
    return SUFFIXES.entrySet().stream()
        .filter(e -> e.getValue() != Kind.WEIGHT && e.getValue() != Kind.BIAS)
        .filter(e -> name.endsWith(e.getKey()))
        .findFirst();
  }

  /** Whether any tensor plays a role. */
  public boolean has(TensorRole role) {
    return first(role) != null;
  }

  /** The first tensor that plays a role, or null. */
  public Bound first(TensorRole role) {
    return bound.stream().filter(b -> b.role().plain().equals(role)).findFirst().orElse(null);
  }

  /** The number of tensors with a role. */
  long boundTensors() {
    return bound.stream().mapToLong(b -> b.pattern().count()).sum();
  }

  /** Binds as many tensors as possible, trying the prefixes that files add or leave out. */
  static Binding bind(Dialect dialect, List<Named> tensors, Expression.Scope scope) {
    Map<String, List<TensorSpec>> byName = new HashMap<>();
    for (TensorSpec spec : dialect.tensors()) {
      byName.computeIfAbsent(spec.plainName(), n -> new ArrayList<>()).add(spec);
    }
    Binding best = null;
    for (String beginning : BEGINNINGS) {
      if (tensors.stream().anyMatch(t -> t.skeleton().startsWith(beginning))) {
        Binding binding = bind(dialect, byName, tensors, scope, beginning);
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
      String beginning) {
    List<Bound> bound = new ArrayList<>();
    List<TensorPattern> besides = new ArrayList<>();
    List<TensorPattern> unassigned = new ArrayList<>();
    for (Named tensor : tensors) {
      TensorPattern pattern = tensor.pattern();
      String skeleton = tensor.skeleton();
      Bound found = null;
      if (skeleton.startsWith(beginning)) {
        String inner = skeleton.substring(beginning.length());
        for (String name : NamePrefix.spellings(inner, dialect.roots())) {
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

  /**
   * The same binding, its tensors in the order of the dialect; buffers of unknown names come last.
   */
  public Binding sorted(Dialect dialect) {
    IdentityHashMap<TensorSpec, Integer> order = new IdentityHashMap<>();
    dialect.tensors().forEach(spec -> order.put(spec, order.size()));
    List<Bound> ordered = new ArrayList<>(bound);
    ordered.sort(
        Comparator.comparingInt((Bound b) -> order.getOrDefault(b.spec(), order.size()))
            .thenComparing((Bound b) -> b.role().kind())
            .thenComparing(b -> b.pattern().name()));
    return new Binding(ordered, besides, unassigned);
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
    for (PackedPart part : PackedPart.values()) {
      if (part.followsMatrix() && skeleton.endsWith(part.afterMatrix())) {
        int end = skeleton.length() - part.afterMatrix().length();
        TensorSpec spec = chosen(byName.get(skeleton.substring(0, end)), true, scope);
        return spec == null ? null : new Bound(spec, kind(part.meaning()), pattern);
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
    // Two roles may have the same name (a norm before attention, or one before a parallel block);
    // the configuration decides.
    return fitting.stream().filter(s -> s.when().holds(scope)).findFirst().orElse(fitting.get(0));
  }

  /** The layers that have tensors, by the numbers in names. */
  public SortedSet<Integer> layersThere() {
    return bound.stream()
        .filter(b -> b.spec().part() != Part.PREDICTION_HEAD)
        .flatMap(b -> b.layers().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The number of experts by the numbers in names; 0 when experts are not numbered. */
  public int expertsSeen() {
    return bound.stream()
        .filter(b -> b.spec().part() == Part.EXPERT && b.spec().name().contains("{e}"))
        .map(b -> b.pattern().indices().get(1))
        .mapToInt(IndexRanges::count)
        .max()
        .orElse(0);
  }
}
