package dev.pedigree.smoke.attention;

import java.util.List;

/**
 * The tokens that go through the model together. Rows of activations follow each other sequence by
 * sequence.
 *
 * @param parts the sequences, in order
 * @param embedded the input of the first layer, [rows, width]; null before there is one
 */
public record Batch(List<Part> parts, float[] embedded) {

  /** Sequences that are not embedded yet. */
  public Batch(List<Part> parts) {
    this(parts, null);
  }

  /** The same sequences, embedded. */
  public Batch with(float[] embedded) {
    return new Batch(parts, embedded);
  }

  /**
   * The new tokens of one sequence.
   *
   * @param tokens token ids
   * @param firstRow the row of the first of them among all rows
   * @param state what the sequence keeps from earlier tokens
   */
  public record Part(int[] tokens, int firstRow, SequenceState state) {

    /** Index of the first new token in its sequence, padding counted. */
    public int past() {
      return state.length();
    }

    /** Tokens of the sequence after this run, padding counted. */
    public int length() {
      return past() + tokens.length;
    }

    /** The position of a token, not counting the padding before it. */
    public int position(int index) {
      return Math.max(0, index - state.padding());
    }
  }

  /** Rows of all sequences together. */
  public int rows() {
    return parts.stream().mapToInt(p -> p.tokens().length).sum();
  }
}
