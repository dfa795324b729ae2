package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * Entries that stand for pieces of a text (DeepSeek-V4): of the tokens of a piece, each channel is
 * averaged by a softmax over gates. Where pieces are paired, an entry has the tokens of the piece
 * before it too, in other channels of their projections.
 *
 * @param kv from a token to its channels; twice as many where pieces are paired
 * @param gate from a token to its gates, one for each of these channels
 * @param place added to the gates by the place of a token in its piece, [tokens, channels]
 * @param norm of an entry
 * @param rope turns a part of an entry, as at the first position of its piece
 * @param tokens of a piece
 * @param paired whether an entry has the tokens of two pieces
 */
public record Entries(
    Linear kv, Linear gate, float[] place, Norm norm, Rope rope, int tokens, boolean paired) {

  /** Channels of an entry. */
  int dim() {
    return paired ? kv.outputs() / 2 : kv.outputs();
  }

  /**
   * Computes the entries that the new tokens of a sequence complete.
   *
   * @param values kv of all new tokens, [rows, channels]
   * @param gates their gates
   * @param memory keeps both for all tokens, and the entries as its values
   * @return how many entries there are
   */
  int add(float[] values, float[] gates, Batch.Part part, SequenceState.Memory memory) {
    int wide = kv.outputs();
    int padding = part.state().padding();
    float[] kept = memory.marks(2 * part.length() * wide);
    for (int i = 0; i < part.tokens().length; i++) {
      int from = (part.firstRow() + i) * wide;
      int to = 2 * (part.past() + i) * wide;
      System.arraycopy(values, from, kept, to, wide);
      System.arraycopy(gates, from, kept, to + wide, wide);
    }
    int before = Math.max(0, part.past() - padding) / tokens;
    int after = Math.max(0, part.length() - padding) / tokens;
    memory.room(0, after * dim());
    Rope.Rotation[] rotations = rope.rotations(before * tokens, Math.max(1, after * tokens));
    for (int entry = before; entry < after; entry++) {
      pool(kept, padding, entry, memory.values());
      norm.inPlace(memory.values(), entry * dim(), 1, dim());
      rope.apply(memory.values(), entry * dim(), 1, dim(), rotations[entry * tokens]);
    }
    return after;
  }

  private void pool(float[] kept, int padding, int entry, float[] into) {
    int dim = dim();
    int pieces = paired && entry > 0 ? 2 : 1;
    int count = pieces * tokens;
    double[] gates = new double[count];
    for (int d = 0; d < dim; d++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < count; t++) {
        gates[t] =
            kept[at(padding, entry, pieces, t, d) + kv.outputs()] + place[place(pieces, t, d)];
        highest = Math.max(highest, gates[t]);
      }
      double sum = 0;
      double value = 0;
      for (int t = 0; t < count; t++) {
        double weight = Math.exp(gates[t] - highest);
        sum += weight;
        value += weight * kept[at(padding, entry, pieces, t, d)];
      }
      into[entry * dim + d] = (float) (value / sum);
    }
  }

  /** Where the value of a channel of a token of an entry is kept. */
  private int at(int padding, int entry, int pieces, int t, int d) {
    int position = (entry - pieces + 1) * tokens + t;
    return 2 * (padding + position) * kv.outputs() + channel(pieces, t, d);
  }

  private int place(int pieces, int t, int d) {
    return t % tokens * kv.outputs() + channel(pieces, t, d);
  }

  /** The first channels pool the piece before, the second ones the piece itself. */
  private int channel(int pieces, int t, int d) {
    boolean own = pieces == 1 || t >= tokens;
    return paired && own ? dim() + d : d;
  }
}
