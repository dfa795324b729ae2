package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.MixerGate;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.mixer.CausalFilter;
import dev.pedigree.smoke.mixer.DeltaRule;
import dev.pedigree.smoke.mixer.Gates;
import dev.pedigree.smoke.mixer.HeadedScan;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.mixer.LightningAttention;
import dev.pedigree.smoke.mixer.MatrixMemory;
import dev.pedigree.smoke.mixer.Mixer;
import dev.pedigree.smoke.mixer.OutputGate;
import dev.pedigree.smoke.mixer.Projection;
import dev.pedigree.smoke.mixer.RealGatedRecurrence;
import dev.pedigree.smoke.mixer.SelectiveScan;
import dev.pedigree.smoke.mixer.ShortConvolution;
import dev.pedigree.smoke.mixer.TimeMix;
import dev.pedigree.smoke.mixer.TokenShift;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Builds the mixers with a state of a model. */
final class RecurrentBuilder {
  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Dimensions.Mixer mixer;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final int width;

  RecurrentBuilder(
      Architecture architecture, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.mixer = sizes.mixer();
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
    this.width = sizes.width();
  }

  /** Whether a layer has such a mixer. */
  boolean any(int layer) {
    return parts.has(Role.MIXER_OUT, layer)
        || parts.has(Role.CONV_OUT, layer)
        || parts.has(Role.LINEAR_OUT, layer);
  }

  Recurrent of(int layer) {
    return new Recurrent(layer, mixer(layer));
  }

  private Mixer mixer(int layer) {
    MixingKind kind =
        KnownTrait.of(architecture, Trait.TOKEN_MIXING, MixingKind.class, "token mixing");
    return switch (kind) {
      case SHORT_CONVOLUTION -> convolution(layer);
      case LIGHTNING -> lightning(layer);
      case SELECTIVE_STATE_SPACE,
          SELECTIVE_STATE_SPACE_NORMED,
          SELECTIVE_STATE_SPACE_GAINED,
          SELECTIVE_STATE_SPACE_GROUPED ->
          scan(layer, kind);
      case SELECTIVE_STATE_SPACE_2 -> headed(layer);
      case GATED_DELTA_RULE,
          GATED_DELTA_RULE_SIGNED,
          CHANNEL_DELTA_RULE,
          CHANNEL_DELTA_RULE_BOUNDED ->
          delta(layer, kind);
      case REAL_GATED_RECURRENCE -> realGated(layer);
      case MATRIX_MEMORY -> memory(layer);
      case TIME_MIX -> timeMix(layer);
      case ATTENTION -> throw new IllegalStateException("has no state");
    };
  }

  private Mixer convolution(int layer) {
    return new ShortConvolution(
        linear(Role.CONV_IN, layer, 3 * width, width),
        filter(Role.CONV_FILTER, layer, width, DoubleUnaryOperator.identity()),
        linear(Role.CONV_OUT, layer, width, width));
  }

  private Mixer lightning(int layer) {
    int inner = sizes.heads().query() * sizes.heads().dim();
    Norm norm = norms.of(Role.LINEAR_NORM, layer, inner, false, number(Setting.INNER_EPS, layer));
    return new LightningAttention(
        linear(Role.LINEAR_Q, layer, inner, width),
        linear(Role.LINEAR_K, layer, inner, width),
        linear(Role.LINEAR_V, layer, inner, width),
        Activation.of(architecture)::of,
        LightningAttention.decay(
            sizes.heads().query(), originals[layer], computation.layers().size()),
        sizes.heads().dim(),
        linear(Role.LINEAR_GATE, layer, inner, width),
        new OutputGate(Gates::sigmoid, norm, 1, true),
        linear(Role.LINEAR_OUT, layer, width, inner));
  }

  private Mixer scan(int layer, MixingKind kind) {
    int inner = mixer.inner();
    int heads = kind == MixingKind.SELECTIVE_STATE_SPACE_GROUPED ? mixer.heads() : 1;
    int read = mixer.timeRank() + 2 * mixer.state();
    Matrix parameters = matrix(Role.MIXER_X, layer, heads * read, inner / heads);
    Linear step = linear(Role.MIXER_TIME, layer, inner, mixer.timeRank());
    return new SelectiveScan(
        linear(Role.MIXER_IN, layer, 2 * inner, width),
        filter(Role.MIXER_CONV, layer, inner, mixing(layer)),
        heads(new Linear(parameters, null), heads),
        heads(step, heads),
        innerNorm(Role.MIXER_STEP_NORM, layer, mixer.timeRank(), kind),
        innerNorm(Role.MIXER_B_NORM, layer, mixer.state(), kind),
        innerNorm(Role.MIXER_C_NORM, layer, mixer.state(), kind),
        exponentials(matrix(Role.MIXER_A, layer, inner, mixer.state()).all()),
        parts.vector(Role.MIXER_SKIP, layer, inner),
        linear(Role.MIXER_OUT, layer, width, inner));
  }

