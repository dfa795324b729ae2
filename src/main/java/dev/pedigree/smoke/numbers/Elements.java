package dev.pedigree.smoke.numbers;

/** The numbers of one stored tensor, decoded when asked for. */
public interface Elements {

  /**
   * Decodes a run of numbers.
   *
   * @param from index of the first number, row-major
   * @param count how many
   * @param into receives them from index {@code at} on
   */
  void read(long from, int count, float[] into, int at);
}
