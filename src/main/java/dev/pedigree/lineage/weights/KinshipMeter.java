package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.weights.Kinship.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares the samples of two models. */
public final class KinshipMeter {
  /** Correlations of made-up descendants, which the tests are tried on. */
  private static final double[] PLANTED = {0.3, 0.5, 0.7, 0.9};

  /** A test that misses a descendant of this correlation says nothing by finding none. */
  private static final double ENOUGH = 0.7;

  /** Most units whose order is looked for. */
  private static final int SEARCHED = 2048;

  /** Change of numbers that are equal but for rounding to 16 bits. */
  private static final double ROUNDED = 0x1p-7;

  /** Fewest rows by which an order is looked for. */
  private static final int FEWEST_TOKENS = 8;

  /** Differences of matrices that are looked at. */
  private static final int CHANGES = 12;

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
    this.tests = Math.multiplyExact(3 + a.layers() * b.layers(), comparisons);
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
      return related(found, new Placements(UnitMap.SAME), table);
    }
    RowPairs tokens = tokens(SEARCHED, EMBED, HEAD).evenly();
    Similarity similarity = tokens.similarity();
    int[] pairs = tokens.rows() < FEWEST_TOKENS ? null : UnitSearch.pairs(similarity, expected());
    if (pairs != null) {
      UnitMap map = UnitSearch.map(pairs, similarity, tokens, b.sizes().width());
      UnitsFound again = confirmed(pairs, map);
      return again.decides() && again.found() * 2 >= again.units()
          ? related(again, new Placements(map), null)
          : without(Finding.UNKNOWN, again, 1, 1);
    }
    double inPlace = rows.stream().mapToDouble(this::sawInPlace).min().orElse(1);
    double reordered = sawReordered(tokens);
    boolean seen = sameWidth ? inPlace <= ENOUGH : reordered < 1;
    return without(seen ? Finding.INDEPENDENT : Finding.UNKNOWN, found, inPlace, reordered);
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

  private Kinship without(Finding finding, UnitsFound found, double inPlace, double reordered) {
    return new Kinship(
        finding,
        found,
        false,
        false,
        false,
        inPlace,
        reordered,
        List.of(),
        List.of(),
        List.of(),
        Kinship.Start.NOTHING,
        0,
        read());
  }

  private long read() {
    return a.bytesRead() + b.bytesRead();
  }

  private Kinship related(UnitsFound found, Placements placements, LayerTable given) {
    LayerTable table = given == null ? LayerTable.of(a, b, placements) : given;
    long placed = placed(table.ofB());
    boolean few = placed * 2 < b.layers();
    if (few || placed < b.layers() && placed(table.ofA()) < a.layers()) {
      // Neurons and heads may stand in another order, which these products do not show.
      LayerTable grams = LayerGrams.table(a, b, placements.stream());
      table = few && placed(grams.ofB()) > placed ? grams : table.filled(grams);
    }
    int[] ofB = table.ofB();
    for (int layer = 0; layer < ofB.length; layer++) {
      if (ofB[layer] >= 0) {
        InnerOrder.find(a, b, placements, ofB[layer], layer);
      }
    }
    List<TensorKin> tensors = new ArrayList<>();
    Set<Slot> used = new HashSet<>();
    int missing = 0;
    for (Map.Entry<Slot, Numbers> entry : b.tensors().entrySet()) {
      Slot slot = entry.getKey();
      int layer = slot.layer() < 0 ? -1 : slot.layer() < ofB.length ? ofB[slot.layer()] : -2;
      Slot origin = layer == -1 && slot.layer() >= 0 ? null : Counterparts.in(a, slot, layer);
      Numbers left = origin == null || layer == -2 ? null : a.get(origin);
      Dots dots =
          left == null ? Dots.NONE : placements.of(slot, layer).dots(left, entry.getValue());
      if (dots.count() == 0) {
        missing++;
      } else {
        used.add(origin);
        tensors.add(
            new TensorKin(slot, origin, dots, shape(left, entry.getValue()), Optional.empty()));
      }
    }
    missing += (int) a.tensors().keySet().stream().filter(slot -> !used.contains(slot)).count();
    boolean moved = placements.stream().moves();
    boolean same =
        a.whole()
            && b.whole()
            && missing == 0
            && !moved
            && !placements.movesInside()
            && tensors.stream().allMatch(TensorKin::same);
    Kinship.Start start = same ? Kinship.Start.NOTHING : start(ofB, placements);
    boolean explained = start != Kinship.Start.NOTHING;
    return new Kinship(
        same ? Finding.SAME : explained ? Finding.UNKNOWN : Finding.DERIVED,
        found,
        moved,
        placements.movesInside(),
        rescaled(tensors, placements),
        0,
        0,
        boxed(ofB),
        boxed(table.ofA()),
        same ? tensors : changed(tensors, placements),
        start,
        missing,
        read());
  }

  /** What a common start may explain, which leaves the units in their places. */
  private Kinship.Start start(int[] ofB, Placements placements) {
    if (!Trained.is(a) || !Trained.is(b)) {
      return Kinship.Start.UNTRAINED;
    }
    return placements.stream().moves() || CommonStart.excluded(a, b, ofB, placements)
        ? Kinship.Start.NOTHING
        : Kinship.Start.LEARNED_APART;
  }

  /** Whether factors were moved between gains and matrices, and nothing else was changed. */
  private boolean rescaled(List<TensorKin> tensors, Placements placements) {
    boolean gains = false;
    for (TensorKin kin : tensors) {
      boolean gain = Folded.gain(kin.b().role().role());
      gains |= gain && kin.dots().change() > ROUNDED;
      if (!gain) {
        Placement placement = placements.of(kin.b(), kin.a().layer());
        Dots folded = placement.dots(Folded.of(a, kin.a()), Folded.of(b, kin.b()));
        if (folded.change() > ROUNDED) {
          return false;
        }
      }
    }
    return gains;
  }

  private static long placed(int[] origins) {
    return Arrays.stream(origins).filter(origin -> origin >= 0).count();
  }

  private static TensorKin.Shape shape(Numbers left, Numbers right) {
    return left.rows() == right.rows() && left.columns() == right.columns()
        ? TensorKin.Shape.SAME
        : left.rows() <= right.rows() && left.columns() <= right.columns()
            ? TensorKin.Shape.LARGER
            : left.rows() >= right.rows() && left.columns() >= right.columns()
                ? TensorKin.Shape.SMALLER
                : TensorKin.Shape.OTHER;
  }

  /** Looks at the differences of some matrices. */
  private List<TensorKin> changed(List<TensorKin> tensors, Placements placements) {
    List<Integer> matrices = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      TensorKin kin = tensors.get(i);
      Numbers right = b.get(kin.b());
      boolean matrix = kin.b().layer() >= 0 && right.rows() >= 8 && right.columns() >= 8;
      if (matrix && right.whole() && a.get(kin.a()).whole() && kin.dots().dd() > 0) {
        matrices.add(i);
      }
    }
    List<TensorKin> looked = new ArrayList<>(tensors);
    int step = Math.max(1, (matrices.size() + CHANGES - 1) / CHANGES);
    for (int m = 0; m < matrices.size(); m += step) {
      TensorKin kin = tensors.get(matrices.get(m));
      difference(kin, placements)
          .ifPresent(change -> looked.set(tensors.indexOf(kin), kin.with(change)));
    }
    return looked;
  }

  private Optional<Change> difference(TensorKin kin, Placements placements) {
    Numbers left = a.get(kin.a());
    Numbers right = b.get(kin.b());
    Placement placement = placements.of(kin.b(), kin.a().layer());
    double[][] difference = new double[right.rows()][right.columns()];
    for (int r = 0; r < difference.length; r++) {
      float[] row = placement.row(left, r, right.columns());
      int start = right.start(r);
      for (int c = 0; row != null && c < row.length; c++) {
        difference[r][c] = Float.isNaN(row[c]) ? 0 : (double) right.values()[start + c] - row[c];
      }
    }
    return Optional.of(Change.of(difference));
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
