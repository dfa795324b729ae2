package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.BlockIndexer;
import dev.pedigree.smoke.attention.DynamicMask;
import dev.pedigree.smoke.attention.MeanIndexer;
import dev.pedigree.smoke.attention.PooledIndexer;
import dev.pedigree.smoke.attention.Rope;
import dev.pedigree.smoke.attention.Selector;
import dev.pedigree.smoke.attention.SharedSight;
import dev.pedigree.smoke.attention.TokenIndexer;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;

/** Builds what chooses the tokens that a layer's attention sees. */
final class SelectorBuilder {
  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;

  SelectorBuilder(
      Architecture architecture, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
  }

  /**
   * The selector of a layer; null where queries see all tokens.
   *
   * @param heads query heads
   * @param rope of the layer's attention, whose frequencies an indexer has too
   */
  Selector of(int layer, int heads, Rope rope) {
    AttentionParts.Selection kind =
        architecture
            .trait(Trait.KEY_SELECTION)
            .as(AttentionParts.Selection.class)
            .orElse(AttentionParts.Selection.NONE);
    return switch (kind) {
      case NONE -> null;
      case TOKENS, TOKENS_SHARED ->
          parts.has(Role.INDEX_K, layer) ? tokens(layer, rope) : new SharedSight();
      case POOLS, POOLS_SHARED -> parts.has(Role.INDEX_K, layer) ? pools(layer) : new SharedSight();
      case BLOCKS -> parts.has(Role.INDEX_K, layer) ? blocks(layer, heads, rope) : null;
      case MEANS -> parts.has(Role.INDEX_K, layer) ? means(layer, rope) : null;
      case DYNAMIC_MASK -> mask(layer, heads);
    };
  }

  private TokenIndexer tokens(int layer, Rope rope) {
    int dim = sizes.index().dim();
    int heads = sizes.index().heads();
    return new TokenIndexer(
        layer,
        parts.linear(Role.INDEX_Q, layer, -1, heads * dim, sizes.latent().qRank()),
        parts.linear(Role.INDEX_K, layer, -1, dim, sizes.width()),
        norms.of(Role.INDEX_K_NORM, layer, dim, true, number(Setting.INDEX_EPS, layer)),
        parts.linear(Role.INDEX_WEIGHT, layer, -1, heads, sizes.width()),
        turned(layer, dim, rope),
        (int) number(Setting.INDEX_KEPT, layer));
  }

  private PooledIndexer pools(int layer) {
    int dim = sizes.index().dim();
    int heads = sizes.index().heads();
    int pool = (int) number(Setting.INDEX_BLOCK, layer);
    return new PooledIndexer(
        layer,
        parts.linear(Role.INDEX_Q, layer, -1, heads * dim, sizes.latent().qRank()),
        parts.linear(Role.INDEX_K, layer, -1, dim, sizes.width()),
        norms.of(Role.INDEX_K_NORM, layer, dim, true, number(Setting.INDEX_EPS, layer)),
        parts.linear(Role.INDEX_WEIGHT, layer, -1, heads, sizes.width()),
        parts.linear(Role.INDEX_ENTRY_GATE, layer, -1, dim, sizes.width()),
        parts.vector(Role.INDEX_ENTRY_PLACE, layer, pool * dim),
        (int) number(Setting.INDEX_KEPT, layer),
        number(Setting.INDEX_LOCAL, layer) > 0);
  }

  private BlockIndexer blocks(int layer, int heads, Rope rope) {
    int dim = sizes.index().dim();
    double eps = norms.eps();
    return new BlockIndexer(
        layer,
        parts.linear(Role.INDEX_Q, layer, -1, sizes.index().heads() * dim, sizes.width()),
        parts.linear(Role.INDEX_K, layer, -1, dim, sizes.width()),
        norms.of(Role.INDEX_Q_NORM, layer, dim, false, eps),
        norms.of(Role.INDEX_K_NORM, layer, dim, false, eps),
        turned(layer, dim, rope),
        heads,
        (int) number(Setting.INDEX_BLOCK, layer),
        (int) number(Setting.INDEX_LOCAL, layer),
        (int) number(Setting.INDEX_KEPT, layer));
  }

  private MeanIndexer means(int layer, Rope rope) {
    int dim = sizes.index().dim();
    double eps = norms.eps();
    return new MeanIndexer(
        layer,
        parts.linear(Role.INDEX_Q, layer, -1, sizes.index().heads() * dim, sizes.width()),
        parts.linear(Role.INDEX_K, layer, -1, dim, sizes.width()),
        norms.of(Role.INDEX_Q_NORM, layer, dim, false, eps),
        norms.of(Role.INDEX_K_NORM, layer, dim, false, eps),
        turned(layer, dim, rope),
        (int) number(Setting.INDEX_BLOCK, layer),
        (int) number(Setting.INDEX_KEPT, layer));
  }

  private DynamicMask mask(int layer, int heads) {
    int kvHeads = sizes.heads().kv();
    Linear step = parts.linear(Role.MASK_STEP, layer, -1, kvHeads, kvHeads * sizes.heads().dim());
    return new DynamicMask(
        layer,
        parts.vector(Role.MASK_A, layer, kvHeads),
        step,
        heads,
        (int) number(Setting.INDEX_KEPT, layer));
  }

  private Rope turned(int layer, int dim, Rope rope) {
    if (rope == null) {
      throw new BrokenStep(
          layer, "attention", "an indexer has the RoPE of its layer, which has none");
    }
    Object kind = architecture.trait(Trait.INDEX_ROPE).value();
    boolean last = kind == AttentionParts.IndexRope.LAST_HALF;
    int turned = Math.min((int) number(Setting.INDEX_ROPE_DIM, layer), rope.dim());
    if (turned > dim) {
      throw new UnsupportedDesign("RoPE of " + turned + " dimensions in indexer heads of " + dim);
    }
    return new Rope(
        last ? dim - turned : 0,
        turned,
        kind == AttentionParts.IndexRope.FIRST_INTERLEAVED,
        false,
        rope.frequencies());
  }

  private double number(Setting setting, int layer) {
    return computation.number(setting, originals[layer], 0);
  }
}
