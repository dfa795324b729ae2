package dev.pedigree.smoke.mixer;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.numbers.UnsupportedDesign;

/** The activation function of a feed-forward network, computed in double precision. */
public enum Activation {
  SILU {
    @Override
    public double of(double x) {
      return x * sigmoid(x);
    }
  },
  GELU_ERF {
    @Override
    public double of(double x) {
      return 0.5 * x * (1 + erf(x / Math.sqrt(2)));
    }
  },
  GELU_TANH {
    @Override
    public double of(double x) {
      return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }
  },
  GELU_SIGMOID {
    @Override
    public double of(double x) {
      return x * sigmoid(1.702 * x);
    }
  },
  RELU {
    @Override
    public double of(double x) {
      return Math.max(0, x);
    }
  },
  RELU_SQUARED {
    @Override
    public double of(double x) {
      return x > 0 ? x * x : 0;
    }
  };

  public abstract double of(double x);

  /** The activation of a model, where it is a function of one number without constants. */
  public static Activation of(Architecture architecture) {
    return of(
        KnownTrait.of(architecture, Trait.ACTIVATION, ActivationKind.Known.class, "activation"));
  }

  /** The activation of a kind, where it is a function of one number without constants. */
  public static Activation of(Object of) {
    if (!(of instanceof ActivationKind.Known kind)) {
      throw new UnsupportedDesign(
          "activation " + (of instanceof ActivationKind other ? other.word() : "unknown"));
    }
    return switch (kind) {
      case SILU -> SILU;
      case GELU_ERF -> GELU_ERF;
      case GELU_TANH -> GELU_TANH;
      case GELU_SIGMOID -> GELU_SIGMOID;
      case RELU -> RELU;
      case RELU_SQUARED -> RELU_SQUARED;
      case XIELU, CLIPPED_SWISH, SILU_CLIPPED, SILU_CLIPPED_AFTER ->
          throw new UnsupportedDesign("activation " + kind.word());
    };
  }

  /** The number below which a share of a normal distribution lies, by halving. */
  public static double normalQuantile(double share) {
    double low = -10;
    double high = 10;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      boolean less = 0.5 * (1 + erf(middle / Math.sqrt(2))) < share;
      low = less ? middle : low;
      high = less ? high : middle;
    }
    return low;
  }

  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  public static double sigmoid(double x) {
    return Gates.sigmoid(x);
  }

  /**
   * The error function, to about 1e-15: a series of positive terms near zero, a continued fraction
   * further out (Abramowitz and Stegun 7.1.6 and 7.1.14).
   */
  public static double erf(double x) {
    double a = Math.abs(x);
    if (a > 6) {
      return Math.signum(x);
    }
    double square = a * a;
    double value;
    if (a < 2.5) {
      double term = a;
      double sum = a;
      for (int n = 1; term > 1e-17 * sum; n++) {
        term *= 2 * square / (2 * n + 1);
        sum += term;
      }
      value = 2 / Math.sqrt(Math.PI) * Math.exp(-square) * sum;
    } else {
      double fraction = a;
      for (int n = 60; n >= 1; n--) {
        fraction = a + n / 2.0 / fraction;
      }
      value = 1 - Math.exp(-square) / Math.sqrt(Math.PI) / fraction;
    }
    return x < 0 ? -value : value;
  }
}
