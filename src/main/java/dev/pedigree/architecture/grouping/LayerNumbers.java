package dev.pedigree.architecture.grouping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which number of a name is the layer: the one with the same values in the most kinds of tensors.
 * Two numbers are the layer together if both run through the same values in nearly all of these, as
 * stage and block do.
 */
final class LayerNumbers {

  /** Most sets of values that are compared. */
  private static final int MOST_SETS = 64;

  /** Values that agree at least so far are those of the layers. */
  private static final double ALIKE = 0.5;

  /** Stage and block are in at least this share of the kinds in layers. */
  private static final double NEARLY_ALL = 0.75;

  /** In so many of them each runs through all of its values. */
  private static final double MANY = 0.5;

  /** Layers behind the last, which predict further tokens. */
  private static final int BEHIND = 4;

  /** What the place of a number speaks for it where nothing else does. */
  private static final double SLIGHTLY = 0.25;

  /** Fewer kinds that vary together are no layers. */
  private static final int FEWEST = 3;

  private final Map<Cluster, List<Integer>> places = new LinkedHashMap<>();
  private final Map<List<Integer>, Integer> composed = new HashMap<>();
  private int first;

  /** From one layer to the next. */
  private int step = 1;

  private LayerNumbers() {}

  /** The numbers of a name that are the layer, in their order; none outside the layers. */
  List<Integer> places(Cluster cluster) {
    return places.getOrDefault(cluster, List.of());
  }

  boolean any() {
    return !places.isEmpty();
  }

  /** The layer, counted from 0. */
  int index(List<Integer> at, int[] values) {
    return at.size() == 1
        ? (values[at.get(0)] - first) / step
        : composed.get(at.stream().map(i -> values[i]).toList());
  }

  /**
   * The numbers of layers.
   *
   * @param loose whether kinds that few layers have are told by where their number stands alone
   */
  static LayerNumbers of(List<Cluster> clusters, boolean loose) {
    LayerNumbers layers = new LayerNumbers();
    SortedSet<Integer> values = new TreeSet<>(values(clusters));
    if (values.isEmpty()) {
      return layers;
    }
    Map<Cluster, Integer> clear = new LinkedHashMap<>();
    Map<Object, Integer> context = new HashMap<>();
    for (Cluster cluster : clusters) {
      List<Integer> like =
          cluster.numbers().stream()
              .filter(n -> alike(cluster.values(n), values) >= ALIKE)
              .toList();
      if (like.size() == 1) {
        clear.put(cluster, like.get(0));
        context(cluster, like.get(0)).forEach(c -> context.merge(c, 1, Integer::sum));
      }
    }
    clear.forEach((cluster, number) -> values.addAll(cluster.values(number)));
    for (Cluster cluster : clusters) {
      int place =
          clear.getOrDefault(cluster, place(cluster, values, context, loose ? clear.size() : -1));
      if (place >= 0) {
        layers.places.put(cluster, List.of(place));
      }
    }
    if (layers.places.size() < FEWEST) {
      layers.places.clear();
      return layers;
    }
    layers.first = Math.min(values.first(), lowest(layers.places));
    layers.step = layers.steps();
    layers.compose();
    return layers;
  }

  /** How far the numbers of all layers lie apart, if that is always the same; else 1. */
  private int steps() {
    SortedSet<Integer> all = new TreeSet<>();
    places.forEach((cluster, place) -> all.addAll(cluster.values(place.get(0))));
    int step = all.size() < FEWEST ? 1 : (all.last() - all.first()) / (all.size() - 1);
    boolean even = step > 1 && all.last() - all.first() == step * (all.size() - 1);
    return even && all.stream().allMatch(n -> (n - all.first()) % step == 0) ? step : 1;
  }

  private static int lowest(Map<Cluster, List<Integer>> places) {
    return places.entrySet().stream()
        .mapToInt(e -> e.getKey().values(e.getValue().get(0)).first())
        .min()
        .orElse(0);
  }

