package dev.pedigree.smoke.numbers;

/** Unsigned integers packed without gaps in 32-bit words, the lowest bits first. */
public final class Bits {
  private static final int LARGEST = 8;

  private Bits() {}

  /**
   * Reads one of the numbers.
   *
   * @param start index of the first word
   * @param step distance between consecutive words
   * @param bits bits of a number, at most 8
   * @param index index of the number
   */
  public static int at(int[] words, int start, int step, int bits, int index) {
    int bit = bits * index;
    int from = bit & 31;
    int word = start + (bit >> 5) * step;
    int value = words[word] >>> from;
    if (from + bits > 32) {
      value |= words[word + step] << 32 - from;
    }
    return value & (1 << bits) - 1;
  }

  /** The number of words that so many numbers take. */
  public static int words(int numbers, int bits) {
    return ArraySize.of(((long) numbers * bits + 31) / 32);
  }

  /**
   * The bits of a number, 1 to 8.
   *
   * @param words the number of words they take
   * @param said the bits in the configuration, or 0; used if it fits
   */
  public static int width(int words, int numbers, int said) {
    int bits =
        said >= 1 && said <= LARGEST && words(numbers, said) == words
            ? said
            : ArraySize.of(words * 32L / Math.max(1, numbers));
    if (bits < 1 || bits > LARGEST) {
      throw new UnsupportedDesign("packed numbers of " + bits + " bits");
    }
    return bits;
  }
}
