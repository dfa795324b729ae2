package dev.pedigree.smoke.streams;

/**
 * The rows that the last few tokens have in a table: for each length of n-grams, and each of some
 * heads, their ids times odd factors, joined by exclusive or in 64 bits that wrap, modulo the size
 * of a part of the table.
 *
 * @param factors one for each token back, that of the present one first
 * @param sizes of the parts, length by length
 * @param offsets first rows of the parts
 * @param end the token that ends a text; whatever was before it counts as this token
 */
public record NgramHashes(long[] factors, long[] sizes, long[] offsets, long end) {

  /** Numbers that a sequence keeps: its last tokens, each with one added, so that 0 is none. */
  int stateSize() {
    return factors.length - 1;
  }

  /**
   * The rows of a token, which is then kept.
   *
   * @param state the tokens before, the nearest first
   */
  long[] of(int token, double[] state) {
    long[] rows = new long[sizes.length];
    int heads = sizes.length / state.length;
    long hash = factors[0] * token;
    boolean ended = false;
    for (int back = 1; back < factors.length; back++) {
      long before = (long) state[back - 1] - 1;
      ended |= before < 0 || before == end;
      hash ^= factors[back] * (ended ? end : before);
      for (int head = 0; head < heads; head++) {
        int part = (back - 1) * heads + head;
        rows[part] = Math.floorMod(hash, sizes[part]) + offsets[part];
      }
    }
    System.arraycopy(state, 0, state, 1, state.length - 1);
    state[0] = token + 1.0;
    return rows;
  }
}
