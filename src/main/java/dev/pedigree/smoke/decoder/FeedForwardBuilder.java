package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Network;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Behind;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.mixer.ChannelMix;
import dev.pedigree.smoke.mixer.Gates;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.mixer.TokenShift;
import dev.pedigree.smoke.network.DenseAndExperts;
import dev.pedigree.smoke.network.Experts;
import dev.pedigree.smoke.network.FeedForward;
import dev.pedigree.smoke.network.Router;
import dev.pedigree.smoke.network.RouterNetwork;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.List;

/** Builds the feed-forward networks and experts of a model. */
final class FeedForwardBuilder {
  private final Architecture architecture;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;

  FeedForwardBuilder(
      Architecture architecture, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.architecture = architecture;
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
  }

  /** Whether a layer has a feed-forward network; in some models not every layer has one. */
  boolean any(int layer) {
    return architecture.trait(Trait.FFN).applies()
        && !architecture.trait(Trait.SHARED_BLOCK).present()
        && (!KnownTrait.branchesDiffer(architecture)
            || parts.has(Role.FFN_DOWN, layer)
            || parts.has(Role.MOE_ROUTER, layer)
            || parts.has(Role.FFN_LINEAR, layer));
  }

  Block of(int layer) {
    if (!any(layer)) {
      return (x, batch) -> new float[x.length];
    }
    if (parts.has(Role.FFN_LINEAR, layer)) {
      Linear only = parts.linear(Role.FFN_LINEAR, layer, -1, sizes.width(), sizes.width());
      return (x, batch) -> only.of(x, batch.rows());
    }
    if (architecture.trait(Trait.FFN).is(FeedForwardKind.CHANNEL_MIX)) {
      return channelMix(layer);
    }
    if (!parts.has(Role.MOE_ROUTER, layer)) {
      return scaled(network(Network.DENSE, layer, -1, gating(Network.DENSE, layer)), layer);
    }
    if (parts.has(Role.DENSE_OUT_NORM, layer)) {
      return besideDense(layer);
    }
    return experts(layer);
  }

