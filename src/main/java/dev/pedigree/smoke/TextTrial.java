package dev.pedigree.smoke;

import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.trial.Loss;
import dev.pedigree.smoke.trial.Reading;
import dev.pedigree.smoke.trial.Tokens;

/**
 * Whether a model reads.
 *
 * @param tokens of the texts
 */
record TextTrial(Tokens tokens) implements Settling.Trial {
  /** Tokens of the short run. */
  static final int QUICK = 48;

  /** So many standard errors are not chance: a probability of three in ten million. */
  private static final double ERRORS = 5;

  @Override
  public SettledRoles.Measure measure() {
    return SettledRoles.Measure.LOSS;
  }

  @Override
  public double quick(Decoder decoder) {
    return Reading.quick(decoder, tokens, QUICK);
  }

  @Override
  public Settling.Measured whole(Decoder decoder) {
    Loss loss = Reading.of(decoder, Watch.FINITE, tokens);
    double[] costs = Reading.costs(decoder, tokens);
    return new Settling.Measured(loss.text(), Reading.plausible(loss), costs);
  }

  @Override
  public boolean farLower(double measure, double other) {
    return Reading.clearlyLower(measure, other);
  }

  /**
   * Two gains that were learned differ little, and so do the losses when they are exchanged; token
   * by token it is seen all the same which way round they were learned.
   */
  @Override
  public boolean better(Settling.Measured one, Settling.Measured other) {
    return farLower(one.measure(), other.measure()) || errors(one, other) >= ERRORS;
  }

  /** By how many standard errors one costs less a token than the other. */
  private static double errors(Settling.Measured one, Settling.Measured other) {
    int count = one.costs().length;
    if (count < 2 || other.costs().length != count) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double less = other.costs()[i] - one.costs()[i];
      sum += less;
      squares += less * less;
    }
    double mean = sum / count;
    double variance = (squares - count * mean * mean) / (count - 1);
    return variance <= 0 ? 0 : mean / Math.sqrt(variance / count);
  }
}
