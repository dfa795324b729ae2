package dev.pedigree.smoke;

import java.util.List;
import java.util.SplittableRandom;

/** What it costs a model to read texts. */
final class Reading {

  /** How far below guessing a plausible loss lies, in nats. */
  private static final double BELOW_UNIFORM = 2;

  /** How far below the same tokens in disorder. */
  private static final double BELOW_SHUFFLED = 0.5;

  /** Losses closer than this are no different. */
  private static final double SAME = 0.1;

  private Reading() {}

  /**
   * The mean cost of the next token over all texts.
   *
   * @param tokens of the texts, each from its beginning
   */
  static SmokeResult.Loss of(Decoder decoder, Watch watch, Tokens tokens) {
    int[][] texts = tokens.ids();
    int[][] shuffled = new int[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      shuffled[i] = shuffled(texts[i], i);
    }
    return new SmokeResult.Loss(
        mean(decoder, watch, texts),
        mean(decoder, watch, shuffled),
        // Rows that no token has make guessing no harder.
        Math.log(Math.min(decoder.vocabulary(), tokens.size())));
  }

  /** Whether the model clearly reads better than chance and than disorder. */
  static boolean plausible(SmokeResult.Loss loss) {
    return loss.text() <= loss.uniform() - BELOW_UNIFORM
        && loss.text() <= loss.shuffled() - BELOW_SHUFFLED;
  }

  /**
   * Whether the model reads no better than by guessing and makes nothing of the order of words. A
   * model trained on other text may do worse than guessing, but order still matters to it.
   */
  static boolean senseless(SmokeResult.Loss loss) {
    return loss.text() >= loss.uniform() && loss.text() >= loss.shuffled() - SAME;
  }

  private static double mean(Decoder decoder, Watch watch, int[][] texts) {
    double sum = 0;
    long predicted = 0;
    LogitRun run = new LogitRun(decoder, watch);
    // One text at a time: the logits of a large vocabulary are the largest thing in memory.
    for (int[] text : texts) {
      List<float[]> logits = run.together(new int[][] {text});
      for (int t = 0; t + 1 < text.length; t++) {
        sum += cost(logits.get(0), t * decoder.vocabulary(), decoder.vocabulary(), text[t + 1]);
        predicted++;
      }
    }
    return sum / predicted;
  }

  /** Minus the logarithm of the probability of a token. */
  private static double cost(float[] logits, int from, int count, int token) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      highest = Math.max(highest, logits[from + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(logits[from + i] - highest);
    }
    return Math.log(sum) + highest - logits[from + token];
  }

  /** The same tokens in a made-up order, the first one in its place. */
  private static int[] shuffled(int[] text, long seed) {
    int[] shuffled = text.clone();
    SplittableRandom random = new SplittableRandom(20231101 + seed);
    for (int i = shuffled.length - 1; i > 1; i--) {
      int j = 1 + random.nextInt(i);
      int token = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = token;
    }
    return shuffled;
  }
}
