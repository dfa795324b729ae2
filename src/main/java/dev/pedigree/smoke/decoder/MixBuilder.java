package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Attention;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.LatentAttention;
import dev.pedigree.smoke.attention.Rope;
import dev.pedigree.smoke.attention.RopeFrequencies;
import dev.pedigree.smoke.attention.Scores;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Builds the token mixers of a model. */
public final class MixBuilder {
  /** Values of {@link Trait#TOKEN_MIXING} that can be run; others need recurrent layers. */
  public static final Set<MixingKind> MIXINGS =
      EnumSet.of(
          MixingKind.ATTENTION,
          MixingKind.ATTENTION_AND_LIGHTNING,
          MixingKind.ATTENTION_AND_SHORT_CONVOLUTION);

  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final List<RopeFrequencies> ropes = new ArrayList<>();

  MixBuilder(
      Architecture architecture, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
  }

  /** The RoPE frequencies of all layers built so far. */
  List<RopeFrequencies> ropes() {
    return ropes;
  }

  /** The name of a layer's mixer in messages. */
  String name(int layer) {
    return parts.has(Role.CONV_IN, layer)
        ? "convolution"
        : parts.has(Role.LINEAR_OUT, layer) ? "linear-attention" : "attention";
  }

  /** Whether a layer has a token mixer; in some models not every layer has one. */
  boolean any(int layer) {
    return !Boolean.TRUE.equals(architecture.trait(Trait.LAYERS_DIFFER).value())
        || parts.has(Role.ATTN_OUT, layer)
        || parts.has(Role.ATTN_LINEAR, layer);
  }

  Block of(int layer) {
    if (!any(layer)) {
      return (x, batch) -> new float[x.length];
    }
    if (parts.has(Role.CONV_IN, layer)) {
      return convolution(layer);
    }
    if (parts.has(Role.LINEAR_OUT, layer)) {
      return linear(layer);
    }
    if (parts.has(Role.ATTN_LINEAR, layer)) {
      Linear only = parts.linear(Role.ATTN_LINEAR, layer, -1, sizes.width(), sizes.width());
      return (x, batch) -> only.of(x, batch.rows());
    }
    // Where nobody knows how heads share, the sizes say it.
    return switch (architecture
        .trait(Trait.ATTENTION)
        .as(AttentionKind.class)
        .orElse(AttentionKind.MHA)) {
      case MLA -> latent(layer);
      case MOA -> experts(layer);
      case MHA, GQA, MQA -> attention(layer);
    };
  }

  private AttentionExperts experts(int layer) {
    int width = sizes.width();
    int dim = sizes.heads().dim();
    int set = sizes.heads().kv() * dim;
    int count = sizes.experts().count();
    Linear[] q = new Linear[count];
    Linear[] out = new Linear[count];
    for (int e = 0; e < count; e++) {
      q[e] = new Linear(parts.matrix(Role.MOA_Q, layer, e, set, width), null);
      out[e] = new Linear(parts.matrix(Role.MOA_OUT, layer, e, width, set), null);
    }
    Router router =
        new Router(ExpertRouting.Scoring.SOFTMAX, sizes.experts().topK(), 1, 1, null, 1, 1, 0);
    return new AttentionExperts(
        layer,
        scores(layer, sizes.heads().kv() * sizes.experts().topK(), sizes.heads().kv(), dim, dim),
        count,
        parts.linear(Role.MOA_ROUTER, layer, -1, count, width),
        router,
        e -> q[e],
        parts.linear(Role.ATTN_K, layer, -1, set, width),
        parts.linear(Role.ATTN_V, layer, -1, set, width),
        e -> out[e],
        parts.hasBias(Role.MOA_OUT, layer) ? parts.bias(Role.MOA_OUT, layer, -1, width) : null,
        rope(layer, 0, dim));
  }

  private ShortConvolution convolution(int layer) {
    int width = sizes.width();
    boolean biased = parts.hasBias(Role.CONV_FILTER, layer);
    return new ShortConvolution(
        layer,
        parts.linear(Role.CONV_IN, layer, -1, 3 * width, width),
        parts.vector(Role.CONV_FILTER, layer, Parts.ANY),
        biased ? parts.bias(Role.CONV_FILTER, layer, -1, width) : null,
        parts.linear(Role.CONV_OUT, layer, -1, width, width));
  }

  private LinearAttention linear(int layer) {
    int inner = sizes.heads().query() * sizes.heads().dim();
    int width = sizes.width();
    return new LinearAttention(
        layer,
        parts.linear(Role.LINEAR_Q, layer, -1, inner, width),
        parts.linear(Role.LINEAR_K, layer, -1, inner, width),
        parts.linear(Role.LINEAR_V, layer, -1, inner, width),
        Activation.of(architecture),
        LinearAttention.decay(sizes.heads().query(), originals[layer], computation.layers().size()),
        sizes.heads().dim(),
        norms.of(Role.LINEAR_NORM, layer, inner, false, number(Setting.INNER_EPS, layer)),
        parts.linear(Role.LINEAR_GATE, layer, -1, inner, width),
        parts.linear(Role.LINEAR_OUT, layer, -1, width, inner));
  }

