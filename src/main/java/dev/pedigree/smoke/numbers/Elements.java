package dev.pedigree.smoke.numbers;

/** The numbers of one stored tensor, decoded on demand. */
public interface Elements {

  /**
   * Decodes consecutive numbers.
   *
   * @param from index of the first number, row-major
   * @param count number of elements
   * @param into receives them from index {@code at} on
   */
  void read(long from, int count, float[] into, int at);
}
