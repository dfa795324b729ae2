package dev.pedigree.architecture.grouping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Which number of a name in a layer is the expert (or the head): it counts from 0 or 1 without a
 * gap, through the same values in every layer, for matrices of two shapes or in a long row.
 */
final class ExpertNumbers {

  /** So many of one shape are experts or heads; fewer may be tensors of different roles. */
  private static final int ROW = 4;

  static final ExpertNumbers NONE = new ExpertNumbers();

  private final Map<Cluster, Integer> places = new LinkedHashMap<>();

  private ExpertNumbers() {}

  /** The number of a name that is the expert, or -1. */
  int place(Cluster cluster) {
    return places.getOrDefault(cluster, -1);
  }

  static ExpertNumbers of(List<Cluster> clusters, LayerNumbers layers) {
    Map<SortedSet<Integer>, Set<List<Long>>> shapes = new HashMap<>();
    Map<Cluster, List<Integer>> possible = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      if (layers.places(cluster).isEmpty()) {
        continue;
      }
      for (int number : cluster.numbers()) {
        SortedSet<Integer> values = cluster.values(number);
        if (!layers.places(cluster).contains(number)
            && counts(values)
            && complete(cluster, number)) {
          possible.computeIfAbsent(cluster, c -> new ArrayList<>()).add(number);
          if (cluster.matrix()) {
            shapes.computeIfAbsent(values, v -> new HashSet<>()).add(cluster.shape());
          }
        }
      }
    }
    ExpertNumbers experts = new ExpertNumbers();
    possible.forEach(
        (cluster, numbers) ->
            numbers.stream()
                .filter(
                    n -> {
                      SortedSet<Integer> values = cluster.values(n);
                      return values.size() >= ROW
                          || shapes.getOrDefault(values, Set.of()).size() > 1;
                    })
                .max((a, b) -> Integer.compare(cluster.values(a).size(), cluster.values(b).size()))
                .ifPresent(n -> experts.places.put(cluster, n)));
    return experts;
  }

  private static boolean counts(SortedSet<Integer> values) {
    return values.size() > 1
        && (values.first() == 0 || values.first() == 1)
        && values.last() - values.first() + 1 == values.size();
  }

  /** Whether every layer, and every other number, has all values. */
  private static boolean complete(Cluster cluster, int number) {
    Map<List<Integer>, Integer> others = new HashMap<>();
    cluster
        .tuples(cluster.numbers().stream().filter(n -> n != number).toList())
        .forEach(t -> others.merge(t, 1, Integer::sum));
    int all = cluster.values(number).size();
    return others.values().stream().allMatch(count -> count == all);
  }
}
