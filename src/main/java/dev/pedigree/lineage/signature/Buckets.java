package dev.pedigree.lineage.signature;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keys under which models with common weights meet, so that not every pair has to be compared. Two
 * models that share weights have several keys in common, two others hardly any.
 *
 * <p>A key says which unit is the most prominent one in a row: the argument of the greatest size,
 * the simplest hash for directions (Terasawa and Tanaka, 2007; Andoni et al., 2015). As units are
 * numbered at random when a training starts, a stranger has the same one with a probability of one
 * in twice the number of units. These keys do not find a copy whose units stand in another order;
 * such a copy can be seen only where all units are kept, so models as narrow as that are all
 * compared.
 */
public final class Buckets {
  /** Units of a row that make a key each. */
  private static final int PROMINENT = 2;

  /** How far above chance, in standard deviations, the keys of two models have to be. */
  private static final double DEVIATIONS = 3;

  private Buckets() {}

  /**
   * Whether two models have so many keys in common that they are worth comparing: more than nearly
   * all strangers have, of which each row agrees by chance once in so many times.
   *
   * @param shared keys that both have
   * @param one one of the two; the keys of the other are about as many
   */
  public static boolean enough(int shared, Signature one) {
    return one.allUnits() ? shared > 0 : prominent(shared, one);
  }

  /** The same by the units that are prominent in rows alone. */
  static boolean prominent(int shared, Signature one) {
    int rows = one.tensors().stream().mapToInt(tensor -> tensor.index().length).sum();
    double chance = (double) rows * PROMINENT * PROMINENT / (2.0 * one.units());
    return shared >= 2 + chance + DEVIATIONS * Math.sqrt(chance);
  }

  /** The keys of a signature, plain text, sorted. */
  public static SortedSet<String> of(Signature signature) {
    SortedSet<String> keys = new TreeSet<>();
    if (signature.allUnits()) {
      keys.add(signature.width() + " all");
    }
    for (SignedTensor tensor : signature.tensors()) {
      Numbers numbers = tensor.numbers();
      if (numbers.rows() > 1) {
        String place = signature.width() + " " + place(tensor);
        prominent(numbers, place, keys);
      }
    }
    return keys;
  }

  /** The place; a dense network and its first expert are one, as experts start from networks. */
  static String place(SignedTensor tensor) {
    Role role =
        switch (tensor.slot().role().role()) {
          case EXPERT_GATE -> Role.FFN_GATE;
          case EXPERT_UP -> Role.FFN_UP;
          case EXPERT_GATE_UP -> Role.FFN_GATE_UP;
          default -> tensor.slot().role().role();
        };
    return role.key() + " " + tensor.slot().layer();
  }

  private static void prominent(Numbers numbers, String place, SortedSet<String> keys) {
    float[] scales = scales(numbers);
    for (int r = 0; r < numbers.index().length; r++) {
      int first = -1;
      for (int k = 0; k < PROMINENT; k++) {
        int best = largest(numbers, r, scales, first);
        if (best < 0) {
          break;
        }
        keys.add(place + " " + numbers.index()[r] + " " + signed(numbers, r, best));
        first = best;
      }
    }
  }

  /** The unit that is the largest in a row, but one; -1 where all numbers are zero. */
  static int largest(Numbers numbers, int row, float[] scales, int but) {
    int start = row * numbers.columns();
    int best = -1;
    for (int c = 0; c < numbers.columns(); c++) {
      boolean larger =
          best < 0 || size(numbers, start, c, scales) > size(numbers, start, best, scales);
      best = c != but && larger ? c : best;
    }
    return best < 0 || numbers.values()[start + best] == 0 ? -1 : best;
  }

  /** A unit with the sign that it has in a row. */
  static String signed(Numbers numbers, int row, int unit) {
    return (numbers.values()[row * numbers.columns() + unit] < 0 ? "-" : "+") + unit;
  }

  private static float size(Numbers numbers, int start, int column, float[] scales) {
    return Math.abs(numbers.values()[start + column]) * scales[column];
  }

  /** What brings each unit to the same size, so that a few large ones do not stand for all rows. */
  static float[] scales(Numbers numbers) {
    int rows = numbers.index().length;
    double[] squares = new double[numbers.columns()];
    double all = 0;
    for (int i = 0; i < numbers.values().length; i++) {
      double square = (double) numbers.values()[i] * numbers.values()[i];
      squares[i % numbers.columns()] += square;
      all += square / numbers.columns();
    }
    float[] scales = new float[numbers.columns()];
    for (int c = 0; c < scales.length; c++) {
      // Of few rows the size of a unit is not well known: it is drawn towards that of all.
      double drawn = (squares[c] + all * 8 / rows) / (rows + 8);
      scales[c] = drawn == 0 ? 0 : (float) (1 / Math.sqrt(drawn));
    }
    return scales;
  }
}
