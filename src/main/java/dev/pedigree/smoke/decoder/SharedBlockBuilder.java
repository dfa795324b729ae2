package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.attention.Attention;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.PlainProjections;
import dev.pedigree.smoke.attention.RopeBuilder;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.network.FeedForward;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;

/** Builds the transformer blocks whose weights several layers share. */
final class SharedBlockBuilder {
  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final AttentionBuilder attentions;
  private final RopeBuilder ropes;

  SharedBlockBuilder(
      Architecture architecture,
      Dimensions sizes,
      Parts parts,
      int[] originals,
      Norms norms,
      AttentionBuilder attentions,
      RopeBuilder ropes) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
    this.attentions = attentions;
    this.ropes = ropes;
  }

  /** Whether a layer runs such a block. */
  boolean any(int layer) {
    return computation.value(Setting.SHARED_FROM, originals[layer]) != null;
  }

  /** The mixer of a layer with its block before it. */
  Block before(int layer, Block mixer) {
    int owner = owner(layer);
    int adapter = (int) computation.number(Setting.SHARED_ADAPTER, originals[layer], -1);
    int width = sizes.width();
    return new BeforeMixer(
        norms.of(Role.ATTN_NORM, owner, 2 * width),
        attention(layer, owner, adapter),
        norms.of(Role.FFN_NORM, owner, width),
        feedForward(owner, adapter),
        parts.linear(Role.FFN_LINK, layer, -1, width, width),
        norms.of(Role.MIXER_NORM, layer, width),
        mixer);
  }

  /** The layer, of those that are built, that has the weights. */
  private int owner(int layer) {
    long from = (long) computation.number(Setting.SHARED_FROM, originals[layer], -1);
    for (int l = 0; l < originals.length; l++) {
      if (originals[l] == from) {
        return l;
      }
    }
    throw new UnsupportedDesign("a shared block of layer " + from + ", which is not there");
  }

  private Attention attention(int layer, int owner, int adapter) {
    int dim = sizes.heads().dim();
    int queries = sizes.heads().query() * dim;
    int keys = sizes.heads().kv() * dim;
    int wide = 2 * sizes.width();
    return new Attention(
        new Attention.Cache(layer, false),
        attentions.scores(layer, sizes.heads().query(), sizes.heads().kv(), dim, dim),
        new PlainProjections(
            adapted(
                Role.ATTN_Q,
                Role.ATTN_Q_ADAPT_DOWN,
                Role.ATTN_Q_ADAPT_UP,
                owner,
                adapter,
                queries,
                wide),
            adapted(
                Role.ATTN_K,
                Role.ATTN_K_ADAPT_DOWN,
                Role.ATTN_K_ADAPT_UP,
                owner,
                adapter,
                keys,
                wide),
            adapted(
                Role.ATTN_V,
                Role.ATTN_V_ADAPT_DOWN,
                Role.ATTN_V_ADAPT_UP,
                owner,
                adapter,
                keys,
                wide)),
        parts.linear(Role.ATTN_OUT, owner, -1, sizes.width(), queries),
        new Attention.HeadNorms(null, null, false, false),
        ropes.of(layer, 0, dim),
        0,
        null,
        new Attention.Values(null, 1),
        null,
        null,
        null,
        null);
  }

  private FeedForward feedForward(int owner, int adapter) {
    int width = sizes.width();
    int inner = sizes.ffn();
    return new FeedForward(
        adapted(
            Role.FFN_GATE, Role.FFN_ADAPT_DOWN, Role.FFN_ADAPT_GATE, owner, adapter, inner, width),
        adapted(Role.FFN_UP, Role.FFN_ADAPT_DOWN, Role.FFN_ADAPT_UP, owner, adapter, inner, width),
        null,
        parts.linear(Role.FFN_DOWN, owner, -1, width, inner),
        0,
        FeedForward.plain(Activation.of(architecture)));
  }

  /** A matrix of the block, with what a layer adds to it. */
  private Linear adapted(
      Role role, Role down, Role up, int owner, int adapter, int rows, int columns) {
    Linear shared = parts.linear(role, owner, -1, rows, columns);
    if (!parts.has(down, owner)) {
      return shared;
    }
    Matrix a = parts.matrix(down, owner, adapter, Parts.ANY, columns);
    Matrix b = parts.matrix(up, owner, adapter, rows, a.rows());
    return new Linear(new Matrices.Adapted(shared.weights(), a, b, 1), shared.bias());
  }
}
