package dev.pedigree.architecture.grouping;

import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ways in which the tensors of a header may be those of layers and experts. */
public final class Groupings {

  /** More tensors are not grouped; the largest models have about a hundred thousand. */
  private static final long MOST = 500_000;

  /** Layers lie along one dimension if so many kinds of tensors have it. */
  private static final int FEWEST = 4;

  /** Tensors outside the layers: embeddings, norms, heads. */
  private static final int OUTSIDE = 12;

  private static final int SEVERAL = 2;

  /** At most one layer of so many has what hardly any layer has. */
  private static final int HARDLY_ANY = 3;

  /** As many kinds of tensors as most models have at most. */
  private static final int FEW = 40;

  private Groupings() {}

  /**
   * A way.
   *
   * @param kin the tensors of the network
   * @param behind those behind the last layer, which predict further tokens
   * @param layers the number of layers
   */
  public record Way(List<Kin> kin, List<TensorPattern> behind, int layers) {

    private static Way of(List<Kin> kin, List<TensorPattern> behind) {
      return new Way(kin, behind, count(kin));
    }

    /** The same, with as many layers as a configuration says if some tensors have so many. */
    private Way counted(long declared) {
      boolean there = kin.stream().anyMatch(k -> k.layers().size() == declared);
      return declared > 0 && there ? new Way(kin, behind, (int) declared) : this;
    }

    /** Whether few kinds of tensors are in layers, norms among them. */
    private boolean clear() {
      long lists = kin.stream().filter(k -> k.layers().size() == layers && !k.matrix()).count();
      return layers > 1 && kin.size() <= FEW && lists >= SEVERAL;
    }

    /** What a search sees of it. */
    private Set<Object> seen() {
      Set<Object> seen = new HashSet<>();
      kin.forEach(k -> seen.add(List.of(k.shape(), k.layers(), k.experts(), k.first())));
      return seen;
    }
  }

  /**
   * The number of layers: the greatest that several kinds have, as norms are in every layer and
   * mixers of two sorts, or experts, in some.
   */
  private static int count(List<Kin> all) {
    Map<Integer, Integer> votes = new HashMap<>();
    for (Kin kin : all) {
      if (kin.layered()) {
        votes.merge(kin.layers().size(), 1, Integer::sum);
      }
    }
    return votes.entrySet().stream()
        .filter(e -> e.getValue() >= SEVERAL)
        .mapToInt(Map.Entry::getKey)
        .max()
        .orElse(0);
  }

  /**
   * The likely ways, the likeliest first; none if there are no layers.
   *
   * @param layers as many as a configuration says; else -1
   * @param loose whether kinds that few layers have are told by where their number stands alone
   */
  public static List<Way> of(List<TensorPattern> patterns, long layers, boolean loose) {
    if (patterns.stream().mapToLong(TensorPattern::count).sum() > MOST) {
      return List.of();
    }
    List<Tensor> tensors = new ArrayList<>();
    for (TensorPattern pattern : patterns) {
      for (String name : pattern.names()) {
        tensors.add(new Tensor(name, pattern.dtype(), pattern.shape(), 0, 0, ""));
      }
    }
    Set<Way> ways = new LinkedHashSet<>();
    for (NumberedName.Counting counting : NumberedName.Counting.values()) {
      if (ways.stream().anyMatch(Way::clear)) {
        break;
      }
      Way experts = way(tensors, counting, true, loose);
      ways.add(experts);
      if (experts.kin().stream().anyMatch(k -> k.experts() > 0)) {
        ways.add(way(tensors, counting, false, loose));
      }
    }
    List<Way> likely = new ArrayList<>();
    for (Way way : ways) {
      List<Kin> kin = way.kin();
      if (layered(kin)) {
        likely.add(way);
      }
      // Each layer has norms; numbers that only matrices have are those of experts.
      if (kin.stream().noneMatch(k -> k.layered() && !k.matrix())) {
        stacked(kin.stream().map(Kin::numbered).toList(), layers)
            .map(s -> Way.of(s, List.of()))
            .ifPresent(likely::add);
      }
    }
    likely.sort(Comparator.comparing(way -> way.kin().size()));
    for (Way way : List.copyOf(likely)) {
      int all = way.kin().stream().mapToInt(k -> k.layers().size()).max().orElse(0);
      SortsOfLayers.divided(way.kin(), all)
          .forEach(kin -> likely.add(new Way(kin, way.behind(), all)));
    }
    List.copyOf(likely).forEach(way -> outside(way).ifPresent(likely::add));
    Set<Set<Object>> seen = new HashSet<>();
    likely.removeIf(way -> !seen.add(way.seen()));
    likely.replaceAll(way -> way.counted(layers));
    return likely;
  }

