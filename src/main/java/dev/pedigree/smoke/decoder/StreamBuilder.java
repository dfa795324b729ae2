package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.streams.AltUp;
import dev.pedigree.smoke.streams.CopiedStreams;
import dev.pedigree.smoke.streams.HyperConnection;
import dev.pedigree.smoke.streams.Laurel;
import dev.pedigree.smoke.streams.LayerInput;
import dev.pedigree.smoke.streams.LowRankConnection;
import dev.pedigree.smoke.streams.ProjectedStreams;
import dev.pedigree.smoke.streams.ReadStreams;
import dev.pedigree.smoke.streams.Streams;
import dev.pedigree.smoke.streams.TwoStates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Builds what joins layers to the residual, where that is more than adding their branches. */
final class StreamBuilder {
  private final Architecture architecture;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final Matrix embed;
  private final ResidualStreams kind;
  private final MemoryBuilder memories;

  StreamBuilder(
      Architecture architecture,
      Dimensions sizes,
      Parts parts,
      int[] originals,
      Norms norms,
      Matrix embed) {
    this.architecture = architecture;
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
    this.embed = embed;
    this.memories = new MemoryBuilder(architecture.computation(), sizes, parts, originals, norms);
    this.kind =
        KnownTrait.of(
            architecture, Trait.RESIDUAL_STREAMS, ResidualStreams.class, "residual streams");
  }

  /** How the embedding becomes several streams, or null for one. */
  Streams streams() {
    return switch (kind) {
      case ONE -> null;
      case ALTERNATING -> new ProjectedStreams(each(Role.STREAM_IN), each(Role.STREAM_OUT));
      case HYPER_GATED, HYPER_SINKHORN -> copied();
      case HYPER_LOW_RANK ->
          new ReadStreams(
              lowRank(-1, Role.HYPER_HEAD_NORM, Role.HYPER_HEAD_DOWN, Role.HYPER_HEAD_UP, null));
      case RECURRENT_STACKS -> new TwoStates(parts.vector(Role.LOW_START, -1, sizes.width()));
      case HYPER_SINKHORN_MEAN -> new CopiedStreams(sizes.streams().count(), null);
    };
  }

  private List<Linear> each(Role role) {
    return IntStream.range(0, sizes.streams().count() - 1)
        .mapToObj(i -> parts.linear(role, -1, i, sizes.width(), sizes.width()))
        .toList();
  }

  /** A layer with what joins it to the streams. */
  Step around(Layer layer, int l) {
    return switch (kind) {
      case ONE, RECURRENT_STACKS -> layer;
      case HYPER_LOW_RANK ->
          new HyperLayer(
              layer.mix(),
              layer.mixName(),
              layer.feedForward(),
              lowRank(
                  l,
                  Role.HYPER_MIX_NORM,
                  Role.HYPER_MIX_DOWN,
                  Role.HYPER_MIX_UP,
                  Role.HYPER_MIX_WRITE),
              lowRank(
                  l,
                  Role.HYPER_FFN_NORM,
                  Role.HYPER_FFN_DOWN,
                  Role.HYPER_FFN_UP,
                  Role.HYPER_FFN_WRITE),
              memories.of(l));
      case ALTERNATING ->
          new AltUpLayer(
              layer.mix(),
              layer.feedForward(),
              altUp(l),
              laurel(l),
              input(l),
              parts.has(Role.ALTUP_SCALE, l)
                  ? parts.vector(Role.ALTUP_SCALE, l, sizes.width())
                  : null);
      case HYPER_GATED, HYPER_SINKHORN, HYPER_SINKHORN_MEAN ->
          new HyperLayer(
              layer.mix(),
              layer.mixName(),
              layer.feedForward(),
              hyper(l, Role.HYPER_MIX, Role.HYPER_MIX_BASE, Role.HYPER_MIX_SCALE),
              hyper(l, Role.HYPER_FFN, Role.HYPER_FFN_BASE, Role.HYPER_FFN_SCALE),
              memories.of(l));
    };
  }

  private CopiedStreams copied() {
    int count = sizes.streams().count();
    return new CopiedStreams(
        count,
        new CopiedStreams.Gates(
            new Norm(false, null, false, null, norms.eps()),
            parts.linear(Role.HYPER_HEAD, -1, -1, count, count * sizes.width()),
            parts.vector(Role.HYPER_HEAD_BASE, -1, count),
            parts.vector(Role.HYPER_HEAD_SCALE, -1, 1)[0],
            number(Setting.HYPER_EPS, 0)));
  }

