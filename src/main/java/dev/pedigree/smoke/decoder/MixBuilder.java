package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.RopeFrequencies;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
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
  private final AttentionBuilder attentions;

  MixBuilder(
      Architecture architecture, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
    this.attentions = new AttentionBuilder(architecture, sizes, parts, originals, norms);
  }

  /** The RoPE frequencies of all layers built so far. */
  List<RopeFrequencies> ropes() {
    return attentions.ropes();
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

  /** One of the attentions of a layer that has several, all with latents. */
  Block latent(int layer, int part) {
    return attentions.latent(layer, part);
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
      case MLA -> attentions.latent(layer);
      case MOA -> experts(layer);
      case SHARED_LATENT -> attentions.entries(layer);
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
            ExpertRouting.Scoring.SOFTMAX, sizes.experts().topK(), 1, 1, null, 1, 1, 0, 0, null, 1);
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
        attentions.rope(layer, 0, dim));
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

  private double number(Setting setting, int layer) {
    return computation.number(setting, originals[layer], 0);
  }
}
