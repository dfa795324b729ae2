package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.attention.Entries;
import dev.pedigree.smoke.attention.EntryAttention;
import dev.pedigree.smoke.attention.Rope;
import dev.pedigree.smoke.attention.RopeBuilder;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.List;

/** Builds attention whose keys and values are one vector a token, and entries beyond a window. */
final class EntryAttentionBuilder {
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final RopeBuilder ropes;

  EntryAttentionBuilder(
      Computation computation,
      Dimensions sizes,
      Parts parts,
      int[] originals,
      Norms norms,
      RopeBuilder ropes) {
    this.computation = computation;
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
    this.ropes = ropes;
  }

  /** Attention with one vector of a token as key and value, and entries beyond the window. */
  EntryAttention of(int layer) {
    int dim = sizes.heads().dim();
    int heads = sizes.heads().query();
    int width = sizes.width();
    int latent = sizes.latent().qRank();
    int turned = sizes.latent().qkRope();
    int groups = sizes.latent().outGroups();
    Norm unit = new Norm(false, null, false, null, norms.eps());
    Rope rope = ropes.of(layer, dim - turned, turned);
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
        pool(layer, dim, rope),
        new EntryAttention.Output(
            groups,
            down,
            parts.linear(Role.ATTN_OUT, layer, -1, width, groups * sizes.latent().outRank())));
  }

  private EntryAttention.Pool pool(int layer, int dim, Rope rope) {
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

  private double number(Setting setting, int layer) {
    return computation.number(setting, originals[layer], 0);
  }
}
