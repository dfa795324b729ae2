package dev.pedigree.architecture.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many modules of each kind a header has.
 *
 * @param kinds the kinds
 * @param counts how many there are of each
 * @param optional whether those of a kind may be buffers, which need no role
 * @param sorts the sort of each kind
 * @param seen ways to see each kind, as far as they were asked for
 */
record Stock(
    List<NamelessModule.Kind> kinds,
    int[] counts,
    boolean[] optional,
    Sort[] sorts,
    Map<List<Object>, List<View>> seen) {

  /** Sorts of modules that the same forms can be. */
  enum Sort {
    LAYER_LIST(0),
    LAYER_EXPERTS(1),
    LAYER_MATRIX(2),
    LIST(3),
    MATRIX(4);

    static final List<Sort> ALL = List.of(values());

    private final int place;

    Sort(int place) {
      this.place = place;
    }

    /** Where it is counted in an array by sort. */
    int place() {
      return place;
    }

    boolean layered() {
      return this != LIST && this != MATRIX;
    }

    boolean list() {
      return this == LIST || this == LAYER_LIST;
    }

    private static Sort of(NamelessModule.Kind kind) {
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

  private static boolean number(NamelessModule.Kind kind) {
    return kind.shape().stream().allMatch(d -> d == 1);
  }

  static Stock of(List<NamelessModule> modules) {
    Map<NamelessModule.Kind, int[]> counted = new LinkedHashMap<>();
    for (NamelessModule module : modules) {
      int[] count = counted.computeIfAbsent(module.kind(), k -> new int[2]);
      count[0]++;
      count[1] += module.bufferLike() ? 1 : 0;
    }
    List<NamelessModule.Kind> kinds = new ArrayList<>(counted.keySet());
    int[] counts = new int[kinds.size()];
    boolean[] optional = new boolean[kinds.size()];
    Sort[] sorts = new Sort[kinds.size()];
    for (int kind = 0; kind < counts.length; kind++) {
      counts[kind] = counted.get(kinds.get(kind))[0];
      // Two lists of one length in each layer are norms (of queries and keys), no frequencies.
      boolean single = counts[kind] == 1 || number(kinds.get(kind)) || !kinds.get(kind).layered();
      optional[kind] = counted.get(kinds.get(kind))[1] > 0 && single;
      sorts[kind] = Sort.of(kinds.get(kind));
    }
    return new Stock(List.copyOf(kinds), counts, optional, sorts, new HashMap<>());
  }

  /** Modules that need a role, by sort. */
  int[] open() {
    int[] open = new int[Sort.ALL.size()];
    for (int kind = 0; kind < counts.length; kind++) {
      open[sorts[kind].place()] += optional[kind] ? 0 : counts[kind];
    }
    return open;
  }

  /** Modules that need none, by sort. */
  int[] loose() {
    int[] loose = new int[Sort.ALL.size()];
    for (int kind = 0; kind < counts.length; kind++) {
      loose[sorts[kind].place()] += optional[kind] ? counts[kind] : 0;
    }
    return loose;
  }

  /** Modules that need a role, outside the layers and inside. */
  int[] needing() {
    return sides(open());
  }

  /** All modules, outside the layers and inside. */
  int[] all() {
    int[] open = sides(open());
    int[] loose = sides(loose());
    return new int[] {open[0] + loose[0], open[1] + loose[1]};
  }

  private static int[] sides(int[] bySort) {
    int[] sides = new int[2];
    for (Sort sort : Sort.ALL) {
      sides[sort.layered() ? 1 : 0] += bySort[sort.place()];
    }
    return sides;
  }

  /** All ways to see a kind of module as a form. */
  List<View> views(Form form, int kind, View.Way way) {
    List<Object> key =
        List.of(
            kind,
            way,
            form.numbered(),
            form.bias(),
            form.layered(),
            form.table(),
            form.spec().inverted(),
            form.spec().raw(),
            form.dims().size());
    List<View> known = seen.get(key);
    if (known == null) {
      NamelessModule.Kind module = kinds.get(kind);
      known = View.of(form, module.shape(), module.experts(), way);
      seen.put(key, known);
    }
    return known;
  }

  /**
   * Whether more tensors must stay unmatched than allowed, by their number alone: more modules of a
   * sort than forms, or more forms that every model of the class has than modules.
   */
  boolean refuses(Plan plan, int most) {
    int[] needed = plan.order().needed();
    int[] open = open();
    int[] loose = loose();
    int[] admitted = plan.order().admitted()[0];
    int left = 0;
    int[] there = new int[4];
    for (Sort sort : Sort.ALL) {
      int at = sort.place();
      left += Math.max(0, open[at] - admitted[at]);
      there[(sort.layered() ? 0 : 2) + (sort.list() ? 1 : 0)] += open[at] + loose[at];
    }
    int missing = Math.max(0, needed[0] + needed[1] - there[0] - there[1]);
    missing += Math.max(0, needed[2] + needed[3] - there[2] - there[3]);
    int matrices = Math.max(0, needed[0] - there[0]) + Math.max(0, needed[2] - there[2]);
    return left + Math.max(missing, matrices) > most;
  }
}