  private LowRankConnection lowRank(int l, Role norm, Role down, Role up, Role write) {
    int count = sizes.streams().count();
    int all = count * sizes.width();
    int layer = Math.max(l, 0);
    int rank =
        (int) architecture.computation().number(Setting.HYPER_RANK, originals[layer], Parts.ANY);
    return new LowRankConnection(
        count,
        norms.of(norm, l, all),
        parts.linear(down, l, -1, rank, all),
        parts.linear(up, l, -1, all, rank),
        write == null ? null : parts.linear(write, l, -1, count, all));
  }

  private HyperConnection hyper(int l, Role gates, Role base, Role scale) {
    int count = sizes.streams().count();
    boolean mixed = kind != ResidualStreams.HYPER_GATED;
    int numbers = mixed ? (2 + count) * count : 2 * count;
    return new HyperConnection(
        count,
        new Norm(false, null, false, null, norms.eps()),
        parts.linear(gates, l, -1, numbers, count * sizes.width()),
        parts.vector(base, l, numbers),
        parts.vector(scale, l, mixed ? 3 : 2),
        number(Setting.HYPER_EPS, l),
        number(Setting.HYPER_WRITE, l),
        mixed ? (int) number(Setting.HYPER_STEPS, l) : 0);
  }

  private double number(Setting setting, int l) {
    return architecture.computation().number(setting, originals[l], 0);
  }

  private AltUp altUp(int l) {
    int count = sizes.streams().count();
    int active = (int) architecture.computation().number(Setting.ACTIVE_STREAM, originals[l], 0);
    return new AltUp(
        count,
        active,
        norms.of(Role.ALTUP_NORM, l, sizes.width()),
        parts.linear(Role.ALTUP_ROUTER, l, -1, count, sizes.width()),
        parts.linear(Role.ALTUP_PREDICT, l, -1, count * count, count),
        parts.linear(Role.ALTUP_CORRECT, l, -1, count, count));
  }

  private Laurel laurel(int l) {
    if (!parts.has(Role.LAUREL_DOWN, l)) {
      return null;
    }
    int rank = sizes.streams().rank();
    return new Laurel(
        parts.linear(Role.LAUREL_DOWN, l, -1, rank, sizes.width()),
        parts.linear(Role.LAUREL_UP, l, -1, sizes.width(), rank),
        norms.of(Role.LAUREL_NORM, l, sizes.width()));
  }

  /** What happens to the residual at the end of a layer. */
  LayerEnd end(int l) {
    LayerInput input = kind == ResidualStreams.ONE ? input(l) : null;
    float scale = parts.has(Role.LAYER_SCALE, l) ? parts.vector(Role.LAYER_SCALE, l, 1)[0] : 1;
    if (input == null && scale == 1) {
      return LayerEnd.NOTHING;
    }
    return (x, batch) -> {
      float[] added = input == null ? null : input.of(x, batch);
      for (int i = 0; i < x.length; i++) {
        x[i] = scale * (added == null ? x[i] : x[i] + added[i]);
      }
    };
  }

  /** What a layer has from the token, or null. */
  private LayerInput input(int l) {
    if (!parts.has(Role.LAYER_INPUT_GATE, l)) {
      return null;
    }
    int size = sizes.streams().layerInput();
    int width = sizes.width();
    int all = originals.length * size;
    Matrix projection = parts.matrix(Role.LAYER_EMBED_PROJECTION, -1, -1, all, width);
    int[] own = IntStream.range(l * size, (l + 1) * size).toArray();
    float scale = (float) architecture.computation().number(Setting.EMBED_SCALE, 0, 1);
    return new LayerInput(
        new LayerInput.Tokens(
            embed, scale, parts.matrix(Role.LAYER_EMBED, -1, -1, Parts.ANY, all), l),
        new Linear(new Matrices.Rows(projection, own), null),
        norms.of(Role.LAYER_EMBED_NORM, -1, size),
        parts.linear(Role.LAYER_INPUT_GATE, l, -1, size, width),
        Activation.of(architecture)::of,
        parts.linear(Role.LAYER_INPUT_UP, l, -1, width, size),
        norms.of(Role.LAYER_INPUT_NORM, l, width));
  }

  /** A layer with two attentions and networks, and experts beside the second half. */
  ShortcutLayer shortcut(int l, MixBuilder mixes, FeedForwardBuilder feeds) {
    List<Branch> attentions = new ArrayList<>();
    List<Branch> networks = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      attentions.add(branch(Role.ATTN_NORM, l, part, mixes.latent(l, part)));
      networks.add(branch(Role.FFN_NORM, l, part, feeds.dense(l, part)));
    }
    return new ShortcutLayer(attentions, networks, feeds.experts(l));
  }

  private Branch branch(Role norm, int l, int part, Block block) {
    return new Branch(
        new GatedNorm(norms.part(norm, l, part, sizes.width(), norms.eps()), null, null),
        block,
        null,
        null,
        1,
        null,
        1,
        null,
        false);
  }
}
