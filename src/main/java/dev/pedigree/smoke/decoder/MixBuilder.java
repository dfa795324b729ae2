package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.RopeBuilder;
import dev.pedigree.smoke.attention.RopeFrequencies;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.network.AttentionExperts;
import dev.pedigree.smoke.network.Router;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.List;

/** Builds the token mixers of a model. */
public final class MixBuilder {
  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final RopeBuilder ropes;
  private final AttentionBuilder attentions;
  private final EntryAttentionBuilder entries;
  private final RecurrentBuilder recurrent;
  private final SharedBlockBuilder shared;

  MixBuilder(
      Architecture architecture, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.ropes = new RopeBuilder(architecture, sizes, parts, originals);
    this.attentions = new AttentionBuilder(architecture, sizes, parts, originals, norms, ropes);
    this.entries = new EntryAttentionBuilder(computation, sizes, parts, originals, norms, ropes);
    this.recurrent = new RecurrentBuilder(architecture, sizes, parts, originals, norms);
    this.shared =
        new SharedBlockBuilder(architecture, sizes, parts, originals, norms, attentions, ropes);
  }

  /** The RoPE frequencies of all layers built so far. */
  List<RopeFrequencies> ropes() {
    return ropes.built();
  }

  /** The name of a layer's mixer in messages. */
  String name(int layer) {
    return recurrent(layer) ? "mixer" : "attention";
  }

  /** Whether a layer has a token mixer; in some models not every layer has one. */
  boolean any(int layer) {
    return !KnownTrait.branchesDiffer(architecture)
        || recurrent(layer)
        || parts.has(Role.ATTN_OUT, layer)
        || parts.has(Role.ATTN_LINEAR, layer);
  }

  /** One of the attentions of a layer that has several, all with latents. */
  Block latent(int layer, int part) {
    return attentions.latent(layer, part);
  }

  /** Whether a layer takes the stream without a norm, as what it runs first has one. */
  boolean normsItself(int layer) {
    return shared.any(layer);
  }

  /** Whether a layer has a mixer with a state and no attention. */
  boolean recurrent(int layer) {
    boolean parallel = architecture.trait(Trait.MIXING_LAYERS).is(MixingLayers.Named.PARALLEL);
    return recurrent.any(layer) && !parallel;
  }

  Block of(int layer) {
    if (!any(layer)) {
      return (x, batch) -> new float[x.length];
    }
    if (shared.any(layer)) {
      return shared.before(layer, recurrent.of(layer));
    }
    if (recurrent(layer)) {
      return recurrent.of(layer);
    }
    return recurrent.any(layer) ? sideBySide(layer) : attending(layer);
  }

  private SideBySide sideBySide(int layer) {
    int original = originals[layer];
    return new SideBySide(
        attending(layer),
        computation.number(Setting.ATTENTION_IN_SCALE, original, 1),
        computation.number(Setting.ATTENTION_OUT_SCALE, original, 1),
        recurrent.of(layer),
        computation.number(Setting.MIXER_OUT_SCALE, original, 1));
  }

  private Block attending(int layer) {
    if (parts.has(Role.ATTN_LINEAR, layer)) {
      Linear only = parts.linear(Role.ATTN_LINEAR, layer, -1, sizes.width(), sizes.width());
      return (x, batch) -> only.of(x, batch.rows());
    }
    // Where nobody knows how heads share, the sizes say it.
    return switch (architecture
        .trait(Trait.ATTENTION)
        .as(AttentionKind.class)
        .orElse(AttentionKind.MHA)) {
      case MLA -> attentions.latent(layer);
      case MOA -> experts(layer);
      case SHARED_LATENT -> entries.of(layer);
      case MHA, GQA, MQA -> attentions.heads(layer);
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
        new Router(
            ExpertRouting.Scoring.SOFTMAX,
            sizes.experts().topK(),
            1,
            1,
            null,
            1,
            1,
            0,
            0,
            null,
            1,
            Double.NEGATIVE_INFINITY,
            1e-20);
    return new AttentionExperts(
        layer,
        attentions.scores(
            layer, sizes.heads().kv() * sizes.experts().topK(), sizes.heads().kv(), dim, dim),
        count,
        parts.linear(Role.MOA_ROUTER, layer, -1, count, width),
        router,
        e -> q[e],
        parts.linear(Role.ATTN_K, layer, -1, set, width),
        parts.linear(Role.ATTN_V, layer, -1, set, width),
        e -> out[e],
        parts.hasBias(Role.MOA_OUT, layer) ? parts.bias(Role.MOA_OUT, layer, -1, width) : null,
        ropes.of(layer, 0, dim));
  }
}