  private Attention attention(int layer) {
    int dim = sizes.heads().dim();
    int width = sizes.width();
    Linear q = parts.linear(Role.ATTN_Q, layer, -1, sizes.heads().query() * dim, width);
    int kvHeads = (int) computation.number(Setting.KV_HEADS, originals[layer], sizes.heads().kv());
    Linear k = parts.linear(Role.ATTN_K, layer, -1, kvHeads * dim, width);
    Linear v = parts.linear(Role.ATTN_V, layer, -1, k.outputs(), width);
    Linear out = parts.linear(Role.ATTN_OUT, layer, -1, width, q.outputs());
    QueryKeyNorm norm =
        architecture.trait(Trait.QK_NORM).as(QueryKeyNorm.class).orElse(QueryKeyNorm.RMS_PER_HEAD);
    boolean normed = norm != QueryKeyNorm.NONE;
    double eps = number(Setting.INNER_EPS, layer);
    int queryGains = norm.gainsOfAllHeads() ? sizes.heads().query() * dim : dim;
    int keyGains = norm.gainsOfAllHeads() ? kvHeads * dim : dim;
    return new Attention(
        layer,
        scores(layer, sizes.heads().query(), kvHeads, dim, dim),
        q,
        k,
        v,
        out,
        normed ? norms.of(Role.ATTN_Q_NORM, layer, queryGains, norm.centred(), eps) : null,
        normed ? norms.of(Role.ATTN_K_NORM, layer, keyGains, norm.centred(), eps) : null,
        norm == QueryKeyNorm.RMS_WHOLE_VECTOR,
        computation.on(Setting.QK_NORM_AFTER_ROPE, originals[layer]),
        rope(layer, 0, dim),
        number(Setting.CLIP_QKV, layer),
        computation.on(Setting.LOGN_ATTENTION, originals[layer]) ? sizes.context() : 0);
  }

  private LatentAttention latent(int layer) {
    int heads = sizes.heads().query();
    int keyDim = sizes.latent().qkNope() + sizes.latent().qkRope();
    int width = sizes.width();
    double eps = number(Setting.INNER_EPS, layer);
    Linear qDown = null;
    Norm qNorm = null;
    int queryWidth = width;
    Role queries = Role.ATTN_Q;
    if (parts.has(Role.Q_DOWN, layer)) {
      queryWidth = sizes.latent().qRank();
      queries = Role.Q_UP;
      qDown = parts.linear(Role.Q_DOWN, layer, -1, queryWidth, width);
      qNorm = norms.of(Role.Q_DOWN_NORM, layer, queryWidth, false, eps);
    }
    int latent = sizes.latent().kvRank();
    return new LatentAttention(
        layer,
        scores(layer, heads, heads, keyDim, sizes.latent().value()),
        qDown,
        qNorm,
        parts.linear(queries, layer, -1, heads * keyDim, queryWidth),
        parts.linear(Role.KV_DOWN, layer, -1, latent + sizes.latent().qkRope(), width),
        norms.of(Role.KV_DOWN_NORM, layer, latent, false, eps),
        parts.linear(
            Role.KV_UP,
            layer,
            -1,
            heads * (sizes.latent().qkNope() + sizes.latent().value()),
            latent),
        parts.linear(Role.ATTN_OUT, layer, -1, width, heads * sizes.latent().value()),
        rope(layer, sizes.latent().qkNope(), sizes.latent().qkRope()),
        sizes.latent().qkNope());
  }

  private Scores scores(int layer, int heads, int kvHeads, int keyDim, int valueDim) {
    boolean alibi = architecture.trait(Trait.POSITION).is(PositionKind.ALIBI);
    boolean sinks = parts.has(Role.ATTN_SINKS, layer);
    return new Scores(
        heads,
        kvHeads,
        keyDim,
        valueDim,
        number(Setting.ATTENTION_SCALE, layer),
        (int) number(Setting.WINDOW, layer),
        number(Setting.SCORE_CAP, layer),
        alibi ? Scores.alibiSlopes(heads) : null,
        computation.on(Setting.ALIBI_IN_SCALE, originals[layer]),
        sinks ? parts.vector(Role.ATTN_SINKS, layer, heads) : null);
  }

  private Rope rope(int layer, int offset, int all) {
    int original = originals[layer];
    if (!architecture.trait(Trait.POSITION).is(PositionKind.ROPE)
        || !computation.on(Setting.ROTARY, original)) {
      return null;
    }
    double share =
        architecture.trait(Trait.ROPE_FRACTION).value() instanceof Number n ? n.doubleValue() : 1;
    // The trait is rounded to four digits; a dialect that needs the number exactly gives the
    // setting.
    int dim = (int) computation.number(Setting.ROPE_DIM, original, Math.floor(all * share + 0.02));
    boolean scaled = computation.on(Setting.ROPE_SCALED, original);
    boolean growing = scaled && computation.on(Setting.ROPE_DYNAMIC_NTK, original);
    RopeScaling.Known scaling =
        scaled && !growing
            ? KnownTrait.of(
                architecture, Trait.ROPE_SCALING, RopeScaling.Known.class, "rope scaling")
            : RopeScaling.Known.NONE;
    RopeFrequencies frequencies =
        new RopeFrequencies(
            scaling,
            growing,
            dim,
            sizes.context(),
            computation,
            original,
            factors(dim, Role.ROPE_FACTORS, Role.ROPE_FACTORS_SHORT),
            factors(dim, Role.ROPE_FACTORS_LONG));
    ropes.add(frequencies);
    boolean interleaved = architecture.trait(Trait.ROPE_PAIRING).is(RopePairing.INTERLEAVED);
    return new Rope(offset, dim, interleaved, frequencies);
  }

  /** Stored divisors of the RoPE frequencies, or null. */
  private float[] factors(int dim, Role... roles) {
    return Arrays.stream(roles)
        .filter(role -> parts.has(role, -1))
        .findFirst()
        .map(role -> parts.vector(role, -1, dim / 2))
        .orElse(null);
  }

  private double number(Setting setting, int layer) {
    return computation.number(setting, originals[layer], 0);
  }
}
