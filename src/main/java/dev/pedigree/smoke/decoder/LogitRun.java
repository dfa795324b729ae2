package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.SequenceState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs sequences through a decoder and gives the logits of every token. */
public final class LogitRun {
  private final Decoder decoder;
  private final Watch watch;

  public LogitRun(Decoder decoder, Watch watch) {
    this.decoder = decoder;
    this.watch = watch;
  }

  /**
   * All sequences together, each in one go.
   *
   * @param sequences token ids
   * @return for each sequence [tokens, vocabulary]
   */
  public List<float[]> together(int[][] sequences) {
    return padded(sequences, 0);
  }

  /** Tokens whose logits {@link #pieces} holds at once. */
  public static final int PIECE = 64;

  /** Takes the logits of consecutive tokens of a sequence. */
  public interface Piece {
    /**
     * Takes one piece.
     *
     * @param first index of the first token
     * @param logits [tokens, vocabulary]
     */
    void take(int first, float[] logits);
  }

  /**
   * Runs one sequence in one go and gives its logits in pieces, as all at once need the most
   * memory.
   */
  public void pieces(int[] sequence, Piece piece) {
    Batch batch = new Batch(List.of(new Batch.Part(sequence, 0, state(false, 0))));
    float[] hidden = decoder.hidden(batch, watch);
    int width = decoder.width();
    for (int first = 0; first < sequence.length; first += PIECE) {
      int end = Math.min(sequence.length, first + PIECE);
      float[] some = Arrays.copyOfRange(hidden, first * width, end * width);
      piece.take(first, decoder.logits(some, watch));
    }
  }

  /**
   * All sequences together.
   *
   * @param sequences token ids
   * @return for each sequence the logits of its last token
   */
  public List<float[]> last(int[][] sequences) {
    List<Batch.Part> parts = new ArrayList<>();
    int row = 0;
    for (int[] sequence : sequences) {
      parts.add(new Batch.Part(sequence, row, state(false, 0)));
      row += sequence.length;
    }
    float[] hidden = decoder.hidden(new Batch(parts), watch);
    int width = decoder.width();
    float[] ends = new float[parts.size() * width];
    for (int i = 0; i < parts.size(); i++) {
      int end = (parts.get(i).firstRow() + parts.get(i).tokens().length - 1) * width;
      System.arraycopy(hidden, end, ends, i * width, width);
    }
    float[] all = decoder.logits(ends, watch);
    List<float[]> logits = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int from = i * decoder.vocabulary();
      logits.add(Arrays.copyOfRange(all, from, from + decoder.vocabulary()));
    }
    return logits;
  }

  /**
   * All sequences together, each after padding tokens.
   *
   * @param padding number of padding tokens
   * @return for each sequence [tokens, vocabulary], without the padding
   */
  public List<float[]> padded(int[][] sequences, int padding) {
    List<Batch.Part> parts = new ArrayList<>();
    int row = 0;
    for (int[] sequence : sequences) {
      int[] tokens = new int[padding + sequence.length];
      System.arraycopy(sequence, 0, tokens, padding, sequence.length);
      parts.add(new Batch.Part(tokens, row, state(false, padding)));
      row += tokens.length;
    }
    float[] hidden = decoder.hidden(new Batch(parts), watch);
    List<float[]> logits = new ArrayList<>();
    for (Batch.Part part : parts) {
      int from = (part.firstRow() + padding) * decoder.width();
      int to = (part.firstRow() + part.tokens().length) * decoder.width();
      logits.add(decoder.logits(Arrays.copyOfRange(hidden, from, to), watch));
    }
    return logits;
  }

  /**
   * One sequence: first some tokens in one go, then the others one by one from the cache.
   *
   * @param together tokens of the first step
   */
  public float[] stepwise(int[] sequence, int together) {
    SequenceState state = state(true, 0);
    float[] all = new float[sequence.length * decoder.vocabulary()];
    int done = 0;
    while (done < sequence.length) {
      int count = done == 0 ? together : 1;
      int[] tokens = Arrays.copyOfRange(sequence, done, done + count);
      Batch batch = new Batch(List.of(new Batch.Part(tokens, 0, state)));
      float[] logits = decoder.logits(decoder.hidden(batch, watch), watch);
      System.arraycopy(logits, 0, all, done * decoder.vocabulary(), logits.length);
      done += count;
    }
    return all;
  }

  private SequenceState state(boolean keeping, int padding) {
    return new SequenceState(decoder.layers().size(), keeping, padding);
  }
}
