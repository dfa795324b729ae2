package dev.pedigree.architecture.align;

import java.util.ArrayList;
import java.util.List;

/**
 * The sets of forms that a model of a class can have: all that exist under one condition, or none
 * of them; and as many as there are modules.
 */
final class Subsets {

  /** Takes the forms of one set and where to begin. */
  interface Taker {
    void take(int[] present, int at);
  }

  private final Order order;
  private final List<Boolean> impossible;
  private final Effort effort;
  private final Taker taker;

  /** Forms of each condition: first conditions of weights, then those of biases. */
  private final List<List<Integer>> groups = new ArrayList<>();

  /** Fewest and most forms outside and inside the layers. */
  private final int[] fewest;

  private final int[] most;

  private final boolean[] present;
  private final int[] counts = new int[2];

  private Subsets(Order order, Stock stock, List<Boolean> impossible, Effort effort, Taker taker) {
    this.order = order;
    this.impossible = impossible;
    this.effort = effort;
    this.taker = taker;
    this.fewest = stock.needing();
    this.most = stock.all();
    this.present = new boolean[order.always().length];
  }

  /**
   * Gives all sets, one after the other.
   *
   * @param impossible whether no module can be a form
   */
  static void of(Order order, Stock stock, List<Boolean> impossible, Effort effort, Taker taker) {
    Subsets subsets = new Subsets(order, stock, impossible, effort, taker);
    List<List<Integer>> byCondition = new ArrayList<>();
    for (int i = 0; i < order.conditionCount(); i++) {
      byCondition.add(new ArrayList<>());
    }
    for (int i = 0; i < order.always().length; i++) {
      if (order.always()[i]) {
        subsets.set(i, true);
      } else {
        byCondition.get(order.conditions()[i]).add(i);
      }
    }
    for (boolean bias : new boolean[] {false, true}) {
      for (List<Integer> group : byCondition) {
        if (order.weights()[group.get(0)] >= 0 == bias) {
          subsets.groups.add(group);
        }
      }
    }
    subsets.decide(0);
  }

  private void set(int form, boolean there) {
    present[form] = there;
    counts[order.layered()[form] ? 1 : 0] += there ? 1 : -1;
  }

  private void decide(int at) {
    if (counts[0] > most[0] || counts[1] > most[1] || tooFew(at) || !effort.step()) {
      return;
    }
    if (at == groups.size()) {
      int[] forms = new int[counts[0] + counts[1]];
      int next = 0;
      for (int form : order.sequence()) {
        if (present[form]) {
          forms[next++] = form;
        }
      }
      taker.take(forms, 0);
      return;
    }
    decide(at + 1);
    List<Integer> group =
        groups.get(at).stream()
            .filter(i -> order.weights()[i] < 0 || present[order.weights()[i]])
            .toList();
    if (!group.isEmpty() && possible(group)) {
      group.forEach(i -> set(i, true));
      decide(at + 1);
      group.forEach(i -> set(i, false));
    }
  }

  private boolean tooFew(int at) {
    int[] more = counts.clone();
    for (List<Integer> group : groups.subList(at, groups.size())) {
      for (int form : group) {
        more[order.layered()[form] ? 1 : 0]++;
      }
    }
    return more[0] < fewest[0] || more[1] < fewest[1];
  }

  /** Whether each form of a group can be a module, and no two forms have one role. */
  private boolean possible(List<Integer> group) {
    for (int form : group) {
      if (impossible.get(form)) {
        return false;
      }
      for (int other = 0; other < present.length; other++) {
        boolean there = present[other] || group.contains(other);
        if (there && other != form && order.roles()[other] == order.roles()[form]) {
          return false;
        }
      }
    }
    return true;
  }
}
