package dev.pedigree.smoke;

import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.trial.Reading;
import dev.pedigree.smoke.trial.Tokens;

/**
 * Whether a model reads.
 *
 * @param tokens of the texts
 */
record TextTrial(Tokens tokens) implements Settling.Trial {
  /** Tokens of the short run. */
  private static final int QUICK = 48;

  /**
   * Tokens that count as one observation: what one token costs says something about those beside
   * it, and hardly anything about those so far away.
   */
  private static final int BLOCK = 8;

  /** Fewest blocks by which descriptions are told apart. */
  private static final int BLOCKS = 30;

  /**
   * So many standard errors are not chance: by Student's t of {@value #BLOCKS} blocks a probability
   * of one in 80,000.
   */
  private static final double ERRORS = 5;

  @Override
  public SettledRoles.Measure measure() {
    return SettledRoles.Measure.LOSS;
  }

  @Override
  public int quickRows() {
    return QUICK;
  }

  @Override
  public long wholeRows() {
    return Reading.rows(tokens);
  }

  @Override
  public double quick(Decoder decoder) {
    return Reading.quick(decoder, tokens, QUICK);
  }

  @Override
  public Settling.Measured whole(Decoder decoder) {
    Reading.Told told = Reading.told(decoder, Watch.FINITE, tokens);
    return new Settling.Measured(told.loss().text(), Reading.plausible(told.loss()), told.costs());
  }

  @Override
  public boolean farLower(double measure, double other) {
    return Reading.clearlyLower(measure, other);
  }

  /**
   * Two gains that were learned differ little, and so do the losses when they are exchanged; block
   * by block it is seen all the same which way round they were learned.
   */
  @Override
  public boolean better(Settling.Measured one, Settling.Measured other) {
    return farLower(one.measure(), other.measure()) || errors(one, other) >= ERRORS;
  }

  /** By how many standard errors of blocks of tokens one costs less than the other. */
  private static double errors(Settling.Measured one, Settling.Measured other) {
    int blocks = one.costs().length / BLOCK;
    if (blocks < BLOCKS || other.costs().length != one.costs().length) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    for (int b = 0; b < blocks; b++) {
      double less = 0;
      for (int i = b * BLOCK; i < (b + 1) * BLOCK; i++) {
        less += other.costs()[i] - one.costs()[i];
      }
      sum += less;
      squares += less * less;
    }
    double mean = sum / blocks;
    double variance = (squares - blocks * mean * mean) / (blocks - 1);
    return variance <= 0 ? 0 : mean / Math.sqrt(variance / blocks);
  }
}
