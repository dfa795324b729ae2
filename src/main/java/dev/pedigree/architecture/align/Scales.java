package dev.pedigree.architecture.align;

import dev.pedigree.architecture.grouping.Kin;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.NumberType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the scales of matrices in 8-bit floating point, whatever their names: numbers of a wider
 * type, one for a block of the matrix, for a row of it, or for the whole; a list, which may be a
 * bias or a norm, is none. Names tell which belongs to which where both begin alike and end the
 * same in several places; else shapes, where they fit matrices of one kind alone.
 *
 * <p>Source of the blocks: the fine-grained FP8 of DeepSeek-V3, with blocks of 128 by 128.
 */
final class Scales {

  private static final Set<NumberType> NARROW =
      EnumSet.of(
          NumberType.F8_E4M3, NumberType.F8_E5M2, NumberType.F8_E4M3FNUZ, NumberType.F8_E5M2FNUZ);

  private static final Set<NumberType> WIDE =
      EnumSet.of(NumberType.F32, NumberType.F16, NumberType.BF16, NumberType.F8_E8M0);

  /** Sides of blocks. */
  private static final long[] BLOCKS = {32, 64, 128, 256};

  private final Map<Kin, Map<Kin, TensorRole.Kind>> beside = new LinkedHashMap<>();

  /** Scales of one of several weights. */
  private final Map<Kin, List<Kin>> unplaced = new LinkedHashMap<>();

  private Scales() {}

  /** The scales of each weight that has any. */
  Map<Kin, Map<Kin, TensorRole.Kind>> beside() {
    return beside;
  }

  /**
   * Scales of which nothing tells to which of some weights they belong; to none if that is empty.
   */
  Map<Kin, List<Kin>> unplaced() {
    return unplaced;
  }

  /**
   * The scales in a file; none where no matrix is narrow.
   *
   * @param plain the name of each, without numbers of layer and expert
   */
  static Scales of(List<Kin> all, Map<Kin, String> plain) {
    Scales scales = new Scales();
    List<Kin> weights = all.stream().filter(k -> k.matrix() && is(k, NARROW)).toList();
    Map<Kin, List<Kin>> possible = new LinkedHashMap<>();
    Map<Modules.Endings, Integer> votes = new HashMap<>();
    for (Kin scale : weights.isEmpty() ? List.<Kin>of() : all) {
      if (is(scale, WIDE)) {
        List<Kin> of = weights.stream().filter(w -> scales(scale, w)).toList();
        if (!of.isEmpty()) {
          possible.put(scale, of);
          of.forEach(w -> votes.merge(endings(scale, w, plain), 1, Integer::sum));
        }
      }
    }
    Map<List<Object>, List<Kin>> open = new LinkedHashMap<>();
    possible.forEach(
        (scale, of) -> {
          Kin weight = named(scale, of, plain, votes);
          if (weight != null) {
            scales.put(weight, scale);
          } else if (scale.elements() > 1 || of.size() == weights.size()) {
            open.computeIfAbsent(kind(scale), k -> new ArrayList<>()).add(scale);
          }
        });
    open.values().forEach(alike -> scales.byShape(alike, possible));
    return scales;
  }

  private void put(Kin weight, Kin scale) {
    beside.computeIfAbsent(weight, w -> new LinkedHashMap<>()).put(scale, TensorRole.Kind.SCALE);
  }

  /** The weight whose name ends as most weights of such scales do; null if that tells none. */
  private static Kin named(
      Kin scale, List<Kin> of, Map<Kin, String> plain, Map<Modules.Endings, Integer> votes) {
    int most = of.stream().mapToInt(w -> votes.get(endings(scale, w, plain))).max().orElse(0);
    List<Kin> best = of.stream().filter(w -> votes.get(endings(scale, w, plain)) == most).toList();
    return most > 1 && best.size() == 1 ? best.get(0) : null;
  }

  /** Scales of one shape, if all weights that they fit are of one kind and as many. */
  private void byShape(List<Kin> alike, Map<Kin, List<Kin>> possible) {
    List<Kin> free =
        possible.get(alike.get(0)).stream().filter(w -> !beside.containsKey(w)).toList();
    boolean one = free.stream().map(Scales::kind).distinct().count() == 1;
    boolean number = alike.get(0).elements() == 1;
    if (!one || free.size() != alike.size() || number) {
      // A number may be another parameter, unless each weight has as many.
      boolean each = !free.isEmpty() && alike.size() % free.size() == 0;
      alike.forEach(scale -> unplaced.put(scale, number && !each ? List.of() : free));
      return;
    }
    List<Kin> sorted = alike.stream().sorted(Comparator.comparing(Kin::name)).toList();
    for (int i = 0; i < free.size(); i++) {
      put(free.get(i), sorted.get(i));
    }
  }

  private static List<Object> kind(Kin kin) {
    return List.of(kin.layers(), kin.experts(), kin.shape());
  }

  private static Modules.Endings endings(Kin scale, Kin weight, Map<Kin, String> plain) {
    return Modules.Endings.of(plain.get(scale), plain.get(weight));
  }

  private static boolean is(Kin kin, Set<NumberType> types) {
    return kin.stored().get(0).type().filter(types::contains).isPresent();
  }

  /** Whether a tensor has the shape that scales of a weight have. */
  private static boolean scales(Kin scale, Kin weight) {
    if (!scale.layers().equals(weight.layers()) || scale.experts() != weight.experts()) {
      return false;
    }
    List<Long> of = weight.shape();
    List<Long> own = scale.shape();
    if (scale.elements() == 1) {
      return true;
    }
    if (own.size() == 2) {
      // The sides of a matrix may be stored as several dimensions: heads and head dim.
      long all = weight.elements();
      long first = 1;
      for (long dimension : of.subList(0, of.size() - 1)) {
        first *= dimension;
        if (grid(own, first, all / first)) {
          return true;
        }
      }
      return false;
    }
    return own.size() == 3
        && of.size() == 3
        && own.get(0).equals(of.get(0))
        && grid(own.subList(1, 3), of.get(1), of.get(2));
  }

  private static boolean grid(List<Long> own, long rows, long columns) {
    return blocks(own.get(0), own.get(1), rows, columns)
        || blocks(own.get(1), own.get(0), rows, columns);
  }

  /** Whether so many rows and columns are one for each block of a matrix. */
  private static boolean blocks(long rows, long columns, long of, long by) {
    if (rows == of && columns == 1) {
      return true;
    }
    for (long side : BLOCKS) {
      boolean across = columns == (by + side - 1) / side;
      if (across && (rows == (of + side - 1) / side || rows == of)) {
        return true;
      }
    }
    return false;
  }
}