  /** The norm of B, C or step; null in a kind without. */
  private Norm innerNorm(Role role, int layer, int size, MixingKind kind) {
    double eps = number(Setting.MIXER_EPS, layer);
    return switch (kind) {
      case SELECTIVE_STATE_SPACE_NORMED -> new Norm(false, null, false, null, eps);
      case SELECTIVE_STATE_SPACE_GAINED -> norms.plain(role, layer, size, false, eps);
      default -> null;
    };
  }

  /** The rows of each head, which all heads have as many of. */
  private static List<Linear> heads(Linear all, int heads) {
    if (heads == 1) {
      return List.of(all);
    }
    int each = all.outputs() / heads;
    List<Linear> linears = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      int from = head * each;
      float[] bias = all.bias();
      linears.add(
          new Linear(
              new Matrices.Rows(all.weights(), IntStream.range(from, from + each).toArray()),
              bias == null ? null : Arrays.copyOfRange(bias, from, from + each)));
    }
    return linears;
  }

  private Mixer headed(int layer) {
    if (mixer.groups() < 1 || mixer.heads() % mixer.groups() != 0) {
      throw new UnsupportedDesign(mixer.heads() + " heads in " + mixer.groups() + " groups");
    }
    HeadedScan.Shape shape =
        new HeadedScan.Shape(mixer.heads(), mixer.headDim(), mixer.groups(), mixer.state());
    int inner = mixer.values();
    int shared = 2 * mixer.groups() * mixer.state();
    MixerGate gate = KnownTrait.of(architecture, Trait.MIXER_GATE, MixerGate.class, "mixer gate");
    Norm norm =
        gate.normed()
            ? norms.plain(
                Role.MIXER_INNER_NORM, layer, inner, false, number(Setting.MIXER_EPS, layer))
            : null;
    return new HeadedScan(
        linear(Role.MIXER_IN, layer, 2 * inner + shared + mixer.heads(), width),
        factors(layer),
        number(Setting.MIXER_IN_SCALE, layer, 1),
        filter(Role.MIXER_CONV, layer, inner + shared, mixing(layer)),
        shape,
        new HeadedScan.Step(
            parts.vector(Role.MIXER_TIME_BIAS, layer, mixer.heads()),
            number(Setting.STEP_LEAST, layer, Double.NEGATIVE_INFINITY),
            number(Setting.STEP_MOST, layer, Double.POSITIVE_INFINITY)),
        exponentials(parts.vector(Role.MIXER_A, layer, mixer.heads())),
        parts.vector(Role.MIXER_SKIP, layer, mixer.heads()),
        new OutputGate(Gates::silu, norm, gate.byParts() ? mixer.groups() : 1, gate.normFirst()),
        linear(Role.MIXER_OUT, layer, width, inner));
  }

  /**
   * The activation after the filter: that of the model; beside a feed-forward network, which has
   * its own, what the setting says, or silu.
   */
  private DoubleUnaryOperator mixing(int layer) {
    if (!architecture.trait(Trait.FFN).applies()) {
      return Activation.of(architecture)::of;
    }
    Object kind = computation.value(Setting.MIXER_ACTIVATION, originals[layer]);
    return kind == null ? Gates::silu : Activation.of(kind)::of;
  }

  private double[] factors(int layer) {
    return computation.value(Setting.MIXER_SCALES, originals[layer]) instanceof List<?> list
            && list.size() == 5
        ? list.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray()
        : null;
  }

  private Mixer delta(int layer, MixingKind kind) {
    MixerGate gate = KnownTrait.of(architecture, Trait.MIXER_GATE, MixerGate.class, "mixer gate");
    int channels =
        kind == MixingKind.CHANNEL_DELTA_RULE || kind == MixingKind.CHANNEL_DELTA_RULE_BOUNDED
            ? mixer.heads() * mixer.keyDim()
            : mixer.heads();
    Norm norm =
        norms.plain(
            Role.MIXER_INNER_NORM, layer, mixer.headDim(), false, number(Setting.MIXER_EPS, layer));
    return new DeltaRule(
        filtered(Role.MIXER_Q, Role.MIXER_CONV_Q, layer, mixer.keys()),
        filtered(Role.MIXER_K, Role.MIXER_CONV_K, layer, mixer.keys()),
        filtered(Role.MIXER_V, Role.MIXER_CONV_V, layer, mixer.values()),
        new DeltaRule.Shape(mixer.keyHeads(), mixer.keyDim(), mixer.heads(), mixer.headDim()),
        new DeltaRule.Decay(
            projection(
                Role.MIXER_FORGET, Role.MIXER_FORGET_DOWN, Role.MIXER_FORGET_UP, layer, channels),
            parts.vector(Role.MIXER_TIME_BIAS, layer, channels),
            exponentials(parts.vector(Role.MIXER_A, layer, mixer.heads())),
            kind == MixingKind.CHANNEL_DELTA_RULE_BOUNDED ? number(Setting.DECAY_BOUND, layer) : 0),
        linear(Role.MIXER_WRITE, layer, mixer.heads(), width),
        kind == MixingKind.GATED_DELTA_RULE_SIGNED ? 2 : 1,
        projection(
            Role.MIXER_GATE, Role.MIXER_GATE_DOWN, Role.MIXER_GATE_UP, layer, mixer.values()),
        new OutputGate(gate.sigmoid() ? Gates::sigmoid : Gates::silu, norm, mixer.heads(), true),
        linear(Role.MIXER_OUT, layer, width, mixer.values()));
  }

  private DeltaRule.Filtered filtered(Role projection, Role filter, int layer, int rows) {
    return new DeltaRule.Filtered(
        linear(projection, layer, rows, width), filter(filter, layer, rows, mixing(layer)));
  }

  private Projection projection(Role whole, Role down, Role up, int layer, int rows) {
    if (!parts.has(down, layer)) {
      return linear(whole, layer, rows, width)::of;
    }
    int narrow = parts.matrix(down, layer, -1, Parts.ANY, width).rows();
    return Projection.through(linear(down, layer, narrow, width), linear(up, layer, rows, narrow));
  }

  private Mixer realGated(int layer) {
    int inner = mixer.inner();
    return new RealGatedRecurrence(
        linear(Role.MIXER_IN, layer, inner, width),
        filter(Role.MIXER_CONV, layer, inner, DoubleUnaryOperator.identity()),
        blocks(Role.MIXER_FORGET, layer),
        blocks(Role.MIXER_TAKE, layer),
        parts.vector(Role.MIXER_DECAY, layer, inner),
        linear(Role.MIXER_GATE, layer, inner, width),
        Activation.of(architecture)::of,
        linear(Role.MIXER_OUT, layer, width, inner));
  }

  private RealGatedRecurrence.BlockDiagonal blocks(Role role, int layer) {
    int size = mixer.inner() / mixer.heads();
    return new RealGatedRecurrence.BlockDiagonal(
        matrix(role, layer, mixer.heads() * size, size).all(),
        parts.bias(role, layer, -1, mixer.inner()),
        mixer.heads());
  }

  private Mixer memory(int layer) {
    double eps = number(Setting.MIXER_EPS, layer);
    Norm norm =
        norms.plain(
            Role.MIXER_INNER_NORM, layer, mixer.values(), true, number(Setting.INNER_EPS, layer));
    return new MatrixMemory(
        linear(Role.MIXER_Q, layer, mixer.keys(), width),
        linear(Role.MIXER_K, layer, mixer.keys(), width),
        linear(Role.MIXER_V, layer, mixer.values(), width),
        linear(Role.MIXER_TAKE, layer, mixer.heads(), width),
        linear(Role.MIXER_FORGET, layer, mixer.heads(), width),
        number(Setting.GATE_CAP, layer),
        eps,
        linear(Role.MIXER_GATE, layer, mixer.values(), width),
        new OutputGate(Gates::sigmoid, norm, mixer.heads(), true),
        linear(Role.MIXER_OUT, layer, width, mixer.values()));
  }

  private Mixer timeMix(int layer) {
    int inner = mixer.inner();
    return new TimeMix(
        new TokenShift(parts.vector(Role.MIXER_MIX_K, layer, width)),
        new TokenShift(parts.vector(Role.MIXER_MIX_V, layer, width)),
        new TokenShift(parts.vector(Role.MIXER_MIX_R, layer, width)),
        linear(Role.MIXER_K, layer, inner, width),
        linear(Role.MIXER_V, layer, inner, width),
        linear(Role.MIXER_R, layer, inner, width),
        parts.vector(Role.MIXER_DECAY, layer, inner),
        parts.vector(Role.MIXER_FIRST, layer, inner),
        linear(Role.MIXER_OUT, layer, width, inner));
  }

  private CausalFilter filter(Role role, int layer, int channels, DoubleUnaryOperator activation) {
    return new CausalFilter(
        matrix(role, layer, channels, mixer.convWidth()).all(),
        parts.hasBias(role, layer) ? parts.bias(role, layer, -1, channels) : null,
        channels,
        activation);
  }

  private Matrix matrix(Role role, int layer, int rows, int columns) {
    return parts.matrix(role, layer, -1, rows, columns);
  }

  private Linear linear(Role role, int layer, int rows, int columns) {
    return parts.linear(role, layer, -1, rows, columns);
  }

  private static double[] exponentials(float[] logarithms) {
    double[] all = new double[logarithms.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.exp(logarithms[i]);
    }
    return all;
  }

  private double number(Setting setting, int layer) {
    return number(setting, layer, 0);
  }

  private double number(Setting setting, int layer, double otherwise) {
    return computation.number(setting, originals[layer], otherwise);
  }
}
