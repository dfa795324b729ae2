package dev.pedigree.architecture.align;

import dev.pedigree.architecture.grouping.Groupings;
import dev.pedigree.architecture.grouping.Kin;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Modules to compare with those of the dialects.
 *
 * @param stock how many there are of each kind
 * @param layers the number of layers
 * @param paired whether they have their biases
 * @param scales scales, with the weights to one of which each belongs; they are not compared
 * @param behind what lies behind the last layer to predict further tokens; not compared either
 */
record Header(
    List<NamelessModule> modules,
    Stock stock,
    int layers,
    boolean paired,
    Map<Kin, List<Kin>> scales,
    List<TensorPattern> behind) {

  /**
   * More kinds of tensors than any decoder has; with more, names do not repeat from layer to layer.
   */
  private static final int MOST_KINDS = 120;

  /** The same with biases, scales and buffers. */
  private static final int MOST_TENSORS = 3 * MOST_KINDS;

  private static final int FEWEST_KINDS = 4;

  /**
   * The headers that tensors can make: with biases beside their weights, and without where names do
   * not tell which these are. None if there are too many kinds of tensors, or too few.
   */
  static List<Header> of(Groupings.Way way) {
    List<Kin> kin = way.kin();
    List<Header> headers = new ArrayList<>();
    int layers = way.layers();
    if (kin.size() <= MOST_TENSORS && layers > 0) {
      Modules modules = new Modules(kin);
      headers.add(of(modules, layers, true, way.behind()));
      if (!modules.tellBiases() && headers.get(0).sensible()) {
        headers.add(of(modules, layers, false, way.behind()));
      }
    }
    return headers.stream().filter(Header::sensible).toList();
  }

  private static Header of(
      Modules grouped, int layers, boolean paired, List<TensorPattern> behind) {
    List<NamelessModule> modules = grouped.of(layers, paired);
    return new Header(modules, Stock.of(modules), layers, paired, grouped.unplaced(), behind);
  }

  /** Tensors that are not compared. */
  List<TensorPattern> apart() {
    List<TensorPattern> apart = new ArrayList<>();
    scales.keySet().forEach(kin -> apart.addAll(kin.stored()));
    apart.addAll(behind);
    return apart;
  }

  /** Whether some tensors are in some layers only, as those are whose shapes differ. */
  boolean layersDiffer() {
    return modules.stream().anyMatch(module -> !module.everywhere());
  }

  /** Whether each layer has tensors, from the first to the last, and none lies beyond. */
  boolean countsAll() {
    Set<Integer> all = new HashSet<>();
    modules.forEach(module -> all.addAll(module.weight().layers()));
    return all.size() == layers && all.stream().allMatch(layer -> layer >= 0 && layer < layers);
  }

  private boolean sensible() {
    long real = modules.stream().filter(m -> !m.bufferLike()).count();
    return real <= MOST_KINDS && real >= FEWEST_KINDS;
  }

  /**
   * Whether nothing is missing, and no tensor that is left over could be in place of another, as
   * one of the same shape could, or takes part in the computation, as one with the width does.
   */
  boolean clear(Solution solution) {
    Map<NamelessModule.Kind, Integer> left = new HashMap<>();
    for (int kind = 0; kind < stock.kinds().size(); kind++) {
      left.put(stock.kinds().get(kind), stock.optional()[kind] ? 0 : stock.counts()[kind]);
    }
    solution.places().values().forEach(p -> left.merge(p.kind(), -1, Integer::sum));
    left.values().removeIf(count -> count <= 0);
    long width = solution.width();
    Set<List<Long>> shapes = new HashSet<>();
    left.keySet().forEach(kind -> shapes.add(kind.shape()));
    return solution.missing() == 0
        && shapes.stream().noneMatch(shape -> shape.contains(width))
        && solution.places().values().stream().noneMatch(p -> shapes.contains(p.kind().shape()));
  }

  /** Whether a match leaves a module of this kind without a role. */
  boolean leaves(Match match, NamelessModule.Kind kind) {
    int there = stock.counts()[stock.kinds().indexOf(kind)];
    return match.solutions().stream()
        .anyMatch(
            s -> s.places().values().stream().filter(p -> p.kind().equals(kind)).count() < there);
  }
}
