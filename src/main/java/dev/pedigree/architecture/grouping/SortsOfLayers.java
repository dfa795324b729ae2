package dev.pedigree.architecture.grouping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Divides norms that all layers have under one name where layers are of several sorts (attention
 * and another mixer, or each block a layer of its own): such a name may stand for one norm in the
 * layers of one sort and for another in the others.
 */
final class SortsOfLayers {

  /** More sorts are no sorts. */
  private static final int MOST = 3;

  /** A sort has at least so many layers. */
  private static final int FEWEST = 2;

  private SortsOfLayers() {}

  /** The tensors with norms divided in all ways between sorts of layers; none without sorts. */
  static List<List<Kin>> divided(List<Kin> all, int layers) {
    Map<Integer, Set<Kin>> byLayer = new LinkedHashMap<>();
    for (Kin kin : all) {
      if (kin.layerAxis() < 0 && kin.matrix() && kin.layers().size() < layers) {
        kin.layers().forEach(l -> byLayer.computeIfAbsent(l, n -> new HashSet<>()).add(kin));
      }
    }
    Map<Set<Kin>, Set<Integer>> sorts = new LinkedHashMap<>();
    byLayer.forEach((layer, of) -> sorts.computeIfAbsent(of, o -> new TreeSet<>()).add(layer));
    boolean clear =
        byLayer.size() == layers
            && sorts.size() > 1
            && sorts.size() <= MOST
            && sorts.values().stream().allMatch(s -> s.size() >= FEWEST);
    Set<List<Kin>> ways = new LinkedHashSet<>();
    // Of two sorts each divides as the other does.
    long different = !clear ? 0 : sorts.size() == 2 ? 1 : sorts.size();
    sorts.values().stream().limit(different).forEach(sort -> ways.add(divided(all, layers, sort)));
    return List.copyOf(ways);
  }

  private static List<Kin> divided(List<Kin> all, int layers, Set<Integer> sort) {
    List<Kin> parts = new ArrayList<>();
    for (Kin kin : all) {
      if (kin.shape().size() == 1 && kin.layerAxis() < 0 && kin.layers().size() == layers) {
        parts.add(kin.only(sort::contains));
        parts.add(kin.only(layer -> !sort.contains(layer)));
      } else {
        parts.add(kin);
      }
    }
    return parts;
  }
}
