package dev.pedigree.lineage.zoo;

/**
 * How often something went wrong in a number of independent trials.
 *
 * @param wrong how many went wrong
 * @param of how many there were
 */
public record Rate(int wrong, int of) {
  /** How sure an upper bound is. */
  public static final double CONFIDENCE = 0.95;

  private static final int STEPS = 60;

  public Rate {
    if (wrong < 0 || wrong > of) {
      throw new IllegalArgumentException(wrong + " of " + of);
    }
  }

  /** How many went right. */
  public int right() {
    return of - wrong;
  }

  /**
   * The largest true rate, 0 to 1, at which so few errors are still seen in one of twenty such
   * samples: the one-sided bound of Clopper and Pearson (Biometrika 26, 1934). With no error it is
   * near 3/n, the rule of three. 1 without trials.
   */
  public double upper() {
    if (wrong == of) {
      return 1;
    }
    double low = (double) wrong / of;
    double high = 1;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (atMost(middle) > 1 - CONFIDENCE) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The probability of at most so many errors. */
  private double atMost(double rate) {
    double sum = 0;
    double choose = 0;
    for (int k = 0; k <= wrong; k++) {
      sum += Math.exp(choose + k * Math.log(rate) + (of - k) * Math.log1p(-rate));
      choose += Math.log(of - k) - Math.log(k + 1);
    }
    return sum;
  }
}
