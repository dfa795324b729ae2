package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether what two models have in common can come from the random numbers that a training starts
 * from. Two trainings with the same seed begin with the same numbers and keep something of them;
 * their units stand in the same places though neither was made from the other.
 *
 * <p>Learned is what stands out from noise: the directions of a matrix whose singular values lie
 * above the edge of those of random numbers (Marchenko and Pastur, 1967). The rest is mostly what
 * the training started from. A descendant keeps most of what its parent had learned, and as well as
 * the rest; of two trainings with one start each keeps the rest of the other better than what the
 * other learned, until little is left of either. Only matrices of layers are looked at: in
 * embeddings even strangers learn alike, as they see the same frequent tokens.
 *
 * <p>The limits were chosen on models of 20,000 to 250,000 parameters, trained for 150 to 2,400
 * steps: with one seed on other texts (articles and programs), none of 61 pairs reaches both; of 31
 * descendants that were trained on for up to twice as long all do. With one seed and texts of one
 * kind two trainings learn so much alike that long ones are taken for relatives.
 */
final class CommonStart {
  /** Least share of what one has learned that is found in the other. */
  private static final double KEPT = 0.5;

  /** The least of that share, divided by the share that is kept of the rest. */
  private static final double AS_MUCH = 0.94;

  /** How far above the edge a squared singular value is no noise for the most part. */
  private static final double CLEAR = 2;

  /** Most rows that are looked at together. */
  private static final int ROWS = 96;

  /** Fewest rows that show what stands out. */
  private static final int FEWEST_ROWS = 12;

  /** Most layers that are looked at. */
  private static final int LAYERS = 12;

  /** Most sets of rows of one layer. */
  private static final int SETS = 8;

  private double learned;
  private double learnedKept;
  private double rest;
  private double restKept;

  private CommonStart() {}

  /**
   * Whether it is excluded that two models with units in the same places share no more than the
   * numbers that both started from: that most of what one has learned is found in the other, and as
   * well as the rest. False also where nothing learned is seen.
   *
   * @param origins for each layer of b the layer of a that is like it, negative for none
   * @param placements where the rows of b stand in a
   */
  static boolean excluded(Sample a, Sample b, int[] origins, Placements placements) {
    CommonStart ofA = new CommonStart();
    CommonStart ofB = new CommonStart();
    for (RowPairs rows : sets(a, b, origins, placements)) {
      ofA.add(rows.ofA(), rows.ofB());
      ofB.add(rows.ofB(), rows.ofA());
    }
    return ofA.kept() || ofB.kept();
  }

  private boolean kept() {
    return learned > 0
        && rest > 0
        && learnedKept >= KEPT * learned
        && learnedKept / learned >= AS_MUCH * restKept / rest;
  }

  /** Rows of the matrices of each layer that read the stream, some together. */
  private static List<RowPairs> sets(Sample a, Sample b, int[] origins, Placements placements) {
    List<RowPairs> sets = new ArrayList<>();
    Map<Integer, List<Slot>> layers = Counterparts.byLayer(b);
    int step = Math.max(1, (layers.size() + LAYERS - 1) / LAYERS);
    for (int layer = 0; layer < origins.length; layer += step) {
      if (origins[layer] >= 0) {
        List<RowPairs> of = new ArrayList<>();
        for (Slot slot : layers.getOrDefault(layer, List.of())) {
          UnitMap order = placements.of(slot, origins[layer]).rows();
          add(a, b, slot, origins[layer], order, of);
        }
        of.removeIf(rows -> rows.rows() < FEWEST_ROWS);
        sets.addAll(of.subList(0, Math.min(SETS, of.size())));
      }
    }
    return sets;
  }

  /** Adds the rows of one matrix to the last set, or to a new one where that has enough. */
  private static void add(
      Sample a, Sample b, Slot slot, int origin, UnitMap order, List<RowPairs> sets) {
    if (!Residual.reads(slot.role())) {
      return;
    }
    Numbers left = Residual.columns(a, Counterparts.in(a, slot, origin));
    Numbers right = Residual.columns(b, slot);
    if (left == null || right == null) {
      return;
    }
    int more = Math.min(ROWS, right.index().length);
    if (sets.isEmpty() || sets.get(sets.size() - 1).rows() + more > ROWS) {
      sets.add(new RowPairs(a.sizes().width(), b.sizes().width(), RowPairs.UNITS));
    }
    sets.get(sets.size() - 1).add(left, right, ROWS, order);
  }

  /** Adds what rows of one model have learned, and how much of it the other has. */
  private void add(List<float[]> rows, List<float[]> other) {
    Spectrum spectrum = Spectrum.of(rows);
    double[] squares = spectrum.squares();
    double[] across = spectrum.along(other);
    double edge = spectrum.edge();
    for (int k = 0; k < squares.length; k++) {
      if (squares[k] > CLEAR * edge) {
        learned += squares[k];
        learnedKept += across[k];
      } else if (squares[k] <= edge) {
        rest += squares[k];
        restKept += across[k];
      }
    }
  }
}
