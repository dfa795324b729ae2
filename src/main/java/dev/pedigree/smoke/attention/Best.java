package dev.pedigree.smoke.attention;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/** The places of the largest numbers. */
final class Best {
  private Best() {}

  /**
   * The places of the largest; of equal ones the earlier. All when there are no more than that.
   *
   * @param numbers those from {@code first} count
   */
  static BitSet of(double[] numbers, int first, int count) {
    BitSet best = new BitSet(numbers.length);
    if (numbers.length - first <= count) {
      best.set(first, numbers.length);
      return best;
    }
    Integer[] order = new Integer[numbers.length - first];
    Arrays.setAll(order, i -> first + i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -numbers[i]));
    Arrays.stream(order).limit(count).forEach(best::set);
    return best;
  }
}