  /** The values of the layer. */
  private static SortedSet<Integer> values(List<Cluster> clusters) {
    Map<SortedSet<Integer>, Integer> sets = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      for (int number : cluster.numbers()) {
        SortedSet<Integer> set = cluster.values(number);
        if (set.size() > 1) {
          sets.merge(set, 1, Integer::sum);
        }
      }
    }
    List<SortedSet<Integer>> likely =
        sets.entrySet().stream()
            .sorted(Map.Entry.<SortedSet<Integer>, Integer>comparingByValue().reversed())
            .limit(MOST_SETS)
            .map(Map.Entry::getKey)
            .toList();
    Map<SortedSet<Integer>, Double> scores = new LinkedHashMap<>();
    for (SortedSet<Integer> set : likely) {
      scores.put(set, clusters.stream().mapToDouble(c -> best(c, set)).sum());
    }
    return scores.entrySet().stream()
        .max(
            Map.Entry.<SortedSet<Integer>, Double>comparingByValue()
                .thenComparing(e -> e.getKey().size()))
        .map(Map.Entry::getKey)
        .orElseGet(TreeSet::new);
  }

  private static double best(Cluster cluster, SortedSet<Integer> set) {
    return cluster.numbers().stream()
        .map(cluster::values)
        .filter(own -> own.size() > 1)
        .mapToDouble(own -> alike(own, set))
        .max()
        .orElse(0);
  }

  /** The share of common values among all. */
  private static double alike(Collection<Integer> a, Collection<Integer> b) {
    if (a.size() < 2) {
      return 0;
    }
    long common = a.stream().filter(b::contains).count();
    return (double) common / (a.size() + b.size() - common);
  }

  /** What tells the layer from other numbers: the words around it, its place in the name. */
  private static List<Object> context(Cluster cluster, int number) {
    return List.of(
        List.of("before", cluster.first().before(number)),
        List.of("around", cluster.first().around(number)),
        List.of("behind", cluster.first().behind(number)),
        List.of("between", cluster.first().between(number)));
  }

  /** The number of a name that is the layer, if values alone do not tell; else -1. */
  private static int place(
      Cluster cluster, SortedSet<Integer> values, Map<Object, Integer> context, int clear) {
    int best = -1;
    double most = 0;
    for (int number : cluster.numbers()) {
      List<Integer> votes =
          context(cluster, number).stream().map(c -> context.getOrDefault(c, 0)).toList();
      double same = alike(cluster.values(number), values);
      boolean near =
          cluster.values(number).first() >= values.first()
              && cluster.values(number).last() <= values.last() + BEHIND;
      boolean sure = cluster.values(number).size() > 1 || cluster.first().apart(number);
      int atEnd = sure && cluster.first().behind(number).isPresent() ? votes.get(2) : 0;
      boolean there = clear > 0 && near && votes.get(3) >= NEARLY_ALL * clear;
      if (same >= ALIKE || there || near && votes.get(1) + atEnd > 0) {
        // In a name with two such numbers and no hint, the first is the layer.
        double score = votes.get(0) + votes.get(1) + atEnd + same / 2 + (there ? SLIGHTLY : 0);
        if (score > most) {
          most = score;
          best = number;
        }
      }
    }
    return best;
  }

  /** Makes one number of two that run through the same values in nearly all kinds. */
  private void compose() {
    Map<SortedSet<Integer>, Map<String, Integer>> around = new LinkedHashMap<>();
    places.forEach(
        (cluster, place) -> {
          for (int number : cluster.numbers()) {
            SortedSet<Integer> own = cluster.values(number);
            if (!place.contains(number) && own.size() > 1) {
              around
                  .computeIfAbsent(own, o -> new HashMap<>())
                  .merge(cluster.first().around(number), 1, Integer::sum);
            }
          }
        });
    SortedSet<Integer> second =
        around.entrySet().stream()
            .filter(e -> sum(e.getValue()) >= MANY * places.size())
            .filter(e -> beside(e.getKey(), e.getValue()) >= NEARLY_ALL * places.size())
            .map(Map.Entry::getKey)
            .max(Comparator.comparing(SortedSet::size))
            .orElse(null);
    if (second != null) {
      compose(second, around.get(second));
    }
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(c -> c).sum();
  }

  /** How many kinds in layers have a number that runs through some of the values. */
  private long beside(SortedSet<Integer> second, Map<String, Integer> around) {
    return places.entrySet().stream()
        .filter(e -> second(e.getKey(), e.getValue(), second, around).isPresent())
        .count();
  }

  /** The number that is the layer together with another one. */
  private static Optional<Integer> second(
      Cluster cluster,
      List<Integer> place,
      SortedSet<Integer> second,
      Map<String, Integer> around) {
    return cluster.numbers().stream()
        .filter(n -> !place.contains(n) && second.containsAll(cluster.values(n)))
        .filter(n -> around.containsKey(cluster.first().around(n)))
        .max(Comparator.comparing(n -> around.get(cluster.first().around(n))));
  }

  private void compose(SortedSet<Integer> second, Map<String, Integer> around) {
    Set<List<Integer>> tuples =
        new TreeSet<>(
            Comparator.comparing((List<Integer> t) -> t.get(0)).thenComparing(t -> t.get(1)));
    places.replaceAll(
        (cluster, place) -> {
          List<Integer> both = new ArrayList<>(place);
          second(cluster, place, second, around).ifPresent(both::add);
          return both.stream().sorted().toList();
        });
    places.forEach(
        (cluster, both) -> {
          if (both.size() == 2) {
            tuples.addAll(cluster.tuples(both));
          }
        });
    int next = 0;
    for (List<Integer> tuple : tuples) {
      composed.put(tuple, next++);
    }
    places.values().removeIf(both -> both.size() < 2);
  }
}
