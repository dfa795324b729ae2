package dev.pedigree.architecture.grouping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out numbers that follow from another one: that of a stage beside the number that a layer
 * has in the whole model. Such a number says nothing, and looks like that of a layer.
 */
final class Stages {

  /** So many kinds of tensors that have numbers have both. */
  private static final double NEARLY_ALL = 0.75;

  /** Two numbers of a name, the second of which tells the first. */
  private record Pair(int stage, int layer) {}

  private Stages() {}

  /** The tensors by kind, where names lack the numbers that follow from others. */
  static List<Cluster> without(List<Cluster> clusters) {
    Map<Cluster, List<Pair>> possible = new LinkedHashMap<>();
    Map<Integer, Integer> stageOf = new HashMap<>();
    Set<Integer> unclear = new HashSet<>();
    int numbered = 0;
    for (Cluster cluster : clusters) {
      List<Pair> pairs = pairs(cluster);
      if (cluster.entries().size() > 1) {
        numbered++;
      }
      if (!pairs.isEmpty()) {
        possible.put(cluster, pairs);
      }
      for (Pair pair : pairs) {
        cluster
            .tuples(List.of(pair.stage(), pair.layer()))
            .forEach(
                t -> {
                  Integer before = stageOf.put(t.get(1), t.get(0));
                  if (before != null && !before.equals(t.get(0))) {
                    unclear.add(t.get(1));
                  }
                });
      }
    }
    if (!unclear.isEmpty() || possible.isEmpty() || possible.size() < NEARLY_ALL * numbered) {
      return clusters;
    }
    List<Cluster> plain = new ArrayList<>();
    for (Cluster cluster : clusters) {
      int stage = stage(cluster, possible.getOrDefault(cluster, List.of()), stageOf);
      plain.add(stage < 0 ? cluster : cluster.without(stage));
    }
    return plain;
  }

  private static int stage(Cluster cluster, List<Pair> pairs, Map<Integer, Integer> stageOf) {
    if (!pairs.isEmpty()) {
      return pairs.get(0).stage();
    }
    // A kind that only layers of one stage have does not vary in it.
    for (int stage : cluster.numbers()) {
      for (int layer = stage + 1; layer < cluster.numbers().size(); layer++) {
        boolean follows =
            cluster.tuples(List.of(stage, layer)).stream()
                .allMatch(t -> t.get(0).equals(stageOf.get(t.get(1))));
        if (follows) {
          return stage;
        }
      }
    }
    return -1;
  }

  /** The pairs of numbers of which one follows from the other and runs through fewer values. */
  private static List<Pair> pairs(Cluster cluster) {
    List<Pair> pairs = new ArrayList<>();
    for (int stage : cluster.numbers()) {
      int layer = stage + 1;
      int stages = cluster.values(stage).size();
      if (stages > 1
          && cluster.numbers().contains(layer)
          && stages < cluster.values(layer).size()
          && new HashSet<>(cluster.tuples(List.of(stage, layer))).size()
              == cluster.values(layer).size()) {
        pairs.add(new Pair(stage, layer));
      }
    }
    return pairs.size() == 1 ? pairs : List.of();
  }
}
