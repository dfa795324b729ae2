package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two models are more alike than a common start can leave them. What a start leaves behind
 * in a matrix is at most what is not learned. Learned is at least what stands out from noise:
 * singular values above the edge of those of random numbers (Marchenko and Pastur, 1967), less what
 * noise adds to them (Baik, Ben Arous and Péché, 2005). If shares λ and μ of two matrices are
 * learned, equal starts give them a cosine of √((1−λ)(1−μ)) at most. A cosine above that excludes a
 * common start as the only reason, unless the two learned alike as well; so more than half of the
 * numbers has to be common too.
 *
 * <p>Few rows are enough for that, as a signature has them. It is less sure than what whole
 * matrices show: of 65 pairs of small models that were trained with one seed on texts of different
 * kinds, two exceeded it, both after 150 steps.
 */
public final class StartBound {
  /** Share of the squares that is still that of the other, at least. */
  private static final double HALF = 0.5;

  /** Most rows that are looked at together. */
  private static final int MOST_ROWS = 96;

  /** Fewest rows that show what stands out from noise. */
  private static final int FEWEST_ROWS = 12;

  /** How far a cosine has to be above what is possible, in standard deviations. */
  private static final double DEVIATIONS = 4;

  private StartBound() {}

  /** Whether the two, units in the same places, are more alike than that. */
  public static boolean exceeded(Sample a, Sample b) {
    boolean more = false;
    boolean mostly = false;
    for (List<Slot> together : sets(b)) {
      RowPairs rows = new RowPairs(a.sizes().width(), b.sizes().width(), RowPairs.UNITS);
      for (Slot slot : together) {
        Numbers left = Residual.columns(a, Counterparts.in(a, slot, slot.layer()));
        Numbers right = Residual.columns(b, slot);
        if (left != null && right != null) {
          rows.add(left, right, MOST_ROWS - rows.rows(), UnitMap.SAME);
        }
      }
      if (rows.rows() >= FEWEST_ROWS) {
        double common = cosine(rows);
        double most =
            Math.sqrt((1 - learned(rows.ofA())) * (1 - learned(rows.ofB())))
                + DEVIATIONS / Math.sqrt((double) rows.rows() * rows.units());
        more |= common > most;
        mostly |= common > 0 && common * common > HALF;
      }
    }
    return more && mostly;
  }

  /** The cosine of all rows with those beside them. */
  private static double cosine(RowPairs rows) {
    double sum = 0;
    for (int r = 0; r < rows.rows(); r++) {
      for (int c = 0; c < rows.units(); c++) {
        sum += (double) rows.ofA().get(r)[c] * rows.ofB().get(r)[c];
      }
    }
    return sum / rows.rows();
  }

  /** Tokens of each end, and the matrices of each layer. */
  private static List<List<Slot>> sets(Sample sample) {
    List<List<Slot>> sets = new ArrayList<>();
    sets.add(List.of(new Slot(Role.EMBED.weight(), -1, -1)));
    sets.add(List.of(new Slot(Role.HEAD.weight(), -1, -1)));
    for (List<Slot> layer : Counterparts.byLayer(sample).values()) {
      sets.add(layer.stream().filter(slot -> Residual.reads(slot.role())).toList());
    }
    return sets;
  }

  /** The share of the squares of rows that stands out from noise, 0 to 1; rows of length 1. */
  private static double learned(List<float[]> rows) {
    Spectrum spectrum = Spectrum.of(rows);
    int units = rows.get(0).length;
    double edge = spectrum.edge();
    double noise = spectrum.noise();
    double ratio = (double) rows.size() / units;
    double all = 0;
    double learned = 0;
    for (double square : spectrum.squares()) {
      all += square;
      if (square > edge && noise > 0) {
        double over = square / (noise * units) - 1 - ratio;
        double signal = (over + Math.sqrt(Math.max(0, over * over - 4 * ratio))) / 2;
        learned += Math.max(0, signal) * noise * units;
      }
    }
    return all == 0 ? 0 : Math.min(1, learned / all);
  }
}
