package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which layers of two stacks run: the low one some times, then the high one, again.
 */
final class Unrolled {
  /** More runs than any model makes for a token. */
  private static final int MOST = 4096;

  private Unrolled() {}

  /** The places of the layers in the order of their runs. */
  static int[] order(Architecture architecture, int[] originals) {
    Computation computation = architecture.computation();
    List<Integer> low = new ArrayList<>();
    List<Integer> high = new ArrayList<>();
    for (int l = 0; l < originals.length; l++) {
      double stack = computation.number(Setting.STACK, originals[l], 0);
      (stack == 0 ? low : high).add(l);
    }
    if (low.isEmpty() || high.isEmpty()) {
      throw new UnsupportedDesign("two stacks of which one has no layers");
    }
    double rounds = computation.number(Setting.PASSES, originals[high.get(0)], 1);
    double each = computation.number(Setting.PASSES, originals[low.get(0)], 1) / rounds;
    if (!(rounds >= 1 && each >= 0 && rounds * (each * low.size() + high.size()) <= MOST)) {
      throw new UnsupportedDesign("stacks of layers that run so often");
    }
    List<Integer> order = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (int run = 0; run < each; run++) {
        order.addAll(low);
      }
      order.addAll(high);
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
