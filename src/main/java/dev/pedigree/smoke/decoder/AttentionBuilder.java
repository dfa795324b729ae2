package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Attention;
import dev.pedigree.smoke.attention.Difference;
import dev.pedigree.smoke.attention.Gate;
import dev.pedigree.smoke.attention.LatentAttention;
import dev.pedigree.smoke.attention.QueryGrowth;
import dev.pedigree.smoke.attention.RelativeLogits;
import dev.pedigree.smoke.attention.Rope;
import dev.pedigree.smoke.attention.RopeBuilder;
import dev.pedigree.smoke.attention.Scores;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.function.IntToDoubleFunction;

/** Builds the attention of a model's layers. */
final class AttentionBuilder {
  /** Keeps the length of a vector of zeros from being divided by. */
  private static final double TINY = 1e-24;

  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final SelectorBuilder selectors;
  private final RopeBuilder ropes;
  private final ProjectionsBuilder projections;

  AttentionBuilder(
      Architecture architecture,
      Dimensions sizes,
      Parts parts,
      int[] originals,
      Norms norms,
      RopeBuilder ropes) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
    this.ropes = ropes;
    this.projections = new ProjectionsBuilder(architecture, sizes, parts, originals);
    this.selectors = new SelectorBuilder(architecture, sizes, parts, originals, norms);
  }

  /** Attention of heads that have keys and values, alone or in groups. */
  Attention heads(int layer) {
    int dim = whole(Setting.HEAD_DIM, layer, sizes.heads().dim());
    int valueDim = whole(Setting.VALUE_DIM, layer, dim);
    int heads = whole(Setting.HEADS, layer, sizes.heads().query());
    int kvHeads = whole(Setting.KV_HEADS, layer, sizes.heads().kv());
    int width = sizes.width();
    Rope rope = ropes.of(layer, 0, dim);
    int source = source(layer);
    boolean own = source == layer;
    boolean differs = Boolean.TRUE.equals(architecture.trait(Trait.ATTN_DIFFERENTIAL).value());
    boolean fromKeys = computation.on(Setting.KEYS_AS_VALUES, originals[layer]);
    return new Attention(
        new Attention.Cache(source, own && readLater(layer)),
        differs
            ? scores(layer, heads, heads, dim, 2 * dim)
            : scores(layer, heads, kvHeads, dim, valueDim),
        projections.of(layer, own, fromKeys),
        parts.linear(Role.ATTN_OUT, layer, -1, width, heads * valueDim),
        headNorms(layer, heads, own ? kvHeads : 0, dim),
        rope,
        number(Setting.CLIP_QKV, layer),
        growth(layer),
        values(layer),
        architecture.trait(Trait.POSITION).is(PositionKind.TOKEN_RELATIVE)
            ? relative(layer, heads)
            : selectors.of(layer, heads, rope),
        gate(layer, heads, valueDim),
        inner(layer, heads * valueDim),
        differs ? difference(layer, dim) : null);
  }

  private Difference difference(int layer, int dim) {
    double start = number(Setting.LAMBDA_START, layer);
    double factor =
        exponential(Role.ATTN_LAMBDA_Q1, Role.ATTN_LAMBDA_K1, layer, dim)
            - exponential(Role.ATTN_LAMBDA_Q2, Role.ATTN_LAMBDA_K2, layer, dim)
            + start;
    return new Difference(factor, new Norm(false, null, false, null, norms.eps()), 1 - start);
  }

  private double exponential(Role q, Role k, int layer, int dim) {
    float[] a = parts.vector(q, layer, dim);
    float[] b = parts.vector(k, layer, dim);
    double sum = 0;
    for (int i = 0; i < dim; i++) {
      sum += (double) a[i] * b[i];
    }
    return Math.exp(sum);
  }

  private RelativeLogits relative(int layer, int heads) {
    int each = whole(Setting.RELATIVE_DIM, layer, 0);
    int extent = whole(Setting.RELATIVE_EXTENT, layer, 0);
    if (each <= 0 || extent <= 0) {
      throw new UnsupportedDesign("relative positions whose extent is not known");
    }
    return new RelativeLogits(
        parts.linear(Role.ATTN_RELATIVE, layer, -1, heads * each, sizes.width()),
        parts.matrix(Role.ATTN_RELATIVE_TABLE, layer, -1, each, extent).all(),
        heads,
        growth(layer));
  }

  /** The layer whose keys and values a layer reads. */
  private int source(int layer) {
    if (!(computation.value(Setting.CACHE_OF, originals[layer]) instanceof Number of)) {
      return layer;
    }
    for (int l = 0; l < layer; l++) {
      if (originals[l] == of.intValue()) {
        if (number(Setting.HEAD_DIM, l) != number(Setting.HEAD_DIM, layer)) {
          throw new BrokenStep(
              layer, "attention", "the keys of layer " + of + " are of another size");
        }
        return l;
      }
    }
    throw new BrokenStep(layer, "attention", "no layer " + of + " is below this one");
  }

  private boolean readLater(int layer) {
    for (int l = layer + 1; l < originals.length; l++) {
      if (source(l) == layer) {
        return true;
      }
    }
    return false;
  }

  private Attention.HeadNorms headNorms(int layer, int heads, int kvHeads, int dim) {
    QueryKeyNorm norm =
        architecture.trait(Trait.QK_NORM).as(QueryKeyNorm.class).orElse(QueryKeyNorm.RMS_PER_HEAD);
    if (norm == QueryKeyNorm.NONE
        || Boolean.FALSE.equals(computation.value(Setting.QK_NORMED, originals[layer]))) {
      return new Attention.HeadNorms(null, null, false, false);
    }
    double eps = number(Setting.INNER_EPS, layer);
    boolean after = computation.on(Setting.QK_NORM_AFTER_ROPE, originals[layer]);
    if (norm == QueryKeyNorm.LENGTH_WITH_KEY_FACTORS) {
      return new Attention.HeadNorms(
          new Norm(false, null, false, null, TINY), keyLengths(layer, kvHeads, dim), false, after);
    }
    if (!norm.weighted()) {
      Norm unit = new Norm(false, null, false, null, eps);
      return new Attention.HeadNorms(unit, unit, false, after);
    }
    boolean every = norm.gainsOfAllHeads();
    return new Attention.HeadNorms(
        norms.of(Role.ATTN_Q_NORM, layer, every ? heads * dim : dim, norm.centred(), eps),
        kvHeads == 0
            ? null
            : norms.of(Role.ATTN_K_NORM, layer, every ? kvHeads * dim : dim, norm.centred(), eps),
        norm == QueryKeyNorm.RMS_WHOLE_VECTOR,
        after);
  }

  /** A norm whose gains are the factor of a head, as often as it has dimensions. */
  private Norm keyLengths(int layer, int kvHeads, int dim) {
    float[] factors = parts.vector(Role.ATTN_K_FACTOR, layer, kvHeads);
    float[] gains = new float[kvHeads * dim];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = factors[i / dim];
    }
    return new Norm(false, gains, false, null, TINY);
  }

  private IntToDoubleFunction growth(int layer) {
    if (computation.on(Setting.LOGN_ATTENTION, originals[layer])) {
      return QueryGrowth.logarithm(sizes.context());
    }
    double b = number(Setting.QUERY_GROWTH, layer);
    double floor = number(Setting.QUERY_GROWTH_FLOOR, layer);
    if (floor > 0) {
      return b == 0 ? null : QueryGrowth.above(b, floor);
    }
    return b == 0
        ? null
        : QueryGrowth.steps(
            b, number(Setting.QUERY_GROWTH_STEP, layer), number(Setting.QUERY_GROWTH_SHIFT, layer));
  }

  private Attention.Values values(int layer) {
    AttentionParts.Values kind =
        architecture
            .trait(Trait.ATTN_VALUES)
            .as(AttentionParts.Values.class)
            .orElse(AttentionParts.Values.AS_PROJECTED);
    return switch (kind) {
      case AS_PROJECTED -> new Attention.Values(null, 1);
      case NORMED -> new Attention.Values(new Norm(false, null, false, null, norms.eps()), 1);
      case SCALED -> new Attention.Values(null, (float) number(Setting.VALUE_SCALE, layer));
    };
  }

  private Gate gate(int layer, int heads, int valueDim) {
    AttentionParts.Gate kind =
        architecture
            .trait(Trait.ATTN_GATE)
            .as(AttentionParts.Gate.class)
            .orElse(AttentionParts.Gate.NONE);
    return kind == AttentionParts.Gate.NONE
        ? null
        : new Gate(
            parts.linear(
                Role.ATTN_GATE,
                layer,
                -1,
                kind.ofHeads() ? heads : heads * valueDim,
                sizes.width()),
            kind.softplus());
  }

  private Norm inner(int layer, int width) {
    return parts.has(Role.ATTN_INNER_NORM, layer)
        ? norms.of(Role.ATTN_INNER_NORM, layer, width)
        : null;
  }

  /** Attention whose keys and values come from a latent. */
  LatentAttention latent(int layer) {
    return latent(layer, -1);
  }

  /**
   * The same where a layer has several.
   *
   * @param part which of them, or -1
   */
  LatentAttention latent(int layer, int part) {
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
      qDown = parts.linear(Role.Q_DOWN, layer, part, queryWidth, width);
      qNorm =
          norms
              .part(Role.Q_DOWN_NORM, layer, part, queryWidth, eps)
              .times(scale(Setting.QUERY_LATENT_SCALE, layer));
    }
    boolean both = architecture.trait(Trait.ATTN_GATE).is(AttentionParts.Gate.LATENT_SIGMOID);
    if (both && qDown == null) {
      throw new UnsupportedDesign("a gate made of the latent of queries, which is not there");
    }
    int asked = both ? 2 * queryWidth : queryWidth;
    int latent = sizes.latent().kvRank();
    Rope rope = ropes.of(layer, sizes.latent().qkNope(), sizes.latent().qkRope());
    return new LatentAttention(
        layer,
        part == 1,
        scores(layer, heads, heads, keyDim, sizes.latent().value()),
        qDown,
        qNorm,
        parts.linear(queries, layer, part, heads * keyDim, asked),
        parts.linear(Role.KV_DOWN, layer, part, latent + sizes.latent().qkRope(), width),
        norms
            .part(Role.KV_DOWN_NORM, layer, part, latent, eps)
            .times(scale(Setting.KV_LATENT_SCALE, layer)),
        parts.linear(
            Role.KV_UP,
            layer,
            part,
            heads * (sizes.latent().qkNope() + sizes.latent().value()),
            latent),
        parts.linear(Role.ATTN_OUT, layer, part, width, heads * sizes.latent().value()),
        rope,
        growth(layer),
        selectors.of(layer, heads, rope),
        both
            ? new Gate(
                parts.linear(Role.ATTN_GATE, layer, part, heads * sizes.latent().value(), asked),
                false)
            : gate(layer, heads, sizes.latent().value()),
        both,
        sizes.latent().qkNope());
  }

  /** The attention weights of a layer. */
  Scores scores(int layer, int heads, int kvHeads, int keyDim, int valueDim) {
    boolean alibi = architecture.trait(Trait.POSITION).is(PositionKind.ALIBI);
    boolean sinks = parts.has(Role.ATTN_SINKS, layer);
    return new Scores(
        heads,
        kvHeads,
        keyDim,
        valueDim,
        number(Setting.ATTENTION_SCALE, layer),
        (int) number(Setting.WINDOW, layer),
        (int) number(Setting.CHUNK, layer),
        number(Setting.SCORE_CAP, layer),
        alibi ? Scores.alibiSlopes(heads) : null,
        computation.on(Setting.ALIBI_IN_SCALE, originals[layer]),
        sinks ? parts.vector(Role.ATTN_SINKS, layer, heads) : null);
  }

  private double scale(Setting setting, int layer) {
    return computation.number(setting, originals[layer], 1);
  }

  private int whole(Setting setting, int layer, int otherwise) {
    return (int) computation.number(setting, originals[layer], otherwise);
  }

  private double number(Setting setting, int layer) {
    return computation.number(setting, originals[layer], 0);
  }
}
