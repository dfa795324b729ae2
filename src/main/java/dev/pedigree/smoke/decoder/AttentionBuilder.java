package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Attention;
import dev.pedigree.smoke.attention.Entries;
import dev.pedigree.smoke.attention.EntryAttention;
import dev.pedigree.smoke.attention.Gate;
import dev.pedigree.smoke.attention.LatentAttention;
import dev.pedigree.smoke.attention.QueryGrowth;
import dev.pedigree.smoke.attention.Rope;
import dev.pedigree.smoke.attention.RopeFrequencies;
import dev.pedigree.smoke.attention.Scores;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Builds the attention of a model's layers. */
final class AttentionBuilder {
  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final SelectorBuilder selectors;
  private final List<RopeFrequencies> ropes = new ArrayList<>();

  AttentionBuilder(
      Architecture architecture, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
    this.selectors = new SelectorBuilder(architecture, sizes, parts, originals, norms);
  }

  /** The RoPE frequencies of all layers built so far. */
  List<RopeFrequencies> ropes() {
    return ropes;
  }

  /** Attention of heads that have keys and values, alone or in groups. */
  Attention heads(int layer) {
    int dim = whole(Setting.HEAD_DIM, layer, sizes.heads().dim());
    int valueDim = whole(Setting.VALUE_DIM, layer, dim);
    int heads = whole(Setting.HEADS, layer, sizes.heads().query());
    int kvHeads = whole(Setting.KV_HEADS, layer, sizes.heads().kv());
    int width = sizes.width();
    Rope rope = rope(layer, 0, dim);
    int source = source(layer);
    boolean own = source == layer;
    boolean fromKeys = computation.on(Setting.KEYS_AS_VALUES, originals[layer]);
    return new Attention(
        new Attention.Cache(source, own && readLater(layer)),
        scores(layer, heads, kvHeads, dim, valueDim),
        parts.linear(Role.ATTN_Q, layer, -1, heads * dim, width),
        own ? parts.linear(Role.ATTN_K, layer, -1, kvHeads * dim, width) : null,
        own && !fromKeys ? parts.linear(Role.ATTN_V, layer, -1, kvHeads * valueDim, width) : null,
        parts.linear(Role.ATTN_OUT, layer, -1, width, heads * valueDim),
        headNorms(layer, heads, own ? kvHeads : 0, dim),
        rope,
        number(Setting.CLIP_QKV, layer),
        growth(layer),
        values(layer),
        selectors.of(layer, heads, rope),
        gate(layer, heads, valueDim),
        inner(layer, heads * valueDim));
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

  private IntToDoubleFunction growth(int layer) {
    if (computation.on(Setting.LOGN_ATTENTION, originals[layer])) {
      return QueryGrowth.logarithm(sizes.context());
    }
    double b = number(Setting.QUERY_GROWTH, layer);
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
    int latent = sizes.latent().kvRank();
    Rope rope = rope(layer, sizes.latent().qkNope(), sizes.latent().qkRope());
    return new LatentAttention(
        layer,
        part == 1,
        scores(layer, heads, heads, keyDim, sizes.latent().value()),
        qDown,
        qNorm,
        parts.linear(queries, layer, part, heads * keyDim, queryWidth),
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
        gate(layer, heads, sizes.latent().value()),
        sizes.latent().qkNope());
  }

  /** Attention with one vector of a token as key and value, and entries beyond the window. */
  EntryAttention entries(int layer) {
    int dim = sizes.heads().dim();
    int heads = sizes.heads().query();
    int width = sizes.width();
    int latent = sizes.latent().qRank();
    int turned = sizes.latent().qkRope();
    int groups = sizes.latent().outGroups();
    Norm unit = new Norm(false, null, false, null, norms.eps());
    Rope rope = rope(layer, dim - turned, turned);
    if (rope == null) {
      throw new BrokenStep(layer, "attention", "values are turned back, so they have to be turned");
    }
    Linear down =
        parts.linear(
            Role.ATTN_OUT_DOWN, layer, -1, groups * sizes.latent().outRank(), heads * dim / groups);
    return new EntryAttention(
        layer,
        new EntryAttention.Queries(
            parts.linear(Role.Q_DOWN, layer, -1, latent, width),
            norms.of(Role.Q_DOWN_NORM, layer, latent),
            parts.linear(Role.Q_UP, layer, -1, heads * dim, latent),
            unit),
        parts.linear(Role.LATENT_KV, layer, -1, dim, width),
        norms.of(Role.LATENT_KV_NORM, layer, dim),
        rope,
        parts.vector(Role.ATTN_SINKS, layer, heads),
        number(Setting.ATTENTION_SCALE, layer),
        (int) number(Setting.WINDOW, layer),
        entryPool(layer, dim, rope),
        new EntryAttention.Output(
            groups,
            down,
            parts.linear(Role.ATTN_OUT, layer, -1, width, groups * sizes.latent().outRank())));
  }

  private EntryAttention.Pool entryPool(int layer, int dim, Rope rope) {
    if (computation.value(Setting.ENTRY_TOKENS, originals[layer]) == null) {
      return null;
    }
    boolean chosen = computation.on(Setting.ENTRY_CHOSEN, originals[layer]);
    Entries entries =
        pooled(
            layer,
            chosen,
            dim,
            rope,
            List.of(Role.ENTRY_KV, Role.ENTRY_GATE, Role.ENTRY_PLACE, Role.ENTRY_NORM));
    if (!chosen) {
      return new EntryAttention.Pool(entries, null);
    }
    int own = sizes.index().dim();
    int heads = sizes.index().heads();
    Rope turned =
        new Rope(own - rope.dim(), rope.dim(), rope.interleaved(), false, rope.frequencies());
    Entries index =
        pooled(
            layer,
            true,
            own,
            turned,
            List.of(
                Role.INDEX_ENTRY_KV,
                Role.INDEX_ENTRY_GATE,
                Role.INDEX_ENTRY_PLACE,
                Role.INDEX_ENTRY_NORM));
    return new EntryAttention.Pool(
        entries,
        new EntryAttention.Chooser(
            index,
            parts.linear(Role.INDEX_Q, layer, -1, heads * own, sizes.latent().qRank()),
            parts.linear(Role.INDEX_WEIGHT, layer, -1, heads, sizes.width()),
            (int) number(Setting.INDEX_KEPT, layer)));
  }

  private Entries pooled(int layer, boolean paired, int dim, Rope rope, List<Role> roles) {
    int tokens = (int) number(Setting.ENTRY_TOKENS, layer);
    int wide = paired ? 2 * dim : dim;
    return new Entries(
        parts.linear(roles.get(0), layer, -1, wide, sizes.width()),
        parts.linear(roles.get(1), layer, -1, wide, sizes.width()),
        parts.vector(roles.get(2), layer, tokens * wide),
        norms.of(roles.get(3), layer, dim),
        rope,
        tokens,
        paired);
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

  /**
   * The RoPE of a layer, or null.
   *
   * @param offset first dimension of a head that it may turn
   * @param all dimensions that it may turn
   */
  Rope rope(int layer, int offset, int all) {
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
    Object pairing = architecture.trait(Trait.ROPE_PAIRING).value();
    return new Rope(
        offset,
        dim,
        pairing == RopePairing.INTERLEAVED,
        pairing == RopePairing.HALF_BACKWARDS,
        frequencies);
  }

  /** Stored divisors of the RoPE frequencies, or null. */
  private float[] factors(int dim, Role... roles) {
    return Arrays.stream(roles)
        .filter(role -> parts.has(role, -1))
        .findFirst()
        .map(role -> parts.vector(role, -1, dim / 2))
        .orElse(null);
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
