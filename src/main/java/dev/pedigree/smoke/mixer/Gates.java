package dev.pedigree.smoke.mixer;

/** Functions of one number that gates and decays are made of, in double precision. */
public final class Gates {

  /** Beyond this, one beside the exponential is below double precision. */
  private static final double LARGE = 40;

  private Gates() {}

  /** 1 / (1 + e^-x). */
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** x times its sigmoid. */
  public static double silu(double x) {
    return x * sigmoid(x);
  }

  /** ln(1 + e^x). */
  public static double softplus(double x) {
    return x > LARGE ? x : Math.log1p(Math.exp(x));
  }
}
