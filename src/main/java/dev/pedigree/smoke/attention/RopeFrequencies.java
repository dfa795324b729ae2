package dev.pedigree.smoke.attention;

import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.util.Arrays;
import java.util.List;

/**
 * The frequencies of RoPE, plain or scaled. The formulas are those of transformers'
 * modeling_rope_utils and, for {@code ntk}, of Qwen's own modelling code.
 */
public final class RopeFrequencies {
  private final RopeScaling.Known scaling;
  private final boolean growing;
  private final int dim;
  private final double base;
  private final double context;
  private final Computation computation;
  private final int layer;
  private final float[] nearFactors;
  private final float[] farFactors;

  /**
   * Frequencies of one layer.
   *
   * @param scaling the scaling method
   * @param growing whether the base grows with a text beyond the context instead (Qwen 1)
   * @param dim rotated dimensions
   * @param context the model's context length in tokens
   * @param nearFactors stored divisors of the frequencies up to the original context, or null
   * @param farFactors stored divisors for longer texts, or null
   */
  public RopeFrequencies(
      RopeScaling.Known scaling,
      boolean growing,
      int dim,
      double context,
      Computation computation,
      int layer,
      float[] nearFactors,
      float[] farFactors) {
    this.nearFactors = nearFactors;
    this.farFactors = farFactors;
    this.scaling = scaling;
    this.growing = growing;
    this.dim = dim;
    this.context = context;
    this.computation = computation;
    this.layer = layer;
    this.base = number(Setting.ROPE_BASE, 10000);
  }

  /** Whether a text of this length has other frequencies than one of a single token. */
  public boolean changedBy(int length) {
    return !Arrays.equals(perPosition(1), perPosition(length)) || factor(1) != factor(length);
  }

  /** The angle between neighbouring positions, for each pair. */
  public double[] perPosition(int length) {
    double tail = number(Setting.ROPE_AXES_TAIL, -1);
    double[] angles = inOrder(length);
    return tail < 0 ? angles : byAxes(angles, (int) tail);
  }

  /**
   * The order of positions with three axes: of all but the last frequencies first those with even
   * numbers, then those with odd ones.
   */
  private static double[] byAxes(double[] angles, int tail) {
    double[] ordered = angles.clone();
    int others = Math.max(0, angles.length - tail);
    int even = (others + 1) / 2;
    for (int i = 0; i < others; i++) {
      ordered[i] = angles[i < even ? 2 * i : 2 * (i - even) + 1];
    }
    return ordered;
  }

  private double[] inOrder(int length) {
    float[] stored = beyond(length) && farFactors != null ? farFactors : nearFactors;
    if (stored != null) {
      double[] angles = plain(base);
      Arrays.setAll(angles, i -> angles[i] / stored[i]);
      return angles;
    }
    return switch (scaling) {
      case LINEAR -> divided(plain(base), number(Setting.ROPE_FACTOR, 1));
      case DYNAMIC -> plain(dynamicBase(length));
      case YARN -> yarn();
      case LLAMA3 -> llama3();
      case LONGROPE -> longrope(length);
      case NONE -> plain(growing ? ntkBase(length) : base);
      // Alpha is in the base already, which is read multiplied.
      case ALPHA -> plain(base);
      case PROPORTIONAL -> proportional();
    };
  }

  /** The factor of cosines and sines. */
  public double factor(int length) {
    return switch (scaling) {
      case LONGROPE -> longropeFactor(length);
      case YARN -> yarnFactor();
      case NONE, LINEAR, DYNAMIC, LLAMA3, ALPHA, PROPORTIONAL -> 1;
    };
  }

  private double number(Setting setting, double otherwise) {
    return computation.number(setting, layer, otherwise);
  }

  private boolean beyond(int length) {
    return length > number(Setting.ROPE_ORIGINAL_CONTEXT, context);
  }

  private double[] plain(double from) {
    double[] angles = new double[dim / 2];
    Arrays.setAll(angles, i -> Math.pow(from, -2.0 * i / dim));
    return angles;
  }

  private double[] proportional() {
    double[] angles = plain(base);
    int turning = (int) (number(Setting.ROPE_PROPORTION, 1) * dim / 2);
    Arrays.fill(angles, Math.min(turning, angles.length), angles.length, 0);
    return angles;
  }

  private static double[] divided(double[] angles, double by) {
    Arrays.setAll(angles, i -> angles[i] / by);
    return angles;
  }

