package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.Rule;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Searches, with backtracking, for assignments of the tensors of a dialect to modules of unknown
 * names with matching shapes. Sizes that the configuration does not give are unknowns, solved along
 * the way.
 */
final class AlignmentSearch {

  /** Most steps of a search; real headers need a few hundred. */
  private static final int STEPS = 20_000;

  /** Most solutions of equal cost that are kept. */
  private static final int ALTERNATIVES = 16;

  /**
   * One assignment.
   *
   * @param places the kind of module that each tensor of the dialect is assigned
   * @param missing tensors of the dialect without a module
   * @param left modules without a role
   */
  record Solution(Map<TensorSpec, NamelessModule.Kind> places, int missing, int left) {
    int cost() {
      return missing + left;
    }

    /**
     * Gives each module one of the roles of its kind. Which of several does not matter: their
     * shapes are the same, and only shapes are read.
     *
     * @param bound receives the tensors with a role
     * @param left receives the tensors without one
     */
    void fill(List<NamelessModule> modules, List<Binding.Bound> bound, List<TensorPattern> left) {
      Map<NamelessModule.Kind, List<TensorSpec>> open = new LinkedHashMap<>();
      places.forEach((spec, kind) -> open.computeIfAbsent(kind, k -> new ArrayList<>()).add(spec));
      for (NamelessModule module : modules) {
        List<TensorSpec> specs = open.getOrDefault(module.kind(), new ArrayList<>());
        if (!specs.isEmpty()) {
          bound.addAll(module.in(specs.remove(0)));
        } else if (module.bufferLike()) {
          bound.addAll(module.asBuffer());
        } else {
          left.addAll(module.tensors());
        }
      }
    }

    /**
     * The roles that each kind of module can play. If there were more solutions than are kept,
     * kinds of the same shape are assumed to be interchangeable.
     */
    static Map<NamelessModule.Kind, Set<TensorSpec>> roles(List<Solution> solutions) {
      Map<NamelessModule.Kind, Set<TensorSpec>> roles = new LinkedHashMap<>();
      for (Solution solution : solutions) {
        solution
            .places()
            .forEach(
                (spec, kind) -> roles.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(spec));
      }
      if (solutions.size() == ALTERNATIVES) {
        Map<List<Object>, Set<TensorSpec>> byShape = new HashMap<>();
        roles.forEach(
            (kind, specs) ->
                byShape.computeIfAbsent(kind.place(), k -> new LinkedHashSet<>()).addAll(specs));
        roles.replaceAll((kind, specs) -> byShape.get(kind.place()));
      }
      return roles;
    }
  }

  private final Dialect dialect;
  private final Config config;
  private final int layers;
  private final List<TensorSpec> specs = new ArrayList<>();
  private final Map<NamelessModule.Kind, Integer> free = new LinkedHashMap<>();
  private final Map<NamelessModule.Kind, Integer> coverage = new HashMap<>();
  private final Map<String, Long> unknowns = new HashMap<>();
  private final Map<TensorSpec, NamelessModule.Kind> places = new LinkedHashMap<>();

  /** Kinds that may be buffers, which need no role. */
  private final Set<NamelessModule.Kind> optional = new HashSet<>();

  private int open;
  private int steps;
  private final List<Solution> best = new ArrayList<>();
  private final Set<String> asking = new HashSet<>();

  AlignmentSearch(Dialect dialect, Config config, List<NamelessModule> modules, int layers) {
    this.dialect = dialect;
    this.config = config;
    this.layers = layers;
    for (NamelessModule module : modules) {
      free.merge(module.kind(), 1, Integer::sum);
      coverage.merge(module.kind(), covers(module), Math::min);
      if (module.bufferLike()) {
        optional.add(module.kind());
      } else {
        open++;
      }
    }
    for (TensorSpec spec : dialect.tensors()) {
      if (!spec.buffer() && spec.part() != Part.PREDICTION_HEAD && spec.values() == 1) {
        specs.add(spec);
      }
    }
    // Tensors whose dimensions are single sizes come first, since they settle these sizes for the
    // others; optional tensors come last.
    specs.sort(
        Comparator.comparing((TensorSpec s) -> DialectClashes.always(s) ? 0 : 1)
            .thenComparing(s -> s.name().contains("{l}") ? 1 : 0)
            .thenComparing(s -> s.shape().stream().filter(d -> d.bareSize().isEmpty()).count()));
  }

  /**
   * A search for the missing tensors of a dialect among tensors whose names it does not know.
   *
   * @param bound tensors with a role by name, whose shapes settle sizes
   * @param missing the tensors of the dialect to find
   */
  AlignmentSearch(
      Dialect dialect,
      Config config,
      List<NamelessModule> modules,
      int layers,
      List<Binding.Bound> bound,
      List<TensorSpec> missing) {
    this(dialect, config, modules, layers);
    specs.retainAll(missing);
    for (Binding.Bound known : bound) {
      TensorSpec spec = known.spec();
      if (known.main()
          && spec.values() == 1
          && spec.shape().size() == known.pattern().shape().size()) {
        unify(spec.shape(), known.pattern().shape(), new ArrayList<>());
      }
    }
  }

