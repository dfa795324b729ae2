package dev.pedigree.lineage.signature;

import dev.pedigree.lineage.sample.Numbers;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keys for very many models: as {@link Buckets}, but two neighbouring rows make one key together
 * (banding, Broder, 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4). Of two
 * models of strangers a key agrees by chance once in the square of twice the number of units, which
 * is once in 260,000 where 256 units are kept: so as many models meet under a key by chance as
 * there are models of a width for each 260,000, and not a share of all.
 *
 * <p>Where a row has the same most prominent unit in both models with a probability q, a key agrees
 * with q², and of n keys two do with 1 − (1 − q²)ⁿ − n q² (1 − q²)ⁿ⁻¹. They do not find a copy
 * whose units stand in another order.
 */
public final class Bands {
  /** Keys that two models have to share. */
  public static final int ENOUGH = 2;

  /**
   * Models, the earliest, with which each model is looked at that has a key: whoever had the
   * weights first is among them, and a key that ten thousand models have costs each of them so
   * many.
   */
  public static final int FIRST = 8;

  private Bands() {}

  /** The keys of a signature, plain text, sorted. */
  public static SortedSet<String> of(Signature signature) {
    SortedSet<String> keys = new TreeSet<>();
    for (SignedTensor tensor : signature.tensors()) {
      Numbers numbers = tensor.numbers();
      if (numbers.rows() > 1) {
        float[] scales = Buckets.scales(numbers);
        String place = signature.width() + " " + Buckets.place(tensor);
        for (int row = 0; row + 1 < numbers.index().length; row += 2) {
          String one = prominent(numbers, row, scales);
          String two = prominent(numbers, row + 1, scales);
          if (!one.isEmpty() && !two.isEmpty()) {
            keys.add(place + " " + one + " " + two);
          }
        }
      }
    }
    return keys;
  }

  private static String prominent(Numbers numbers, int row, float[] scales) {
    int unit = Buckets.largest(numbers, row, scales, -1);
    return unit < 0 ? "" : numbers.index()[row] + " " + Buckets.signed(numbers, row, unit);
  }
}
