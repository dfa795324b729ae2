package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tensor pattern beside its name without numbers and wrappers, which is asked for again and
 * again.
 *
 * @param skeleton as in {@link TensorPattern#skeleton}, without what programs put in front
 */
record Named(TensorPattern pattern, String skeleton) {

  /** So many different names tell which dialect a file speaks. */
  private static final int ENOUGH = 500;

  static List<Named> of(List<TensorPattern> patterns) {
    Set<String> written = new HashSet<>();
    patterns.forEach(p -> written.add(p.skeleton()));
    List<Named> named = new ArrayList<>();
    for (TensorPattern pattern : patterns) {
      String bare = NamePrefix.unwrapped(pattern.skeleton());
      // Where a file has a tensor with and without a wrapper, they are two.
      named.add(new Named(pattern, written.contains(bare) ? pattern.skeleton() : bare));
    }
    return named;
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
