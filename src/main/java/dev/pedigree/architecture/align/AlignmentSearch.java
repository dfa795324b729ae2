package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.TensorLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

  /** Sorts of modules that the same forms can be. */
  private enum Sort {
    LAYER_LIST,
    LAYER_EXPERTS,
    LAYER_MATRIX,
    LIST,
    MATRIX;

    static Sort of(NamelessModule.Kind kind) {
      boolean list = kind.shape().size() < 2;
      return kind.experts() > 0
          ? LAYER_EXPERTS
          : kind.layered() ? list ? LAYER_LIST : LAYER_MATRIX : list ? LIST : MATRIX;
    }

    /** Whether a form can be a module of this sort. */
    boolean admits(Form form) {
      boolean list = form.dims().size() < 2 && !form.numbered();
      return switch (this) {
        case LAYER_LIST -> form.layered() && list;
        case LAYER_EXPERTS -> form.numbered();
        case LAYER_MATRIX -> form.layered() && (!list || form.bias());
        case LIST -> !form.layered() && list;
        case MATRIX -> !form.layered() && (!list || form.bias());
      };
    }
  }

  private final View.Way way;
  private final boolean paired;
  private final SearchSizes sizes;
  private final List<Form> forms = new ArrayList<>();
  private final Map<NamelessModule.Kind, Integer> free = new LinkedHashMap<>();
  private final Map<Form, Solution.Place> places = new LinkedHashMap<>();

  /** Kinds that may be buffers, which need no role. */
  private final Set<NamelessModule.Kind> optional = new HashSet<>();

  /** The kinds that each form can be as far as sizes do not tell. */
  private final List<List<NamelessModule.Kind>> possible = new ArrayList<>();

  /** Modules without a role that are no buffers, by {@link Sort}. */
  private final int[] open = new int[Sort.values().length];

  /** Forms from one on that can be modules of each sort. */
  private int[][] formsLeft = {};

  /** Forms from one on that no module can be, though every such model has them. */
  private int[] missingLeft = {};

  private int loose;
  private int most;
  private int steps;
  private final List<Solution> best = new ArrayList<>();

  /**
   * A search.
   *
   * @param paired whether the modules have their biases; else biases are tensors of their own
   * @param way which matrices in layers are stored [in, out]
   */
  AlignmentSearch(
      Dialect dialect,
      Config config,
      List<NamelessModule> modules,
      int layers,
      boolean paired,
      View.Way way) {
    this.way = way;
    this.paired = paired;
    this.sizes = new SearchSizes(dialect, config, layers);
    for (NamelessModule module : modules) {
      free.merge(module.kind(), 1, Integer::sum);
      if (module.bufferLike()) {
        optional.add(module.kind());
        loose++;
      } else {
        open[Sort.of(module.kind()).ordinal()]++;
      }
    }
    for (TensorSpec spec : dialect.tensors()) {
      if (!spec.buffer() && spec.part() != Part.PREDICTION_HEAD && spec.values() == 1) {
        Form form = Form.of(spec);
        forms.add(form);
        if (!paired && !DialectClashes.never(spec.bias())) {
          forms.add(form.biased());
        }
      }
    }
    // Tensors whose dimensions are single sizes come first, since they settle these sizes for the
    // others; optional tensors come last.
    forms.sort(
        Comparator.comparing((Form f) -> f.always() ? 0 : 1)
            .thenComparing(f -> f.bias() ? 1 : 0)
            .thenComparing(f -> f.layered() ? 1 : 0)
            .thenComparing(f -> f.dims().stream().filter(d -> d.bareSize().isEmpty()).count()));
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
    this(dialect, config, modules, layers, true, View.Way.AS_THE_CLASS);
    forms.removeIf(form -> !missing.contains(form.spec()));
    for (Binding.Bound known : bound) {
      TensorSpec spec = known.spec();
      if (known.main()
          && spec.values() == 1
          && spec.shape().size() == known.pattern().shape().size()) {
        sizes.unify(spec.shape(), known.pattern().shape(), new ArrayList<>());
      }
    }
  }

  /** Whether {@link #run} found every solution of the least cost. */
  boolean complete() {
    return steps <= STEPS && best.size() < ALTERNATIVES;
  }

  /**
   * The best solutions, all of one cost; none if more than {@code bound} tensors would stay
   * unmatched.
   */
  List<Solution> run(int bound) {
    most = bound;
    best.clear();
    steps = 0;
    prepare();
    search(0, 0);
    return List.copyOf(best);
  }

  private void prepare() {
    possible.clear();
    formsLeft = new int[forms.size() + 1][Sort.values().length];
    missingLeft = new int[forms.size() + 1];
    for (Form form : forms) {
      possible.add(free.keySet().stream().filter(kind -> fits(form, kind)).toList());
    }
    for (int at = forms.size() - 1; at >= 0; at--) {
      Form form = forms.get(at);
      boolean none = form.always() && possible.get(at).isEmpty();
      missingLeft[at] = missingLeft[at + 1] + (none ? 1 : 0);
      for (Sort sort : Sort.values()) {
        int more = sort.admits(form) && !possible.get(at).isEmpty() ? 1 : 0;
        formsLeft[at][sort.ordinal()] = formsLeft[at + 1][sort.ordinal()] + more;
      }
    }
  }

  /** The modules that stay without a role at least. */
  private int leftAtLeast(int at) {
    int left = 0;
    for (int sort = 0; sort < open.length; sort++) {
      left += Math.max(0, open[sort] - formsLeft[at][sort]);
    }
    return left;
  }

  private int left() {
    return Arrays.stream(open).sum();
  }

  private void search(int at, int missing) {
    int bound = best.isEmpty() ? most : best.get(0).cost();
    if (missing + missingLeft[at] + leftAtLeast(at) > bound || ++steps > STEPS) {
      return;
    }
    if (at == forms.size()) {
      found(missing);
      return;
    }
    Form form = forms.get(at);
    if (places.keySet().stream().noneMatch(other -> other.role().equals(form.role()))) {
      for (NamelessModule.Kind kind : possible.get(at)) {
        if (free.get(kind) > 0 && !orphan(form)) {
          place(form, kind, at, missing);
        }
      }
    }
    search(at + 1, missing + (form.always() ? 1 : 0));
  }

  private void found(int placed) {
    int missing = placed + half();
    if (missing + left() > most) {
      return;
    }
    if (!best.isEmpty()) {
      int cost = missing + left();
      Solution first = best.get(0);
      if (cost < first.cost() || cost == first.cost() && loose < first.loose()) {
        best.clear();
      } else if (cost > first.cost() || loose > first.loose()) {
        return;
      }
    }
    if (best.size() < ALTERNATIVES) {
      best.add(new Solution(new LinkedHashMap<>(places), missing, left(), loose));
    }
  }

  /** Tensors that are missing though others are there that exist under the same condition. */
  private int half() {
    Map<String, int[]> together = new HashMap<>();
    for (Form form : forms) {
      String condition = form.bias() ? "bias " + form.spec().bias() : form.spec().when().toString();
      boolean there = places.containsKey(form);
      if (!form.always()
          && (!form.bias()
              || places.keySet().stream().anyMatch(f -> f.spec() == form.spec() && !f.bias()))) {
        together.computeIfAbsent(condition, c -> new int[2])[there ? 1 : 0]++;
      }
    }
    return together.values().stream().filter(c -> c[1] > 0).mapToInt(c -> c[0]).sum();
  }

  private void place(Form form, NamelessModule.Kind kind, int at, int missing) {
    for (View view : views(form, kind)) {
      List<String> settled = new ArrayList<>();
      if (biasFits(form, kind, view) && sizes.unify(form, view, settled)) {
        boolean buffer = optional.contains(kind);
        free.merge(kind, -1, Integer::sum);
        places.put(form, new Solution.Place(kind, view));
        int sort = Sort.of(kind).ordinal();
        open[sort] -= buffer ? 0 : 1;
        loose -= buffer ? 1 : 0;
        search(at + 1, missing);
        open[sort] += buffer ? 0 : 1;
        loose += buffer ? 1 : 0;
        places.remove(form);
        free.merge(kind, 1, Integer::sum);
      }
      sizes.forget(settled);
    }
  }

  private List<View> views(Form form, NamelessModule.Kind kind) {
    List<View> rows = View.rows(form, kind.shape(), kind.experts() > 0 ? 0 : sizes.experts());
    return rows.isEmpty() ? View.of(form, kind.shape(), kind.experts(), way) : rows;
  }

  /** Whether a form can be a kind of module, whatever its sizes. */
  private boolean fits(Form form, NamelessModule.Kind kind) {
    if (form.layered() != kind.layered()
        || kind.named().isPresent() && !form.bias() && form.spec().raw() == kind.named().get()
        || !kind.everywhere() && form.always()) {
      return false;
    }
    boolean biased = kind.bias().isPresent();
    if (paired
        && (DialectClashes.always(form.spec().bias()) && !biased
            || DialectClashes.never(form.spec().bias()) && biased)) {
      return false;
    }
    return form.spec().layout() == TensorLayout.STACKED_ROWS
        || !View.of(form, kind.shape(), kind.experts(), way).isEmpty();
  }

  /** Whether it is a bias of a matrix that is not there. */
  private boolean orphan(Form form) {
    return form.bias() && places.keySet().stream().noneMatch(f -> f.spec() == form.spec());
  }

  /** Whether the bias beside a weight is as long as the weight has rows. */
  private static boolean biasFits(Form form, NamelessModule.Kind kind, View view) {
    if (kind.bias().isEmpty()) {
      return true;
    }
    long length = kind.bias().get().stream().reduce(1L, (a, b) -> a * b);
    long each = view.expertAxis() < 0 ? length : length / Math.max(1, view.experts());
    return form.dims().size() > 2 || each == view.dims().get(0);
  }
}
