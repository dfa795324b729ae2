package dev.pedigree.architecture.align;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a search needs to know of the forms of a plan, as numbers.
 *
 * @param always whether every model of the class has a form
 * @param layered whether each layer has one
 * @param roles the role of each form; alternatives have the same one
 * @param weights the weight of each bias; -1 for forms that are no biases
 * @param conditions the condition under which an optional form is there; -1 for the others
 * @param conditionCount how many conditions there are
 * @param roleCount how many roles there are
 * @param sequence the order in which forms are placed if all have to be: those whose dimensions are
 *     single sizes first, biases last
 * @param admitted forms from one on that can be modules of each sort
 * @param needed forms but biases that every model has: matrices in layers, lists in layers, the
 *     same outside
 */
record Order(
    boolean[] always,
    boolean[] layered,
    int[] roles,
    int[] weights,
    int[] conditions,
    int conditionCount,
    int roleCount,
    int[] sequence,
    int[][] admitted,
    int[] needed) {

  static Order of(List<Form> forms) {
    int count = forms.size();
    boolean[] always = new boolean[count];
    boolean[] layered = new boolean[count];
    int[] roles = new int[count];
    int[] weights = new int[count];
    int[] conditions = new int[count];
    int[][] admitted = new int[count + 1][Stock.Sort.ALL.size()];
    Map<List<Object>, Integer> byRole = new HashMap<>();
    Map<String, Integer> byCondition = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Form form = forms.get(i);
      always[i] = form.always();
      layered[i] = form.layered();
      roles[i] = number(byRole, List.of(form.role(), form.layers()));
      weights[i] = form.bias() ? weight(forms, form) : -1;
      String condition = form.bias() ? "bias " + form.spec().bias() : form.spec().when().toString();
      conditions[i] = always[i] ? -1 : number(byCondition, condition);
    }
    for (int i = count - 1; i >= 0; i--) {
      for (Stock.Sort sort : Stock.Sort.ALL) {
        int more = sort.admits(forms.get(i)) ? 1 : 0;
        admitted[i][sort.place()] = admitted[i + 1][sort.place()] + more;
      }
    }
    int[] sequence =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> forms.get(i).bias())
                    .thenComparing(i -> forms.get(i).open())
                    .thenComparing(i -> forms.get(i).layered()))
            .mapToInt(i -> i)
            .toArray();
    return new Order(
        always,
        layered,
        roles,
        weights,
        conditions,
        byCondition.size(),
        byRole.size(),
        sequence,
        admitted,
        needed(forms));
  }

  private static int[] needed(List<Form> forms) {
    int[] needed = new int[4];
    for (Form form : forms) {
      if (form.always() && !form.bias()) {
        boolean list = form.dims().size() < 2 && !form.numbered();
        needed[(form.layered() ? 0 : 2) + (list ? 1 : 0)]++;
      }
    }
    return needed;
  }

  private static <T> int number(Map<T, Integer> known, T one) {
    Integer number = known.putIfAbsent(one, known.size());
    return number == null ? known.size() - 1 : number;
  }

  private static int weight(List<Form> forms, Form bias) {
    for (int i = 0; i < forms.size(); i++) {
      if (forms.get(i).spec() == bias.spec() && !forms.get(i).bias()) {
        return i;
      }
    }
    return -1;
  }

  /** Forms that are missing though others are there that exist under the same condition. */
  int half(int[] kinds) {
    int[] there = new int[conditionCount];
    for (int i = 0; i < kinds.length; i++) {
      if (conditions[i] >= 0 && kinds[i] >= 0) {
        there[conditions[i]]++;
      }
    }
    int missing = 0;
    for (int i = 0; i < kinds.length; i++) {
      boolean weightThere = weights[i] < 0 || kinds[weights[i]] >= 0;
      if (conditions[i] >= 0 && kinds[i] < 0 && there[conditions[i]] > 0 && weightThere) {
        missing++;
      }
    }
    return missing;
  }
}
