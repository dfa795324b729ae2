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
 * A tensor pattern with its name without numbers and prefixes, which is costly to compute.
 *
 * @param skeleton as in {@link TensorPattern#skeleton}, without the prefixes of {@link NamePrefix}
 */
record Named(TensorPattern pattern, String skeleton) {

  /** As many different names as it takes to choose a dialect. */
  private static final int ENOUGH = 500;

  static List<Named> of(List<TensorPattern> patterns) {
    Set<String> written = new HashSet<>();
    patterns.forEach(p -> written.add(p.skeleton()));
    List<Named> named = new ArrayList<>();
    for (TensorPattern pattern : patterns) {
      String bare = NamePrefix.unwrapped(pattern.skeleton());
      // If a file has a tensor with and without a prefix, these are two tensors, so the prefix is
      // kept.
      named.add(new Named(pattern, written.contains(bare) ? pattern.skeleton() : bare));
    }
    return named;
  }

  /**
   * Enough tensors to choose a dialect by: all in a usual file; in one with tens of thousands, one
   * for each of the most frequent names.
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