  /** A network whose output has a learned factor, where it has one. */
  private Block scaled(FeedForward network, int layer) {
    if (!parts.has(Role.FFN_OUT_SCALE, layer)) {
      return network;
    }
    float factor = parts.vector(Role.FFN_OUT_SCALE, layer, 1)[0];
    return new Behind(
        network,
        (out, batch) -> {
          for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
          }
          return out;
        });
  }

  private DenseAndExperts besideDense(int layer) {
    int width = sizes.width();
    return new DenseAndExperts(
        norms.of(Role.FFN_NORM, layer, width),
        network(Network.DENSE, layer, -1, gating(Network.DENSE, layer)),
        norms.of(Role.DENSE_OUT_NORM, layer, width),
        norms.of(Role.MOE_NORM, layer, width),
        experts(layer),
        new Norm(false, null, false, null, norms.eps()),
        parts.vector(Role.MOE_ROUTER_SCALE, layer, width));
  }

  /** The experts of each token of the vocabulary. */
  private Matrix hash(int layer) {
    int chosen = sizes.experts().topK();
    float[] numbers = parts.vector(Role.MOE_HASH, layer, sizes.vocabulary() * chosen);
    return new Matrices.Held(numbers, sizes.vocabulary(), chosen);
  }

  /** One of the dense networks of a layer that has several. */
  FeedForward dense(int layer, int part) {
    return network(Network.DENSE, layer, part, gating(Network.DENSE, layer));
  }

  /** The experts of a layer. */
  Experts experts(int layer) {
    FeedForward.Gating gating = gating(Network.EXPERT, layer);
    boolean weighed =
        architecture
            .trait(Trait.MOE_ROUTER)
            .as(ExpertRouting.class)
            .filter(r -> r.normalisation() == ExpertRouting.Normalisation.SUM_WITH_SHARED)
            .isPresent();
    boolean shared = parts.has(Role.SHARED_UP, layer) && !weighed;
    FeedForward[] opened = new FeedForward[sizes.experts().count()];
    // Every expert is looked up now, so that a missing one is found; its weights are read at first
    // use.
    for (int e = 0; e < opened.length; e++) {
      opened[e] = network(Network.EXPERT, layer, e, gating);
    }
    RouterNetwork network = network(layer);
    int all = sizes.experts().count() + sizes.experts().zero() + (network == null ? 0 : 1);
    return new Experts(
        all,
        network == null
            ? parts.linear(
                Role.MOE_ROUTER,
                layer,
                -1,
                weighed ? all + sizes.experts().shared() : all,
                sizes.width())
            : null,
        network,
        router(layer),
        e -> opened[e],
        shared ? network(Network.SHARED, layer, -1, gating(Network.SHARED, layer)) : null,
        parts.has(Role.SHARED_ROUTER, layer)
            ? parts.linear(Role.SHARED_ROUTER, layer, -1, 1, sizes.width())
            : null,
        parts.hasBias(Role.MOE, layer) ? parts.bias(Role.MOE, layer, -1, sizes.width()) : null,
        parts.has(Role.MOE_HASH, layer) ? hash(layer) : null,
        new Experts.Joining(
            on(Trait.MOE_INPUT_SCALED),
            on(Trait.MOE_SHARED_AVERAGED),
            parts.has(Role.MOE_OUT_NORM, layer)
                ? norms.of(Role.MOE_OUT_NORM, layer, sizes.width())
                : null,
            sizes.experts().zero(),
            network == null ? 0 : 1),
        weighed ? weighed(layer) : null,
        optional(Role.MOE_NARROW, layer, sizes.experts().width(sizes.width()), sizes.width()),
        optional(Role.MOE_WIDEN, layer, sizes.width(), sizes.experts().width(sizes.width())));
  }

  /** The shared experts that the router weighs. */
  private Experts.Weighed weighed(int layer) {
    FeedForward.Gating gating = gating(Network.SHARED, layer);
    List<FeedForward> networks = new ArrayList<>();
    for (int s = 0; s < sizes.experts().shared(); s++) {
      networks.add(network(Network.SHARED, layer, s, gating));
    }
    double scale = number(Setting.EXPERT_SCALE, layer, 1);
    return new Experts.Weighed(
        networks,
        parts.has(Role.MOE_OUT_SCALE, layer)
            ? scale * parts.vector(Role.MOE_OUT_SCALE, layer, 1)[0]
            : scale);
  }

  /** The network that a router is, or null where it is a matrix. */
  private RouterNetwork network(int layer) {
    if (!on(Trait.MOE_ROUTER_NETWORK)) {
      return null;
    }
    int width = (int) number(Setting.ROUTER_WIDTH, layer, Parts.ANY);
    Linear down = parts.linear(Role.ROUTER_DOWN, layer, -1, width, sizes.width());
    return new RouterNetwork(
        down,
        parts.has(Role.ROUTER_KEEP, layer) ? parts.vector(Role.ROUTER_KEEP, layer, width) : null,
        norms.of(Role.ROUTER_NORM, layer, width),
        parts.linear(Role.ROUTER_FIRST, layer, -1, width, width),
        parts.linear(Role.ROUTER_SECOND, layer, -1, width, width),
        parts.linear(Role.MOE_ROUTER, layer, -1, sizes.experts().count() + 1, width));
  }

  private Linear optional(Role role, int layer, int rows, int columns) {
    return parts.has(role, layer) ? parts.linear(role, layer, -1, rows, columns) : null;
  }

  private Recurrent channelMix(int layer) {
    int width = sizes.width();
    return new Recurrent(
        layer,
        new ChannelMix(
            new TokenShift(parts.vector(Role.FFN_MIX_K, layer, width)),
            new TokenShift(parts.vector(Role.FFN_MIX_R, layer, width)),
            parts.linear(Role.FFN_K, layer, -1, sizes.ffn(), width),
            parts.linear(Role.FFN_V, layer, -1, width, sizes.ffn()),
            parts.linear(Role.FFN_R, layer, -1, width, width)));
  }

  private FeedForward network(Network network, int layer, int expert, FeedForward.Gating gating) {
    boolean gated = parts.has(network.gate(), layer);
    int inner =
        network == Network.DENSE && sizes.ffn() > 0
            ? (int) number(Setting.FFN_INNER, layer, sizes.ffn())
            : network == Network.EXPERT ? sizes.experts().ffn() : Parts.ANY;
    int outer = network == Network.EXPERT ? sizes.experts().width(sizes.width()) : sizes.width();
    Linear up = parts.linear(network.up(), layer, expert, inner, outer);
    Linear gate = gated ? parts.linear(network.gate(), layer, expert, up.outputs(), outer) : null;
    Linear down = parts.linear(network.down(), layer, expert, outer, up.outputs());
    Norm before =
        network == Network.DENSE && parts.has(Role.FFN_INNER_NORM, layer)
            ? norms.of(Role.FFN_INNER_NORM, layer, up.outputs())
            : null;
    double sparsity = network == Network.DENSE ? number(Setting.ACTIVATION_SPARSITY, layer, 0) : 0;
    return new FeedForward(gate, up, before, down, sparsity, gating);
  }

  private FeedForward.Gating gating(Network network, int layer) {
    ActivationKind.Known kind =
        KnownTrait.of(architecture, Trait.ACTIVATION, ActivationKind.Known.class, "activation");
    Setting bound =
        network == Network.EXPERT ? Setting.ACTIVATION_LIMIT : Setting.ACTIVATION_LIMIT_DENSE;
    double limit = number(bound, layer, 0);
    return switch (kind) {
      case CLIPPED_SWISH -> clippedSwish(layer, number(Setting.ACTIVATION_LIMIT, layer, 7));
      case SILU_CLIPPED ->
          limit <= 0
              ? FeedForward.plain(Activation.SILU)
              : (gate, up) -> Activation.SILU.of(Math.min(gate, limit)) * clip(up, limit);
      case SILU_CLIPPED_AFTER ->
          limit <= 0
              ? FeedForward.plain(Activation.SILU)
              : (gate, up) -> Math.min(Activation.SILU.of(gate), limit) * clip(up, limit);
      case XIELU -> xielu(layer);
      default -> scaled(Activation.of(architecture), number(Setting.FFN_GATE_SCALE, layer, 1));
    };
  }

  private static FeedForward.Gating scaled(Activation function, double scale) {
    return scale == 1 ? FeedForward.plain(function) : (gate, up) -> function.of(scale * gate) * up;
  }

  private FeedForward.Gating clippedSwish(int layer, double limit) {
    double slope = number(Setting.ACTIVATION_SLOPE, layer, 1.702);
    return (gate, up) -> {
      double open = Math.min(gate, limit);
      return (clip(up, limit) + 1) * open * Activation.sigmoid(slope * open);
    };
  }

  private static double clip(double x, double limit) {
    return Math.max(-limit, Math.min(limit, x));
  }

  private double number(Setting setting, int layer, double otherwise) {
    return architecture.computation().number(setting, originals[layer], otherwise);
  }

  private boolean on(Trait trait) {
    return Boolean.TRUE.equals(architecture.trait(trait).value());
  }

  /**
   * The activation of Apertus, with two learned parameters; constants of transformers'
   * XIELUActivation.
   */
  private FeedForward.Gating xielu(int layer) {
    double beta = 0.5;
    double positive = Gates.softplus(parts.vector(Role.FFN_ALPHA_P, layer, 1)[0]);
    double negative = beta + Gates.softplus(parts.vector(Role.FFN_ALPHA_N, layer, 1)[0]);
    return (x, one) ->
        x > 0
            ? positive * x * x + beta * x
            : negative * (Math.expm1(Math.min(x, -1e-6)) - x) + beta * x;
  }

  private Router router(int layer) {
    ExpertRouting routing =
        KnownTrait.of(architecture, Trait.MOE_ROUTER, ExpertRouting.class, "router");
    boolean grouped = Boolean.TRUE.equals(architecture.trait(Trait.MOE_GROUP_LIMITED).value());
    boolean biased = parts.has(Role.MOE_ROUTER_BIAS, layer);
    int original = originals[layer];
    return new Router(
        routing.scoring(),
        sizes.experts().topK(),
        switch (routing.normalisation()) {
          case NONE, SUM_WITH_SHARED -> 0;
          case SUM -> 1;
          case P_NORM ->
              architecture.computation().number(Setting.EXPERT_NORM, original, Double.NaN);
        },
        routing.normalisation() == ExpertRouting.Normalisation.SUM_WITH_SHARED
            ? 1
            : architecture.computation().number(Setting.EXPERT_SCALE, original, 1),
        biased
            ? parts.vector(
                Role.MOE_ROUTER_BIAS,
                layer,
                sizes.experts().count()
                    + sizes.experts().zero()
                    + (on(Trait.MOE_ROUTER_NETWORK) ? 1 : 0))
            : null,
        grouped ? sizes.experts().groups() : 1,
        grouped ? sizes.experts().topKGroups() : 1,
        architecture.computation().number(Setting.ROUTER_JITTER, original, 0),
        number(Setting.ROUTER_CAP, layer, 0),
        parts.has(Role.MOE_EXPERT_SCALES, layer)
            ? parts.vector(Role.MOE_EXPERT_SCALES, layer, sizes.experts().count())
            : null,
        (int) number(Setting.GROUP_BEST, layer, biased ? 2 : 1),
        number(Setting.GROUP_DROPPED, layer, Double.NEGATIVE_INFINITY),
        number(Setting.EXPERT_SUM_EPS, layer, 1e-20));
  }
}