  private static int covers(NamelessModule module) {
    return module.main().indices().isEmpty() ? 0 : module.main().indices().get(0).count();
  }

  /**
   * The best solutions, all of one cost; none if more than {@code most} tensors would stay
   * unmatched.
   */
  List<Solution> run(int most) {
    best.clear();
    steps = 0;
    search(0, 0, most);
    return List.copyOf(best);
  }

  private void search(int at, int missing, int most) {
    int bound = best.isEmpty() ? most : best.get(0).cost();
    int leftAtLeast = Math.max(0, open - (specs.size() - at));
    if (missing + leftAtLeast > bound || ++steps > STEPS) {
      return;
    }
    if (at == specs.size()) {
      if (!best.isEmpty() && missing + open < best.get(0).cost()) {
        best.clear();
      }
      if (best.size() < ALTERNATIVES) {
        best.add(new Solution(new LinkedHashMap<>(places), missing, open));
      }
      return;
    }
    TensorSpec spec = specs.get(at);
    for (NamelessModule.Kind kind : List.copyOf(free.keySet())) {
      if (free.get(kind) > 0) {
        place(spec, kind, at, missing, most);
      }
    }
    search(at + 1, missing + (DialectClashes.always(spec) ? 1 : 0), most);
  }

  private void place(TensorSpec spec, NamelessModule.Kind kind, int at, int missing, int most) {
    if (!fits(spec, kind)) {
      return;
    }
    List<String> settled = new ArrayList<>();
    if (unify(spec.shape(), kind.shape(), settled)) {
      free.merge(kind, -1, Integer::sum);
      places.put(spec, kind);
      int one = optional.contains(kind) ? 0 : 1;
      open -= one;
      search(at + 1, missing, most);
      open += one;
      places.remove(spec);
      free.merge(kind, 1, Integer::sum);
    }
    settled.forEach(unknowns::remove);
  }

  private boolean fits(TensorSpec spec, NamelessModule.Kind kind) {
    if (places.keySet().stream().anyMatch(other -> other.role().equals(spec.role()))) {
      return false; // another tensor has this role already
    }
    int numbers = (spec.name().contains("{l}") ? 1 : 0) + (spec.name().contains("{e}") ? 1 : 0);
    if (numbers != kind.numbers()
        || spec.raw() == kind.named()
        || spec.shape().size() != kind.shape().size()
        || DialectClashes.always(spec.bias()) && !kind.biased()
        || DialectClashes.never(spec.bias()) && kind.biased()) {
      return false;
    }
    return numbers == 0 || !DialectClashes.always(spec) || coverage.get(kind) >= layers;
  }

  private boolean unify(List<Expression> formulas, List<Long> shape, List<String> settled) {
    for (int d = 0; d < shape.size(); d++) {
      Expression dimension = formulas.get(d);
      long there = shape.get(d);
      Object value = dimension.value(scope());
      if (!(value instanceof Number)) {
        Long known = unknowns.get(dimension.toString());
        if (known == null) {
          unknowns.put(dimension.toString(), there);
          settled.add(dimension.toString());
          value = there;
        } else {
          value = known;
        }
      }
      if (((Number) value).doubleValue() != there) {
        return false;
      }
    }
    // Position and token embeddings have the same form, but there are more tokens than positions.
    // So have query and feed-forward matrices, but no feed-forward is narrower than the queries.
    return more("vocab_rows", "context") && !more("heads * head_dim", "ffn", false);
  }

  private boolean more(String a, String b) {
    return more(a, b, true);
  }

  private boolean more(String a, String b, boolean otherwise) {
    Long left = unknowns.get(a);
    Long right = unknowns.get(b);
    return left == null || right == null ? otherwise : left > right;
  }

  /** The scope in which shapes are computed; a size that is not settled is null. */
  private Expression.Scope scope() {
    return new Expression.Scope() {
      @Override
      public Object key(String key) {
        return config.get(key).value();
      }

      @Override
      public Object size(String name) {
        if (name.equals("layers")) {
          return (long) layers;
        }
        Long settled = unknowns.get(name);
        if (settled != null) {
          return settled;
        }
        return Size.of(name).map(dialect.sizes()::get).map(rule -> asked(name, rule)).orElse(null);
      }
    };
  }

  private Object asked(String name, Rule rule) {
    if (!asking.add(name)) {
      return null;
    }
    try {
      return rule.value(scope());
    } finally {
      asking.remove(name);
    }
  }
}
