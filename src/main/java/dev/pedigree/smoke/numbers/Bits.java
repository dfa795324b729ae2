package dev.pedigree.smoke.numbers;

/** Small whole numbers, packed without gaps in words of 32 bits, the lowest bits first. */
public final class Bits {
  private static final int LARGEST = 8;

  private Bits() {}

  /**
   * One of the numbers.
   *
   * @param start index of the first word
   * @param step from one word to the next
   * @param bits width of a number, at most 8
   * @param index which number
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

  /** Words that so many numbers take. */
  public static int words(int numbers, int bits) {
    return ArraySize.of(((long) numbers * bits + 31) / 32);
  }

  /**
   * How many bits the numbers have, 1 to 8.
   *
   * @param words words that they take
   * @param said what the configuration says, or 0; used when it fits
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
