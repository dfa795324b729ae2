package dev.pedigree.smoke.attention;

/** Which of the earlier tokens a query sees, and what is added to their scores. */
public interface Sight {

  /**
   * Whether a query sees a token.
   *
   * @param head query head
   * @param at index of the query's token in its sequence
   * @param key index of the other token, at most {@code at}
   */
  boolean sees(int head, int at, int key);

  /** What is added to the score of a token. */
  default double bonus(int head, int at, int key) {
    return 0;
  }
}
