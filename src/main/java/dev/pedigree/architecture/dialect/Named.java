package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.Tower;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  /**
   * The names of all dialects together. A file of which few names are among them follows none,
   * which is told without binding it by each.
   *
   * @param names without numbers and without the ending of weights
   * @param roots prefixes that some files add and some leave out
   * @param besides prefixes of names in other parts of a multi-modal model
   */
  record Known(Set<String> names, List<String> roots, Set<String> besides) {

    private static final Map<List<Dialect>, Known> KNOWN =
        Collections.synchronizedMap(new IdentityHashMap<>());

    /** Those of some dialects. */
    static Known of(List<Dialect> dialects) {
      return KNOWN.computeIfAbsent(dialects, Known::made);
    }

    private static Known made(List<Dialect> dialects) {
      // A head that gives scores may be added to any of them.
      Set<String> names = new HashSet<>(Set.of(TaskHead.NAME));
      Set<String> roots = new LinkedHashSet<>();
      Set<String> besides = new HashSet<>();
      for (Dialect dialect : dialects) {
        dialect.tensors().forEach(spec -> names.add(spec.plainName()));
        roots.addAll(dialect.roots());
        besides.addAll(dialect.besides());
      }
      return new Known(names, List.copyOf(roots), besides);
    }

    /** Whether so many of the tensors may have a role in a dialect that most of them do. */
    boolean mayBindMost(List<Named> tensors) {
      long all = 0;
      long known = 0;
      for (Named tensor : tensors) {
        TensorPattern pattern = tensor.pattern();
        String skeleton = tensor.skeleton();
        boolean beside =
            Tower.of(skeleton).isPresent() || besides.stream().anyMatch(skeleton::startsWith);
        all += beside ? 0 : pattern.count();
        known += knows(skeleton) ? pattern.count() : 0;
      }
      return known * 2 > all;
    }

    private boolean knows(String skeleton) {
      return Binding.inside(skeleton).stream()
          .flatMap(inner -> NamePrefix.spellings(inner, roots).stream())
          .anyMatch(
              name ->
                  names.contains(name) || Binding.stems(name).stream().anyMatch(names::contains));
    }
  }
}
