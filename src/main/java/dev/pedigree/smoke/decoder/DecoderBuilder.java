package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.NormPlacement;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Behind;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.Sinusoids;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.mixer.CausalFilter;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.network.HeadNetwork;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.parts.RepeatedParts;
import dev.pedigree.smoke.projection.Filtered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Builds a {@link Decoder} from an architecture and its parts. */
public final class DecoderBuilder {
  private final Architecture architecture;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;
  private final boolean stacked;

  /**
   * A builder.
   *
   * @param originals for each layer to build, the index of its layer in the architecture
   */
  public DecoderBuilder(Architecture architecture, Dimensions sizes, Parts parts, int[] originals) {
    this.architecture = architecture;
    this.sizes = sizes;
    this.stacked = architecture.trait(Trait.RESIDUAL_STREAMS).is(ResidualStreams.RECURRENT_STACKS);
    int[] order = stacked ? Unrolled.order(architecture, originals) : null;
    this.parts = stacked ? new RepeatedParts(parts, order) : parts;
    this.originals =
        stacked ? Arrays.stream(order).map(place -> originals[place]).toArray() : originals;
    this.norms = new Norms(architecture, this.parts);
  }

  /** All layers of the architecture, in order. */
  public static int[] everyLayer(Architecture architecture) {
    int[] layers = new int[architecture.computation().layers().size()];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = l;
    }
    return layers;
  }

  public Decoder build() {
    AttentionParts.Mask mask =
        KnownTrait.of(architecture, Trait.ATTN_MASK, AttentionParts.Mask.class, "attention mask");
    if (mask != AttentionParts.Mask.CAUSAL) {
      throw new UnsupportedDesign("attention that sees later tokens");
    }
    if (originals.length == 0) {
      throw new UnsupportedDesign("a model whose " + Size.LAYERS.key() + " is not known");
    }
    boolean projected = parts.has(Role.EMBED_PROJECTION, -1);
    int embedWidth = projected ? Parts.ANY : sizes.width();
    Matrix embed = parts.matrix(Role.EMBED, -1, -1, sizes.vocabulary(), embedWidth);
    Linear embedIn =
        projected
            ? parts.linear(Role.EMBED_PROJECTION, -1, -1, sizes.width(), embed.columns())
            : null;
    List<Step> layers = new ArrayList<>();
    MixBuilder mixes = new MixBuilder(architecture, sizes, parts, originals, norms);
    FeedForwardBuilder feeds = new FeedForwardBuilder(architecture, sizes, parts, originals, norms);
    StreamBuilder streams = new StreamBuilder(architecture, sizes, parts, originals, norms, embed);
    for (int l = 0; l < originals.length; l++) {
      boolean shortcut = architecture.trait(Trait.RESIDUAL).is(Residual.SHORTCUT_EXPERTS);
      layers.add(
          shortcut
              ? streams.shortcut(l, mixes, feeds)
              : stacked
                  ? stacked(layer(l, mixes, feeds, streams), l)
                  : streams.around(layer(l, mixes, feeds, streams), l));
    }
    return new Decoder(
        sizes.width(),
        embed,
        (float) number(Setting.EMBED_SCALE, 1),
        positions(),
        (int) number(Setting.POSITION_OFFSET, 0),
        embedIn,
        embedShift(),
        embedNorm(),
        streams.streams(),
        layers,
        finalNorm(),
        headNetwork(embed.columns()),
        head(embed),
        number(Setting.LOGIT_SCALE, 1),
        number(Setting.LOGIT_CAP, 0),
        mixes.ropes());
  }

  private Matrix positions() {
    PositionKind kind = KnownTrait.of(architecture, Trait.POSITION, PositionKind.class, "position");
    return switch (kind) {
      case SINUSOIDAL ->
          new Sinusoids(sizes.context() + (int) number(Setting.POSITION_OFFSET, 0), sizes.width());
      case LEARNED -> parts.matrix(Role.POS_EMBED, -1, -1, Parts.ANY, sizes.width());
      case ROPE, ALIBI, NONE, TOKEN_RELATIVE -> null;
      case RELATIVE -> throw new UnsupportedDesign("position " + kind.word());
    };
  }

  private Decoder.EmbedShift embedShift() {
    return parts.has(Role.EMBED_FACTOR, -1)
        ? new Decoder.EmbedShift(
            parts.vector(Role.EMBED_SHIFT, -1, sizes.width()),
            parts.vector(Role.EMBED_FACTOR, -1, sizes.width()))
        : null;
  }

  private HeadNetwork headNetwork(int out) {
    if (!parts.has(Role.HEAD_PROJECTION, -1)) {
      return null;
    }
    Linear dense = parts.linear(Role.HEAD_PROJECTION, -1, -1, out, sizes.width());
    if (!Boolean.TRUE.equals(architecture.trait(Trait.HEAD_NETWORK).value())) {
      return new HeadNetwork(dense, null, null);
    }
    Object kind = architecture.computation().value(Setting.HEAD_ACTIVATION, originals[0]);
    return new HeadNetwork(dense, Activation.of(kind), norms.of(Role.HEAD_NORM, -1, out));
  }

  /** The norm of the embedding, which a model can have without weights. */
  private Norm embedNorm() {
    if (parts.has(Role.EMBED_NORM, -1)) {
      return norms.of(Role.EMBED_NORM, -1, sizes.width());
    }
    return Boolean.TRUE.equals(architecture.trait(Trait.EMBED_NORM).value())
        ? new Norm(false, null, false, null, norms.eps())
        : null;
  }

  private Norm finalNorm() {
    return Boolean.TRUE.equals(architecture.trait(Trait.FINAL_NORM).value())
        ? finalGain(
            norms.of(Role.FINAL_NORM, -1, sizes.width(), number(Setting.FINAL_EPS, norms.eps())))
        : null;
  }

  private Norm finalGain(Norm norm) {
    return architecture.computation().on(Setting.FINAL_GAIN_PLAIN, originals[0])
        ? new Norm(norm.centred(), norm.gain(), false, norm.bias(), norm.eps())
        : norm;
  }

  private Linear head(Matrix embed) {
    boolean stored = parts.has(Role.HEAD, -1);
    Matrix own =
        stored ? parts.matrix(Role.HEAD, -1, -1, sizes.vocabulary(), embed.columns()) : embed;
    boolean tied = Boolean.TRUE.equals(architecture.trait(Trait.TIED_EMBEDDINGS).value());
    if (!stored && !tied) {
      throw new BrokenStep(-1, "head", "no tensor plays this role");
    }
    Matrix rows = tied ? embed : own;
    if (Boolean.TRUE.equals(architecture.trait(Trait.HEAD_ROWS_NORMALISED).value())) {
      rows = new Matrices.RowsNormalised(rows);
    }
    float[] bias =
        parts.hasBias(Role.HEAD, -1) ? parts.bias(Role.HEAD, -1, -1, sizes.vocabulary()) : null;
    int used = (int) number(Setting.OUTPUT_ROWS, rows.rows());
    return used > 0 && used < rows.rows()
        ? new Linear(
            new Matrices.Rows(rows, IntStream.range(0, used).toArray()),
            bias == null ? null : Arrays.copyOf(bias, used))
        : new Linear(rows, bias);
  }

  /** A layer in a run of its stack. */
  private StackLayer stacked(Layer layer, int l) {
    double stack = number(Setting.STACK, l, 0);
    boolean first =
        l == 0 || originals[l] <= originals[l - 1] || number(Setting.STACK, l - 1, 0) != stack;
    boolean last =
        l + 1 == originals.length
            || originals[l + 1] <= originals[l]
            || number(Setting.STACK, l + 1, 0) != stack;
    return new StackLayer(
        layer,
        stack == 0 ? 1 : 0,
        first,
        last ? new Norm(false, null, false, null, norms.eps()) : null);
  }

  private Layer layer(int l, MixBuilder mixes, FeedForwardBuilder feeds, StreamBuilder streams) {
    Residual residual = KnownTrait.of(architecture, Trait.RESIDUAL, Residual.class, "residual");
    NormPlacement placement =
        KnownTrait.of(architecture, Trait.NORM_PLACEMENT, NormPlacement.class, "norm placement")
            .in(!mixes.recurrent(l));
    boolean normed = architecture.computation().on(Setting.RESIDUAL_NORMED, originals[l]);
    boolean before = placement.before();
    // What a low-rank connection reads of the streams is normed by it.
    boolean readNormed =
        architecture.trait(Trait.RESIDUAL_STREAMS).is(ResidualStreams.HYPER_LOW_RANK);
    boolean after = placement.after();
    boolean onSum = placement.onSum();
    int width = sizes.width();
    Role mixNorm =
        parts.has(Role.BLOCK_NORM, l)
            ? Role.BLOCK_NORM
            : parts.has(Role.MIXER_NORM, l) ? Role.MIXER_NORM : Role.ATTN_NORM;
    boolean shared = residual == Residual.PARALLEL_SHARED_NORM;
    boolean bare = placement == NormPlacement.PRE_BUT_FIRST && originals[l] == 0;
    Branch mix =
        new Branch(
            before && !bare && !readNormed && mixes.any(l) && !mixes.normsItself(l)
                ? norms.gated(mixNorm, Role.ATTN_NORM_DOWN, Role.ATTN_NORM_UP, l, width)
                : null,
            filtered(mixes.of(l), Role.MIX_FILTER, l),
            after
                ? norms.of(Role.ATTN_OUT_NORM, l, width, number(Setting.POST_EPS, l, norms.eps()))
                : null,
            onSum ? norms.of(Role.ATTN_NORM, l, width) : null,
            (float) number(Setting.MIX_KEEP, l, 1),
            learned(Role.MIX_KEEP, l),
            (float) number(Setting.MIX_SCALE, l, 1),
            shifts(Role.MIX_KEEP_SHIFT, Role.MIX_FACTOR, Role.MIX_SHIFT, l),
            normed);
    Branch feed =
        new Branch(
            before && !readNormed && !shared && feeds.any(l) && !parts.has(Role.DENSE_OUT_NORM, l)
                ? norms.gated(Role.FFN_NORM, Role.FFN_NORM_DOWN, Role.FFN_NORM_UP, l, width)
                : null,
            filtered(feeds.of(l), Role.FFN_FILTER, l),
            after
                ? norms.of(Role.FFN_OUT_NORM, l, width, number(Setting.POST_EPS, l, norms.eps()))
                : null,
            onSum ? norms.of(Role.FFN_NORM, l, width) : null,
            (float) number(Setting.FFN_KEEP, l, 1),
            learned(Role.FFN_KEEP, l),
            (float) number(Setting.FFN_SCALE, l, 1),
            shifts(Role.FFN_KEEP_SHIFT, Role.FFN_FACTOR, Role.FFN_SHIFT, l),
            normed);
    return new Layer(mix, mixes.name(l), feed, residual.parallel(), streams.end(l));
  }

  /** A branch with a convolution over what it gives out, where there is one. */
  private Block filtered(Block branch, Role role, int l) {
    if (!parts.has(role, l)) {
      return branch;
    }
    int reach = sizes.mixer().convWidth();
    Matrix weights = parts.matrix(role, l, -1, sizes.width(), reach);
    Filtered filter = new Filtered(new CausalFilter(weights.all(), null, sizes.width(), x -> x));
    return new Behind(branch, (y, batch) -> filter.added(y, batch, l));
  }

  private Branch.Shifts shifts(Role kept, Role factor, Role shift, int l) {
    return parts.has(factor, l)
        ? new Branch.Shifts(learned(kept, l), learned(factor, l), learned(shift, l))
        : null;
  }

  /** Learned factors of the residual, or null. */
  private float[] learned(Role role, int layer) {
    return parts.has(role, layer) ? parts.vector(role, layer, sizes.width()) : null;
  }

  private double number(Setting setting, double otherwise) {
    return number(setting, 0, otherwise);
  }

  private double number(Setting setting, int layer, double otherwise) {
    return architecture.computation().number(setting, originals[layer], otherwise);
  }
}