  private static Way way(
      List<Tensor> tensors, NumberedName.Counting counting, boolean experts, boolean loose) {
    List<Kin> all = NameGrid.of(tensors, counting, experts, loose);
    Set<String> behind = Behind.of(all);
    if (behind.isEmpty()) {
      return Way.of(all, List.of());
    }
    List<Tensor> network = tensors.stream().filter(t -> !behind.contains(t.name())).toList();
    List<Tensor> rest = tensors.stream().filter(t -> behind.contains(t.name())).toList();
    return Way.of(NameGrid.of(network, counting, experts, loose), TensorPattern.fold(rest));
  }

  /**
   * The same, where the few tensors with a number that hardly any layer has are outside the layers:
   * that is a number of something else, or of nothing, as in a hash.
   */
  private static Optional<Way> outside(Way way) {
    List<Kin> kin = new ArrayList<>();
    int strays = 0;
    for (Kin each : way.kin()) {
      boolean stray =
          each.layered()
              && each.layerAxis() < 0
              && each.experts() == 0
              && each.layers().size() <= SEVERAL
              && each.layers().size() * HARDLY_ANY <= way.layers();
      strays += stray ? each.layers().size() : 0;
      kin.addAll(stray ? each.outside() : List.of(each));
    }
    return strays == 0 || strays > OUTSIDE
        ? Optional.empty()
        : Optional.of(new Way(kin, way.behind(), way.layers()));
  }

  private static boolean layered(List<Kin> way) {
    return way.stream().anyMatch(Kin::layered);
  }

  /**
   * The tensors with the layers along one dimension, the first or the second: one that nearly all
   * have, but not the final norm.
   */
  private static Optional<List<Kin>> stacked(List<Kin> all, long layers) {
    SortedMap<Long, Integer> shared = new TreeMap<>();
    Set<Long> widths = new HashSet<>();
    for (Kin kin : all) {
      List<Long> shape = kin.shape();
      if (shape.size() == 1) {
        widths.add(shape.get(0));
      } else if (shape.size() > 1) {
        new HashSet<>(shape.subList(0, 2)).forEach(d -> shared.merge(d, 1, Integer::sum));
      }
    }
    long count =
        shared.entrySet().stream()
            .filter(e -> e.getKey() > 1)
            .filter(e -> e.getValue() >= FEWEST && e.getValue() >= all.size() - OUTSIDE)
            .filter(e -> layers < 0 || e.getKey() == layers)
            .mapToLong(e -> e.getKey())
            .boxed()
            .min(Comparator.comparing((Long d) -> widths.contains(d)).thenComparing(d -> d))
            .orElse(0L);
    if (count == 0) {
      return Optional.empty();
    }
    long front = all.stream().filter(k -> k.shape().size() > 1 && at(k, count) == 0).count();
    long second =
        all.stream()
            .filter(
                k -> k.shape().size() > 1 && k.shape().get(1) == count && k.shape().get(0) != count)
            .count();
    List<Kin> stacked = new ArrayList<>();
    for (Kin kin : all) {
      int axis = kin.shape().size() < 2 ? -1 : at(kin, count);
      boolean both = axis == 0 && kin.shape().get(1) == count;
      stacked.add(axis < 0 ? kin : kin.stacked(both && second > front ? 1 : axis));
    }
    return Optional.of(stacked);
  }

  private static int at(Kin kin, long count) {
    int at = kin.shape().indexOf(count);
    return at > 1 ? -1 : at;
  }
}
