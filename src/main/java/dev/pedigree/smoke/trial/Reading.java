package dev.pedigree.smoke.trial;

import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Measures the loss of a model on texts. */
public final class Reading {

  /** A plausible loss is at least this far below that of a uniform guess, in nats. */
  private static final double BELOW_UNIFORM = 2;

  /** A plausible loss is at least this far below that of shuffled tokens, in nats. */
  private static final double BELOW_SHUFFLED = 0.5;

  /**
   * A plausible loss is at least this far below that with a short context, in nats. Broken
   * attention gains nothing from a longer one.
   */
  private static final double BELOW_NEARBY = 0.6;

  /** Losses closer than this count as equal. */
  private static final double SAME = 0.1;

  /** Tokens of the short context, besides the first token of the text. */
  private static final int NEAR = 3;

  /**
   * Positions of a text that are also read with the short context: a quarter, but at least this
   * many.
   */
  private static final int PLACES = 32;

  private final Decoder decoder;
  private final LogitRun run;

  private Reading(Decoder decoder, Watch watch) {
    this.decoder = decoder;
    this.run = new LogitRun(decoder, watch);
  }

  /**
   * The losses of a model.
   *
   * @param loss the mean losses over all texts
   * @param costs the loss of each token after the first, of all texts one after the other
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Told(Loss loss, double[] costs) {}

  /** The mean losses over all texts. */
  public static Loss of(Decoder decoder, Watch watch, Tokens tokens) {
    return told(decoder, watch, tokens).loss();
  }

  /** The losses over all texts. */
  public static Told told(Decoder decoder, Watch watch, Tokens tokens) {
    Reading reading = new Reading(decoder, watch);
    double[] text = {0, 0};
    double[] shuffled = {0, 0};
    double[] gain = {0, 0};
    DoubleStream.Builder all = DoubleStream.builder();
    for (int i = 0; i < tokens.ids().length; i++) {
      int[] ids = tokens.ids()[i];
      double[] costs = reading.costs(ids);
      add(text, costs);
      Arrays.stream(costs).forEach(all);
      add(gain, reading.gains(ids, costs));
      add(shuffled, reading.costs(shuffled(ids, i)));
    }
    double mean = text[0] / text[1];
    Loss loss =
        new Loss(
            mean,
            shuffled[0] / shuffled[1],
            gain[1] == 0 ? mean : mean + gain[0] / gain[1],
            // Rows of the embedding without a token do not make guessing harder.
            Math.log(Math.min(decoder.vocabulary(), tokens.size())));
    return new Told(loss, all.build().toArray());
  }

  /** The mean loss on the beginning of the first text, which is quick to tell. */
  public static double quick(Decoder decoder, Tokens tokens, int limit) {
    int[] text = tokens.ids()[0];
    int[] beginning = Arrays.copyOf(text, Math.min(limit, text.length));
    double[] costs = new Reading(decoder, Watch.FINITE).costs(beginning);
    return Arrays.stream(costs).average().orElse(Double.POSITIVE_INFINITY);
  }

  /** How many tokens {@link #of} runs through the model. */
  public static long rows(Tokens tokens) {
    long rows = 0;
    for (int[] text : tokens.ids()) {
      rows += 2L * text.length + (NEAR + 1L) * places(text.length).length;
    }
    return rows;
  }

  /** Whether the loss is clearly below guessing, shuffled text and a short context. */
  public static boolean plausible(Loss loss) {
    return loss.text() <= loss.uniform() - BELOW_UNIFORM
        && loss.text() <= loss.shuffled() - BELOW_SHUFFLED
        && loss.text() <= loss.nearby() - BELOW_NEARBY;
  }

  /**
   * Whether the loss is no better than guessing and hardly depends on word order. A model trained
   * on other text may do worse than guessing, but word order still matters to it.
   */
  public static boolean senseless(Loss loss) {
    return loss.text() >= loss.uniform() - SAME && loss.text() >= loss.shuffled() - BELOW_SHUFFLED;
  }

  /** Whether a change of the model makes its loss plausible and clearly lower. */
  public static boolean repaired(Loss before, Loss after) {
    return plausible(after) && clearlyLower(after.text(), before.text());
  }

  /** Whether a loss is so far below another one of the same text that the model reads better. */
  public static boolean clearlyLower(double loss, double other) {
    return loss <= other - BELOW_SHUFFLED;
  }

  /** Whether the model predicts the text, but a longer context does not help it. */
  public static boolean distracted(Loss loss) {
    return loss.text() <= loss.uniform() - BELOW_UNIFORM && loss.text() >= loss.nearby();
  }

  private static void add(double[] sum, double[] costs) {
    sum[0] += Arrays.stream(costs).sum();
    sum[1] += costs.length;
  }

  /** The loss of each token after the first, given all before it. */
  private double[] costs(int[] text) {
    int vocabulary = decoder.vocabulary();
    double[] costs = new double[Math.max(0, text.length - 1)];
    run.pieces(
        text,
        (first, logits) -> {
          int end = Math.min(costs.length, first + logits.length / vocabulary);
          for (int t = first; t < end; t++) {
            costs[t] = cost(logits, (t - first) * vocabulary, vocabulary, text[t + 1]);
          }
        });
    return costs;
  }

  /** By how much the full context lowers the loss of some tokens, compared with the short one. */
  private double[] gains(int[] text, double[] costs) {
    int[] places = places(text.length);
    double[] gains = new double[places.length];
    int together = Math.max(1, text.length / (NEAR + 1));
    for (int from = 0; from < places.length; from += together) {
      int[] some = Arrays.copyOfRange(places, from, Math.min(places.length, from + together));
      List<int[]> views = new ArrayList<>();
      for (int place : some) {
        int[] view = new int[NEAR + 1];
        view[0] = text[0];
        System.arraycopy(text, place - NEAR + 1, view, 1, NEAR);
        views.add(view);
      }
      List<float[]> logits = run.last(views.toArray(new int[0][]));
      for (int i = 0; i < some.length; i++) {
        int next = text[some[i] + 1];
        gains[from + i] = cost(logits.get(i), 0, decoder.vocabulary(), next) - costs[some[i]];
      }
    }
    return gains;
  }

  /**
   * Positions with more tokens before them than the short context has, spread evenly over a text.
   */
  private static int[] places(int length) {
    int possible = length - NEAR - 2;
    int count = Math.max(0, Math.min(possible, Math.max(PLACES, length / (NEAR + 1))));
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = NEAR + 1 + (int) ((long) i * possible / count);
    }
    return places;
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

  /** The same tokens in pseudo-random order, the first one kept in place. */
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
