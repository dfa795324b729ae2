package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.weights.Kinship.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares the samples of two models. */
public final class KinshipMeter {
  /** Correlations of made-up descendants, which the tests are tried on. */
  private static final double[] PLANTED = {0.3, 0.5, 0.7, 0.9};

  /** A test that misses a descendant of this correlation says nothing by finding none. */
  private static final double ENOUGH = 0.7;

  /** Most units whose order is looked for. */
  private static final int SEARCHED = 2048;

  /** Fewest rows by which an order is looked for. */
  private static final int FEWEST_TOKENS = 8;

  private static final Slot EMBED = new Slot(Role.EMBED.weight(), -1, -1);
  private static final Slot HEAD = new Slot(Role.HEAD.weight(), -1, -1);

  private final Sample a;
  private final Sample b;
  private final boolean sameWidth;
  private final int tests;

  private KinshipMeter(Sample a, Sample b, int comparisons) {
    this.a = a;
    this.b = b;
    this.sameWidth = a.sizes().width() == b.sizes().width();
    int inPlace = 3 + a.layers() * b.layers();
    this.tests = Math.multiplyExact(inPlace + TokenView.TESTS, comparisons);
  }

  /** Compares two models. */
  public static Kinship of(Sample a, Sample b) {
    return of(a, b, 1);
  }

  /**
   * Compares two models of many.
   *
   * @param comparisons how many pairs are compared for one statement
   */
  public static Kinship of(Sample a, Sample b, int comparisons) {
    return new KinshipMeter(a, b, comparisons).kinship();
  }

  private Kinship kinship() {
    List<RowPairs> rows = sameWidth ? inPlace() : List.of();
    UnitsFound found =
        rows.stream()
            .map(pairs -> UnitsFound.inPlace(pairs, tests))
            .reduce(UnitsFound.NONE, UnitsFound::or);
    LayerTable table = null;
    if (sameWidth && !found.decides()) {
      table = LayerTable.of(a, b, new Placements(UnitMap.SAME));
      found = found.or(bestLayers(table));
    }
    if (found.decides()) {
      return SharedNumbers.of(a, b, found, new Placements(UnitMap.SAME), table);
    }
    RowPairs tokens = tokens(SEARCHED, EMBED, HEAD).evenly();
    Similarity similarity = tokens.similarity();
    int[] pairs = tokens.rows() < FEWEST_TOKENS ? null : UnitSearch.pairs(similarity, expected());
    if (pairs != null) {
      UnitMap map = UnitSearch.map(pairs, similarity, tokens, b.sizes().width());
      UnitsFound again = confirmed(pairs, map);
      return again.decides() && again.found() * 2 >= again.units()
          ? SharedNumbers.of(a, b, again, new Placements(map), null)
          : without(Finding.UNKNOWN, again, 1, 1, UnitsFound.NONE);
    }
    Optional<TokenView> view = TokenView.of(a, b);
    UnitsFound neurons = view.map(both -> both.neurons(tests)).orElse(UnitsFound.NONE);
    if (neurons.decides()) {
      return SharedNumbers.throughTokens(view.get(), neurons);
    }
    double inPlace = rows.stream().mapToDouble(this::sawInPlace).min().orElse(1);
    double reordered = sawReordered(tokens);
    boolean seen = sameWidth ? inPlace <= ENOUGH : reordered < 1;
    return without(
        seen ? Finding.INDEPENDENT : Finding.UNKNOWN, found, inPlace, reordered, neurons);
  }

  /** Rows whose columns are the units, in their places: tokens of each end, and all layers. */
  private List<RowPairs> inPlace() {
    RowPairs layers = pairs(RowPairs.UNITS);
    int shared = Math.min(a.layers(), b.layers());
    for (int layer = 0; layer < shared; layer++) {
      add(layers, layer, layer);
    }
    List<RowPairs> all =
        new ArrayList<>(
            List.of(tokens(RowPairs.UNITS, EMBED), tokens(RowPairs.UNITS, HEAD), layers));
    all.removeIf(pairs -> pairs.rows() < 2);
    return all;
  }

  private RowPairs pairs(int units) {
    return new RowPairs(a.sizes().width(), b.sizes().width(), units);
  }

