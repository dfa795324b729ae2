package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.lineage.weights.Kinship.StreamOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at all that two models have in common, once it is known that chance did not bring it. */
final class SharedNumbers {
  /** Change of numbers that are equal but for rounding to 16 bits. */
  static final double ROUNDED = 0x1p-7;

  /** Differences of matrices that are looked at. */
  private static final int CHANGES = 12;

  private final Sample a;
  private final Sample b;
  private final StreamOrder stream;
  private final boolean trained;

  private SharedNumbers(Sample a, Sample b, StreamOrder stream, boolean trained) {
    this.a = a;
    this.b = b;
    this.stream = stream;
    this.trained = trained;
  }

  /**
   * Of models whose units were found.
   *
   * @param table how alike their layers are, or null if that was not looked at
   */
  static Kinship of(Sample a, Sample b, UnitsFound units, Placements placements, LayerTable table) {
    StreamOrder stream = placements.stream().moves() ? StreamOrder.REORDERED : StreamOrder.IN_PLACE;
    return new SharedNumbers(a, b, stream, Trained.is(a) && Trained.is(b))
        .kinship(units, placements, table == null ? LayerTable.of(a, b, placements) : table);
  }

  /** Of models whose neurons were found and whose units were not. */
  static Kinship throughTokens(TokenView view, UnitsFound neurons) {
    Placements placements = new Placements(UnitMap.SAME);
    Sample a = view.ofA();
    Sample b = view.ofB();
    return new SharedNumbers(a, b, StreamOrder.ROTATED, view.trained())
        .kinship(neurons, placements, LayerTable.of(a, b, placements));
  }

  private Kinship kinship(UnitsFound found, Placements placements, LayerTable inPlace) {
    LayerTable table = inPlace;
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
    boolean same =
        a.whole()
            && b.whole()
            && missing == 0
            && stream == StreamOrder.IN_PLACE
            && !placements.movesInside()
            && tensors.stream().allMatch(TensorKin::same);
    Kinship.Start start = same ? Kinship.Start.NOTHING : start(ofB, placements);
    boolean explained = start != Kinship.Start.NOTHING;
    return new Kinship(
        same ? Finding.SAME : explained ? Finding.UNKNOWN : Finding.DERIVED,
        found,
        stream,
        placements.movesInside(),
        stream != StreamOrder.ROTATED && rescaled(tensors, placements),
        0,
        0,
        true,
        boxed(ofB),
        boxed(table.ofA()),
        same || stream == StreamOrder.ROTATED ? tensors : changed(tensors, placements),
        start,
        missing,
        a.bytesRead() + b.bytesRead());
  }

  /** What a common start may explain, which leaves the units in their places. */
  private Kinship.Start start(int[] ofB, Placements placements) {
    if (!trained) {
      return Kinship.Start.UNTRAINED;
    }
    return stream != StreamOrder.IN_PLACE || CommonStart.excluded(a, b, ofB, placements)
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
