package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tensor pattern beside its name without numbers, which is asked for again and again.
 *
 * @param skeleton as in {@link TensorPattern#skeleton}
 */
record Named(TensorPattern pattern, String skeleton) {

  /** So many different names tell which dialect a file speaks. */
  private static final int ENOUGH = 500;

  static List<Named> of(List<TensorPattern> patterns) {
    return patterns.stream().map(p -> new Named(p, p.skeleton())).toList();
  }

  /**
   * Names enough to choose a dialect by: all of a usual file, and of one with tens of thousands the
   * most frequent, one tensor for each.
   */
  static List<Named> sample(List<Named> all) {
    if (all.size() <= ENOUGH) {
      return all;
    }
    Map<String, Long> frequent = new LinkedHashMap<>();
    Map<String, Named> first = new LinkedHashMap<>();
    for (Named tensor : all) {
      frequent.merge(tensor.skeleton(), tensor.pattern().count(), Long::sum);
      first.putIfAbsent(tensor.skeleton(), tensor);
    }
    List<Named> sample = new ArrayList<>(first.values());
    sample.sort(
        Comparator.comparingLong((Named t) -> -frequent.get(t.skeleton()))
            .thenComparing(Named::skeleton));
    return sample.subList(0, Math.min(ENOUGH, sample.size()));
  }
}
