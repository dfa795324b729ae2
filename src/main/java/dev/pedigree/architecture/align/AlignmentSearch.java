package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.TensorLayout;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Most assignments of equal cost that are kept. */
  private static final int ALTERNATIVES = 16;

  /**
   * An assignment.
   *
   * @param kinds the kind of module that each form is assigned, as its place in the stock; -1
   *     without one
   * @param views how each is seen
   */
  record Found(int[] kinds, View[] views, int missing, int left) {
    int cost() {
      return missing + left;
    }
  }

  /**
   * What a search found.
   *
   * @param found assignments of the least cost, not more than are needed
   * @param played whether a form, in the first place, is a kind of module in any assignment of the
   *     least cost
   */
  record Result(List<Found> found, boolean[][] played) {
    static final Result NONE = new Result(List.of(), new boolean[0][]);

    /** What each kind of module can be. */
    Map<NamelessModule.Kind, Set<Form>> roles(Plan plan, Stock stock) {
      Map<NamelessModule.Kind, Set<Form>> roles = new LinkedHashMap<>();
      for (int form = 0; form < played.length; form++) {
        for (int kind = 0; kind < played[form].length; kind++) {
          if (played[form][kind]) {
            roles
                .computeIfAbsent(stock.kinds().get(kind), k -> new LinkedHashSet<>())
                .add(plan.forms().get(form));
          }
        }
      }
      return roles;
    }
  }

  /** A kind of module that a form can be, and how; no views if these depend on other sizes. */
  private record Choice(int kind, List<View> views) {}

  private final Plan plan;
  private final List<Form> forms;
  private final Stock stock;
  private final View.Way way;
  private final SearchSizes sizes;
  private final Effort effort;

  private final List<List<Choice>> choices;
  private final int[] free;
  private final int[] kinds;
  private final View[] views;
  private final boolean[] taken;

  /** Modules without a role that need one, by {@link Stock.Sort}. */
  private final int[] open;

  private int most;
  private final List<Found> best = new ArrayList<>();
  private boolean[][] played = {};

  /**
   * A search.
   *
   * @param way which matrices in layers are stored [in, out]
   * @param effort what it may cost
   */
  AlignmentSearch(Plan plan, SearchSizes sizes, Stock stock, View.Way way, Effort effort) {
    this.plan = plan;
    this.forms = plan.forms();
    this.stock = stock;
    this.way = way;
    this.sizes = sizes;
    this.effort = effort;
    this.free = stock.counts().clone();
    this.open = stock.open();
    this.choices = new ArrayList<>();
    this.kinds = new int[forms.size()];
    Arrays.fill(kinds, -1);
    this.views = new View[forms.size()];
    this.taken = new boolean[plan.order().roleCount()];
  }

  /** Takes the sizes that tensors with a role show. */
  AlignmentSearch knowing(List<Binding.Bound> bound) {
    for (Binding.Bound known : bound) {
      TensorSpec spec = known.spec();
      if (known.main()
          && spec.values() == 1
          && spec.shape().size() == known.pattern().shape().size()) {
        sizes.unify(spec.shape(), known.pattern().shape(), new ArrayList<>());
      }
    }
    return this;
  }

  /**
   * The best assignments, all of one cost; none if more than {@code bound} tensors would stay
   * unmatched, or if the search was given up.
   */
  Result run(int bound) {
    most = bound;
    int missing = 0;
    for (int i = 0; i < forms.size(); i++) {
      choices.add(choices(forms.get(i)));
      missing += plan.order().always()[i] && choices.get(i).isEmpty() ? 1 : 0;
      if (missing > most) {
        return Result.NONE;
      }
    }
    effort.begin(most == 0);
    if (most == 0) {
      List<Boolean> impossible = choices.stream().map(List::isEmpty).toList();
      Subsets.of(plan.order(), stock, impossible, effort, this::whole);
    } else {
      partly(0, 0);
    }
    return effort.spent() || best.isEmpty() ? Result.NONE : new Result(List.copyOf(best), played);
  }

  /** The kinds of modules that a form can be as far as sizes tell that the configuration gives. */
  private List<Choice> choices(Form form) {
    List<Choice> possible = new ArrayList<>();
    long[] given = sizes.given(form.dims());
    for (int kind = 0; kind < free.length; kind++) {
      NamelessModule.Kind module = stock.kinds().get(kind);
      if (!fits(form, module)) {
        continue;
      }
      boolean rows =
          form.spec().layout() == TensorLayout.STACKED_ROWS
              && module.experts() == 0
              && module.shape().size() == 2;
      List<View> seen = new ArrayList<>();
      for (View view : stock.views(form, kind, way)) {
        if (matches(view, given) && biasFits(form, module, view)) {
          seen.add(view);
        }
      }
      if (rows || !seen.isEmpty()) {
        possible.add(new Choice(kind, rows ? List.of() : seen));
      }
    }
    return possible;
  }

  private static boolean matches(View view, long[] given) {
    for (int d = 0; d < given.length; d++) {
      if (given[d] != 0 && given[d] != view.dims().get(d)) {
        return false;
      }
    }
    return true;
  }

  /** Assigns modules to exactly these forms, with none left over. */
  private void whole(int[] present, int at) {
    if (!effort.step()) {
      return;
    }
    if (at == present.length) {
      if (sum(open) == 0) {
        found(0, 0);
      }
      return;
    }
    int form = present[at];
    for (Choice choice : choices.get(form)) {
      if (free[choice.kind()] > 0) {
        place(form, choice, () -> whole(present, at + 1));
      }
    }
  }

  private void partly(int at, int missing) {
    int bound = best.isEmpty() ? most : best.get(0).cost();
    if (missing > bound || !effort.step()) {
      return;
    }
    if (at == forms.size()) {
      found(missing + plan.order().half(kinds), sum(open));
      return;
    }
    int weight = plan.order().weights()[at];
    boolean orphan = forms.get(at).bias() && (weight < 0 || kinds[weight] < 0);
    if (!taken[plan.order().roles()[at]] && !orphan && leftAtLeast(at) + missing <= bound) {
      for (Choice choice : choices.get(at)) {
        if (free[choice.kind()] > 0) {
          place(at, choice, () -> partly(at + 1, missing));
        }
      }
    }
    partly(at + 1, missing + (plan.order().always()[at] ? 1 : 0));
  }

  /** The modules that stay without a role at least, if forms from one on are to come. */
  private int leftAtLeast(int at) {
    int left = 0;
    for (int sort = 0; sort < open.length; sort++) {
      left += Math.max(0, open[sort] - plan.order().admitted()[at][sort]);
    }
    return left;
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private void found(int missing, int left) {
    int bound = best.isEmpty() ? most : best.get(0).cost();
    if (missing + left > bound) {
      return;
    }
    if (missing + left < bound) {
      best.clear();
    }
    if (best.isEmpty()) {
      played = new boolean[forms.size()][free.length];
    }
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] >= 0) {
        played[i][kinds[i]] = true;
      }
    }
    if (best.size() < ALTERNATIVES) {
      best.add(new Found(kinds.clone(), views.clone(), missing, left));
    }
  }

  private void place(int at, Choice choice, Runnable rest) {
    Form form = forms.get(at);
    int kind = choice.kind();
    int needing = stock.optional()[kind] ? 0 : 1;
    int sort = stock.sorts()[kind].place();
    for (View view : views(form, choice)) {
      List<String> settled = new ArrayList<>();
      if (together(at, kind) && sizes.unify(form, view, settled)) {
        free[kind]--;
        kinds[at] = kind;
        views[at] = view;
        taken[plan.order().roles()[at]] = true;
        open[sort] -= needing;
        rest.run();
        open[sort] += needing;
        taken[plan.order().roles()[at]] = false;
        views[at] = null;
        kinds[at] = -1;
        free[kind]++;
      }
      sizes.forget(settled);
    }
  }

  /** Whether all that exists under one condition, which may name layers, is in the same ones. */
  private boolean together(int at, int kind) {
    int condition = plan.order().conditions()[at];
    Form form = forms.get(at);
    if (condition < 0 || !form.layered() || form.bias() || !form.layers().isEmpty()) {
      return true;
    }
    List<Integer> layers = stock.kinds().get(kind).layers();
    for (int other = 0; other < kinds.length; other++) {
      if (other != at
          && kinds[other] >= 0
          && plan.order().conditions()[other] == condition
          && forms.get(other).layers().isEmpty()
          && !stock.kinds().get(kinds[other]).layers().equals(layers)) {
        return false;
      }
    }
    return true;
  }

  private List<View> views(Form form, Choice choice) {
    if (!choice.views().isEmpty()) {
      return choice.views();
    }
    NamelessModule.Kind module = stock.kinds().get(choice.kind());
    List<View> rows = View.rows(form, module.shape(), sizes.experts());
    List<View> seen = rows.isEmpty() ? stock.views(form, choice.kind(), way) : rows;
    return seen.stream().filter(view -> biasFits(form, module, view)).toList();
  }

  /** Whether a form can be a kind of module, whatever its sizes. */
  private boolean fits(Form form, NamelessModule.Kind kind) {
    // Programs seldom call all experts in one tensor a weight.
    boolean together = form.numbered() && kind.experts() == 0;
    if (form.layered() != kind.layered()
        || kind.named().isPresent()
            && !form.bias()
            && !together
            && form.spec().raw() == kind.named().get()
        || !form.layers().isEmpty() && !form.layers().equals(kind.layers())
        || form.layers().isEmpty() && !kind.everywhere() && form.always()) {
      return false;
    }
    boolean biased = kind.bias().isPresent();
    return !plan.paired()
        || !(DialectClashes.always(form.spec().bias()) && !biased
            || DialectClashes.never(form.spec().bias()) && biased);
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
