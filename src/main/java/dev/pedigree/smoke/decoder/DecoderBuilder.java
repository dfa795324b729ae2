package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.NormPlacement;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.attention.Sinusoids;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.List;

/** Builds a {@link Decoder} from an architecture and its parts. */
public final class DecoderBuilder {
  private final Architecture architecture;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;

  /**
   * A builder.
   *
   * @param originals for each layer to build, the index of its layer in the architecture
   */
  public DecoderBuilder(Architecture architecture, Dimensions sizes, Parts parts, int[] originals) {
    this.architecture = architecture;
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = new Norms(architecture, parts);
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
              : streams.around(layer(l, mixes, feeds, streams), l));
    }
    Linear headOut =
        parts.has(Role.HEAD_PROJECTION, -1)
            ? parts.linear(Role.HEAD_PROJECTION, -1, -1, embed.columns(), sizes.width())
            : null;
    return new Decoder(
        sizes.width(),
        embed,
        (float) number(Setting.EMBED_SCALE, 1),
        positions(),
        (int) number(Setting.POSITION_OFFSET, 0),
        embedIn,
        embedNorm(),
        streams.streams(),
        layers,
        finalNorm(),
        headOut,
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
      case ROPE, ALIBI, NONE -> null;
      case RELATIVE -> throw new UnsupportedDesign("position " + kind.word());
    };
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
    return new Linear(rows, bias);
  }

  private Layer layer(int l, MixBuilder mixes, FeedForwardBuilder feeds, StreamBuilder streams) {
    Residual residual = KnownTrait.of(architecture, Trait.RESIDUAL, Residual.class, "residual");
    NormPlacement placement =
        KnownTrait.of(architecture, Trait.NORM_PLACEMENT, NormPlacement.class, "norm placement")
            .in(!mixes.recurrent(l));
    boolean normed = architecture.computation().on(Setting.RESIDUAL_NORMED, originals[l]);
    boolean before = placement.before();
    boolean after = placement.after();
    boolean onSum = placement.onSum();
    int width = sizes.width();
    Role mixNorm =
        parts.has(Role.BLOCK_NORM, l)
            ? Role.BLOCK_NORM
            : parts.has(Role.MIXER_NORM, l) ? Role.MIXER_NORM : Role.ATTN_NORM;
    boolean shared = residual == Residual.PARALLEL_SHARED_NORM;
    Branch mix =
        new Branch(
            before && mixes.any(l) && !mixes.normsItself(l) ? norms.of(mixNorm, l, width) : null,
            mixes.of(l),
            after
                ? norms.of(Role.ATTN_OUT_NORM, l, width, number(Setting.POST_EPS, l, norms.eps()))
                : null,
            onSum ? norms.of(Role.ATTN_NORM, l, width) : null,
            (float) number(Setting.MIX_KEEP, l, 1),
            learned(Role.MIX_KEEP, l),
            (float) number(Setting.MIX_SCALE, l, 1),
            normed);
    Branch feed =
        new Branch(
            before && !shared && feeds.any(l) && !parts.has(Role.DENSE_OUT_NORM, l)
                ? norms.of(Role.FFN_NORM, l, width)
                : null,
            feeds.of(l),
            after
                ? norms.of(Role.FFN_OUT_NORM, l, width, number(Setting.POST_EPS, l, norms.eps()))
                : null,
            onSum ? norms.of(Role.FFN_NORM, l, width) : null,
            (float) number(Setting.FFN_KEEP, l, 1),
            learned(Role.FFN_KEEP, l),
            (float) number(Setting.FFN_SCALE, l, 1),
            normed);
    return new Layer(mix, mixes.name(l), feed, residual.parallel(), streams.end(l));
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
