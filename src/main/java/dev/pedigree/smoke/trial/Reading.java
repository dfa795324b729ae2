package dev.pedigree.smoke.trial;

import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What it costs a model to read texts. */
public final class Reading {

  /** How far below guessing a plausible loss lies, in nats. */
  private static final double BELOW_UNIFORM = 2;

  /** How far below the same tokens in disorder. */
  private static final double BELOW_SHUFFLED = 0.5;

  /**
   * How far below reading with a few tokens in view; a model whose attention is broken gains none.
   */
  private static final double BELOW_NEARBY = 0.6;

  /** Losses closer than this are no different. */
  private static final double SAME = 0.1;

  /** Tokens in view, besides the first of the text. */
  private static final int NEAR = 3;

  /**
   * Places of a text that are read with few tokens in view, at least; of a longer one a quarter.
   */
  private static final int PLACES = 32;

  private final Decoder decoder;
  private final LogitRun run;

  private Reading(Decoder decoder, Watch watch) {
    this.decoder = decoder;
    this.run = new LogitRun(decoder, watch);
  }

  /**
   * The mean cost of the next token over all texts.
   *
   * @param tokens of the texts, each from its beginning
   */
  public static Loss of(Decoder decoder, Watch watch, Tokens tokens) {
    Reading reading = new Reading(decoder, watch);
    double[] text = {0, 0};
    double[] shuffled = {0, 0};
    double[] gain = {0, 0};
    for (int i = 0; i < tokens.ids().length; i++) {
      int[] ids = tokens.ids()[i];
      double[] costs = reading.costs(ids);
      add(text, costs);
      add(gain, reading.gains(ids, costs));
      add(shuffled, reading.costs(shuffled(ids, i)));
    }
    double mean = text[0] / text[1];
    return new Loss(
        mean,
        shuffled[0] / shuffled[1],
        gain[1] == 0 ? mean : mean + gain[0] / gain[1],
        // Rows that no token has make guessing no harder.
        Math.log(Math.min(decoder.vocabulary(), tokens.size())));
  }

  /** How many tokens go through the model, for texts of these tokens. */
  public static long rows(Tokens tokens) {
    long rows = 0;
    for (int[] text : tokens.ids()) {
      rows += 2L * text.length + (NEAR + 1L) * places(text.length).length;
    }
    return rows;
  }

  /** Whether the model clearly reads better than by chance, in disorder and without context. */
  public static boolean plausible(Loss loss) {
    return loss.text() <= loss.uniform() - BELOW_UNIFORM
        && loss.text() <= loss.shuffled() - BELOW_SHUFFLED
        && loss.text() <= loss.nearby() - BELOW_NEARBY;
  }

  /**
   * Whether the model reads no better than by guessing and makes nothing of the order of words. A
   * model trained on other text may do worse than guessing, but order still matters to it.
   */
  public static boolean senseless(Loss loss) {
    return loss.text() >= loss.uniform() - SAME && loss.text() >= loss.shuffled() - BELOW_SHUFFLED;
  }

  /** Whether a change of the model makes it read, and clearly better. */
  public static boolean repaired(Loss before, Loss after) {
    return plausible(after) && after.text() <= before.text() - BELOW_SHUFFLED;
  }

  /** Whether the model knows the text, but what lies further back only confuses it. */
  public static boolean distracted(Loss loss) {
    return loss.text() <= loss.uniform() - BELOW_UNIFORM && loss.text() >= loss.nearby();
  }

  private static void add(double[] sum, double[] costs) {
    sum[0] += Arrays.stream(costs).sum();
    sum[1] += costs.length;
  }

  /** Of each token after the first, given all before it. */
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

  /** How much less some tokens cost because the whole text before them is in view. */
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

  /** Places with more before them than a view shows, evenly over a text. */
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
