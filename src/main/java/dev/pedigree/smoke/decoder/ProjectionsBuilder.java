package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.PlainProjections;
import dev.pedigree.smoke.attention.Projections;
import dev.pedigree.smoke.mixer.CausalFilter;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.projection.ConvolvedProjections;
import dev.pedigree.smoke.projection.Filtered;
import dev.pedigree.smoke.projection.FilteredProjections;
import dev.pedigree.smoke.projection.PairedProjections;

/** Builds what makes queries, keys and values. */
final class ProjectionsBuilder {
  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;

  ProjectionsBuilder(Architecture architecture, Dimensions sizes, Parts parts, int[] originals) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
  }

  /**
   * The projections of a layer.
   *
   * @param own whether it has keys and values of its own
   * @param fromKeys whether its values are its keys
   */
  Projections of(int layer, boolean own, boolean fromKeys) {
    int dim = whole(Setting.HEAD_DIM, layer, sizes.heads().dim());
    int heads = whole(Setting.HEADS, layer, sizes.heads().query());
    int kvHeads = whole(Setting.KV_HEADS, layer, sizes.heads().kv());
    int values = kvHeads * whole(Setting.VALUE_DIM, layer, dim);
    AttentionParts.Convolution convolution =
        architecture
            .trait(Trait.ATTN_CONVOLUTION)
            .as(AttentionParts.Convolution.class)
            .orElse(AttentionParts.Convolution.NONE);
    Linear q = linear(Role.ATTN_Q, layer, heads * dim);
    Linear k = own ? linear(Role.ATTN_K, layer, kvHeads * dim) : null;
    if (convolution == AttentionParts.Convolution.QUERIES_AND_KEYS) {
      return convolved(layer, q, k, heads, kvHeads, dim, values);
    }
    Linear v = own && !fromKeys ? linear(Role.ATTN_V, layer, values) : null;
    if (convolution == AttentionParts.Convolution.KEYS_VALUES_AND_BRANCHES) {
      return new FilteredProjections(
          q,
          k,
          v,
          filter(Role.ATTN_K_FILTER, layer, kvHeads * dim),
          filter(Role.ATTN_V_FILTER, layer, values));
    }
    return Boolean.TRUE.equals(architecture.trait(Trait.ATTN_DIFFERENTIAL).value())
        ? new PairedProjections(q, k, v, heads, kvHeads, dim)
        : new PlainProjections(q, k, v);
  }

  private ConvolvedProjections convolved(
      int layer, Linear q, Linear k, int heads, int kvHeads, int dim, int values) {
    int all = (heads + kvHeads) * dim;
    int reach = whole(Setting.HEAD_FILTER, layer, 0);
    if (reach <= 0 || values % 2 != 0) {
      throw new UnsupportedDesign("a convolution of heads whose reach is not known");
    }
    return new ConvolvedProjections(
        q,
        k,
        linear(Role.ATTN_V_NOW, layer, values / 2),
        linear(Role.ATTN_V_BEFORE, layer, values / 2),
        channels(Role.ATTN_QK_FILTER, layer, all),
        parts.matrix(Role.ATTN_QK_MIX, layer, -1, all * dim, reach).all(),
        parts.bias(Role.ATTN_QK_MIX, layer, -1, all),
        heads,
        kvHeads,
        dim);
  }

  private Filtered filter(Role role, int layer, int channels) {
    return new Filtered(channels(role, layer, channels));
  }

  private CausalFilter channels(Role role, int layer, int channels) {
    return new CausalFilter(
        parts.matrix(role, layer, -1, channels, sizes.mixer().convWidth()).all(),
        parts.hasBias(role, layer) ? parts.bias(role, layer, -1, channels) : null,
        channels,
        x -> x);
  }

  private Linear linear(Role role, int layer, int rows) {
    return parts.linear(role, layer, -1, rows, sizes.width());
  }

  private int whole(Setting setting, int layer, int otherwise) {
    return (int) computation.number(setting, originals[layer], otherwise);
  }
}