  private RowPairs tokens(int units, Slot... slots) {
    RowPairs tokens = pairs(units);
    for (Slot slot : slots) {
      tokens.add(Residual.columns(a, slot), Residual.columns(b, slot));
    }
    return tokens;
  }

  private void add(RowPairs pairs, int layerA, int layerB) {
    for (Slot slot : Counterparts.byLayer(b).getOrDefault(layerB, List.of())) {
      Slot other = Counterparts.in(a, slot, layerA);
      Numbers left = Residual.columns(a, other);
      if (left != null && Residual.columns(b, slot) != null) {
        pairs.add(left, Residual.columns(b, slot));
      }
    }
  }

  private UnitsFound bestLayers(LayerTable table) {
    List<Integer> best = table.best();
    if (best.isEmpty()) {
      return UnitsFound.NONE;
    }
    RowPairs pairs = pairs(RowPairs.UNITS);
    add(pairs, best.get(0), best.get(1));
    return pairs.rows() < 2 ? UnitsFound.NONE : UnitsFound.inPlace(pairs, tests);
  }

  /** Share of the units whose counterparts are among those that are compared. */
  private double expected() {
    double ofA = Math.min(1, (double) SEARCHED / a.sizes().width());
    return ofA * Math.min(1, (double) SEARCHED / b.sizes().width());
  }

  /** Pairs that one end of the model shows, confirmed by the other, or else by the layers. */
  private UnitsFound confirmed(int[] pairs, UnitMap map) {
    RowPairs ends = tokens(SEARCHED, EMBED).evenly();
    RowPairs other = tokens(SEARCHED, HEAD).evenly();
    UnitsFound found = UnitsFound.NONE;
    if (ends.rows() >= FEWEST_TOKENS && other.rows() >= FEWEST_TOKENS) {
      found = UnitSearch.confirmed(pairs, other.similarity(), other.rows(), tests);
      UnitsFound first = UnitSearch.confirmed(pairs, ends.similarity(), ends.rows(), tests);
      return first.log10p() > found.log10p() ? first : found;
    }
    if (pairs.length < b.sizes().width()) {
      return found; // the order of the units in between is not known
    }
    RowPairs layers = new RowPairs(pairs.length, pairs.length, SEARCHED);
    for (int layer = 0; layer < Math.min(a.layers(), b.layers()); layer++) {
      float[][] left = LayerGrams.gram(a, layer, pairs.length, map);
      float[][] right = LayerGrams.gram(b, layer, pairs.length, UnitMap.SAME);
      if (left != null && right != null) {
        layers.add(numbers(left), numbers(right));
      }
    }
    // The units of a stand in the order of b here, so that a pair is confirmed in its place.
    int[] inPlace = IntStream.range(0, pairs.length).map(j -> pairs[j] < 0 ? -1 : j).toArray();
    return layers.rows() < FEWEST_TOKENS
        ? UnitsFound.NONE
        : UnitSearch.confirmed(inPlace, layers.similarity(), layers.rows(), tests);
  }

  private static Numbers numbers(float[][] square) {
    float[] values = new float[square.length * square.length];
    for (int r = 0; r < square.length; r++) {
      System.arraycopy(square[r], 0, values, r * square.length, square.length);
    }
    int[] index = IntStream.range(0, square.length).toArray();
    return new Numbers(square.length, square.length, index, values, 0);
  }

  private double sawInPlace(RowPairs rows) {
    for (double correlation : PLANTED) {
      Similarity planted = rows.planted(correlation, false);
      if (UnitsFound.inPlace(planted, rows.rows(), tests).decides()) {
        return correlation;
      }
    }
    return 1;
  }

  private double sawReordered(RowPairs tokens) {
    if (tokens.rows() >= FEWEST_TOKENS) {
      for (double correlation : PLANTED) {
        if (UnitSearch.pairs(tokens.planted(correlation, true), expected()) != null) {
          return correlation;
        }
      }
    }
    return 1;
  }

  private Kinship without(
      Finding finding, UnitsFound found, double inPlace, double reordered, UnitsFound neurons) {
    return new Kinship(
        finding,
        found,
        Kinship.StreamOrder.IN_PLACE,
        false,
        false,
        inPlace,
        reordered,
        neurons.wouldDecide(),
        List.of(),
        List.of(),
        List.of(),
        Kinship.Start.NOTHING,
        0,
        a.bytesRead() + b.bytesRead());
  }
}
