package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.role.TensorRole.Kind;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.Tower;
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
import java.util.regex.Pattern;
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
   * @param pattern as the entry of the dialect has such tensors
   * @param layers the layers it exists in, counted from 0; empty when it is not in a layer
   * @param storage how it is stored, if not as the pattern says
   */
  public record Bound(
      TensorSpec spec,
      TensorRole role,
      TensorPattern pattern,
      List<Integer> layers,
      Optional<Storage> storage) {

    Bound(TensorSpec spec, Kind kind, TensorPattern pattern, Question scope) {
      this(
          spec,
          role(spec, kind),
          pattern,
          spec.name().contains("{l}") ? counted(pattern, spec.first(scope)) : List.of(),
          spec.name().contains("{l}") && spec.first(scope) > 0
              ? Optional.of(Storage.named(spec, pattern, spec.first(scope)))
              : Optional.empty());
    }

    private static List<Integer> counted(TensorPattern pattern, int first) {
      List<Integer> numbers = pattern.indices().get(0).values();
      return first == 0 ? numbers : numbers.stream().map(number -> number + first).toList();
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

  /** What modules for multi-token prediction are called that are no layers. */
  static final Pattern NEXT_TOKEN = Pattern.compile("(^|\\.)mtp(_layers)?\\.");

  private static final Map<String, Kind> SUFFIXES = suffixes();

  /** All that may stand behind the name of a module or a matrix. */
  private static final List<String> ENDINGS =
      Stream.concat(
              SUFFIXES.keySet().stream(),
              Stream.of(PackedPart.values())
                  .filter(PackedPart::followsMatrix)
                  .map(PackedPart::afterMatrix))
          .distinct()
          .toList();

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

  /** Tensors beside the decoder that belong to a module for one more token. */
  public List<TensorPattern> nextToken() {
    return besides.stream().filter(p -> NEXT_TOKEN.matcher(p.name()).find()).toList();
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

  /** A name without each of the prefixes that parts of larger models have, and as it is. */
  static List<String> inside(String skeleton) {
    return BEGINNINGS.stream()
        .filter(skeleton::startsWith)
        .map(beginning -> skeleton.substring(beginning.length()))
        .toList();
  }

  /** The names of the modules or matrices that a tensor of this name may belong to. */
  static List<String> stems(String name) {
    List<String> stems = new ArrayList<>();
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        stems.add(name.substring(0, name.length() - ending.length()));
      }
    }
    return stems;
  }

  /** Binds as many tensors as possible, trying the prefixes that files add or leave out. */
  static Binding bind(Dialect dialect, List<Named> tensors, Question scope) {
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
      Question scope,
      String beginning) {
    List<Bound> bound = new ArrayList<>();
    List<TensorPattern> besides = new ArrayList<>();
    List<TensorPattern> unassigned = new ArrayList<>();
    for (Named tensor : tensors) {
      TensorPattern pattern = tensor.pattern();
      String skeleton = tensor.skeleton();
      List<Bound> found = List.of();
      boolean inside = skeleton.startsWith(beginning);
      String inner = inside ? skeleton.substring(beginning.length()) : skeleton;
      for (String name : NamePrefix.spellings(inner, dialect.roots())) {
        found = found.isEmpty() ? bound(byName, pattern, name, scope) : found;
      }
      if (!inside && found.stream().anyMatch(b -> b.spec().part() != Part.HEAD)) {
        // Only the output matrix of the decoder may lie outside its part of a larger model.
        found = List.of();
      }
      if (!found.isEmpty()) {
        bound.addAll(found);
      } else if (Tower.of(skeleton).isPresent()
          || dialect.besides().stream().anyMatch(skeleton::startsWith)) {
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

  private static List<Bound> bound(
      Map<String, List<TensorSpec>> byName,
      TensorPattern pattern,
      String skeleton,
      Question scope) {
    List<Bound> exact = chosen(byName.get(skeleton), true, Kind.WEIGHT, pattern, scope);
    if (!exact.isEmpty()) {
      return exact;
    }
    for (Map.Entry<String, Kind> suffix : SUFFIXES.entrySet()) {
      if (skeleton.endsWith(suffix.getKey())) {
        String base = skeleton.substring(0, skeleton.length() - suffix.getKey().length());
        return chosen(byName.get(base), false, suffix.getValue(), pattern, scope);
      }
    }
    for (PackedPart part : PackedPart.values()) {
      if (part.followsMatrix() && skeleton.endsWith(part.afterMatrix())) {
        int end = skeleton.length() - part.afterMatrix().length();
        return chosen(
            byName.get(skeleton.substring(0, end)), true, kind(part.meaning()), pattern, scope);
      }
    }
    return List.of();
  }

  /**
   * The tensors of a pattern with their role. Two roles may have the same name (a norm before
   * attention, or one before a parallel block; queries of attention in some layers, and of another
   * mixer in the others); the configuration decides, layer by layer.
   */
  private static List<Bound> chosen(
      List<TensorSpec> specs, boolean raw, Kind kind, TensorPattern pattern, Question scope) {
    List<TensorSpec> fitting =
        specs == null
            ? List.of()
            : specs.stream().filter(s -> s.raw() == raw && s.fits(pattern)).toList();
    if (fitting.size() < 2) {
      return fitting.stream().map(spec -> new Bound(spec, kind, pattern, scope)).toList();
    }
    if (!fitting.get(0).name().contains("{l}")) {
      return List.of(new Bound(first(fitting, scope), kind, pattern, scope));
    }
    Map<TensorSpec, List<Integer>> layers = new LinkedHashMap<>();
    for (int layer : pattern.indices().get(0).values()) {
      layers.computeIfAbsent(first(fitting, scope.at(layer)), spec -> new ArrayList<>()).add(layer);
    }
    List<Bound> bounds = new ArrayList<>();
    layers.forEach(
        (spec, own) ->
            bounds.add(
                new Bound(
                    spec,
                    kind,
                    layers.size() == 1 ? pattern : pattern.only(new IndexRanges(own)),
                    scope)));
    return bounds;
  }

  private static TensorSpec first(List<TensorSpec> fitting, Question scope) {
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
        .mapToInt(b -> (int) (b.pattern().count() / b.layers().size()))
        .max()
        .orElse(0);
  }
}