  private double dynamicBase(int length) {
    double factor = number(Setting.ROPE_FACTOR, 1);
    double longest = Math.max(length, context);
    double stretch = factor * longest / context - (factor - 1);
    return base * Math.pow(stretch, dim / (dim - 2.0));
  }

  /** The base grows with the power of two by which the text exceeds the context (Qwen 1). */
  private double ntkBase(int length) {
    double steps = Math.ceil(Math.log(length / context) / Math.log(2) + 1);
    double alpha = Math.max(1, Math.pow(2, steps) - 1);
    return base * Math.pow(alpha, dim / (dim - 2.0));
  }

  private double[] yarn() {
    double original = number(Setting.ROPE_ORIGINAL_CONTEXT, context);
    double low = yarnBound(number(Setting.ROPE_BETA_FAST, 32), original);
    double high = yarnBound(number(Setting.ROPE_BETA_SLOW, 1), original);
    if (computation.on(Setting.ROPE_TRUNCATE, layer)) {
      low = Math.floor(low);
      high = Math.ceil(high);
    }
    double from = Math.max(low, 0);
    double to = Math.min(high, dim - 1.0);
    double span = from == to ? 0.001 : to - from;
    double factor = yarnStretch();
    double[] angles = plain(base);
    Arrays.setAll(
        angles,
        i -> {
          double ramp = Math.min(1, Math.max(0, (i - from) / span));
          return angles[i] / factor * ramp + angles[i] * (1 - ramp);
        });
    return angles;
  }

  private double yarnBound(double turns, double original) {
    return dim * Math.log(original / (turns * 2 * Math.PI)) / (2 * Math.log(base));
  }

  private double yarnStretch() {
    return number(Setting.ROPE_FACTOR, context / number(Setting.ROPE_ORIGINAL_CONTEXT, context));
  }

  private double yarnFactor() {
    double given = number(Setting.ROPE_ATTENTION_FACTOR, Double.NaN);
    if (!Double.isNaN(given)) {
      return given;
    }
    double mscale = number(Setting.ROPE_MSCALE, 0);
    double all = number(Setting.ROPE_MSCALE_ALL_DIM, 0);
    double factor = yarnStretch();
    return mscale != 0 && all != 0
        ? yarnMagnitude(factor, mscale) / yarnMagnitude(factor, all)
        : yarnMagnitude(factor, 1);
  }

  private static double yarnMagnitude(double factor, double mscale) {
    return factor <= 1 ? 1 : 0.1 * mscale * Math.log(factor) + 1;
  }

  private double[] llama3() {
    double factor = number(Setting.ROPE_FACTOR, 1);
    double low = number(Setting.ROPE_LOW_FREQUENCY, 1);
    double high = number(Setting.ROPE_HIGH_FREQUENCY, 4);
    double original = number(Setting.ROPE_ORIGINAL_CONTEXT, context);
    double[] angles = plain(base);
    Arrays.setAll(
        angles,
        i -> {
          double wave = 2 * Math.PI / angles[i];
          if (wave < original / high) {
            return angles[i];
          }
          if (wave > original / low) {
            return angles[i] / factor;
          }
          double smooth = (original / wave - low) / (high - low);
          return (1 - smooth) * angles[i] / factor + smooth * angles[i];
        });
    return angles;
  }

  private double[] longrope(int length) {
    boolean beyond = beyond(length);
    Object factors =
        computation.value(beyond ? Setting.ROPE_LONG_FACTORS : Setting.ROPE_SHORT_FACTORS, layer);
    if (!(factors instanceof List<?> list) || list.size() != dim / 2) {
      throw new UnsupportedDesign("longrope without " + dim / 2 + " factors");
    }
    double[] angles = plain(base);
    Arrays.setAll(angles, i -> angles[i] / ((Number) list.get(i)).doubleValue());
    return angles;
  }

  private double longropeFactor(int length) {
    double original = number(Setting.ROPE_ORIGINAL_CONTEXT, context);
    double given = number(Setting.ROPE_ATTENTION_FACTOR, Double.NaN);
    double own =
        number(
            length > original ? Setting.ROPE_LONG_MSCALE : Setting.ROPE_SHORT_MSCALE, Double.NaN);
    if (!Double.isNaN(own)) {
      return own;
    }
    if (!Double.isNaN(given)) {
      return given;
    }
    double factor = number(Setting.ROPE_FACTOR, context / original);
    return factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(original));
  }
}
