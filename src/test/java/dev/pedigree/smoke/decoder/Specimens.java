package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.AttentionBias;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.AttentionScale;
import dev.pedigree.architecture.trait.EmbedScale;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.LogitScale;
import dev.pedigree.architecture.trait.MixerGate;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.MixingLayers.SharedBlock;
import dev.pedigree.architecture.trait.NormKind;
import dev.pedigree.architecture.trait.NormPlacement;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.ResidualScale;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A specimen for each value of a trait, with the weights and settings that go with the value. */
final class Specimens {

  /** Which layers have a window, where a trait is about windowed layers: in no pattern. */
  private static final List<Boolean> WINDOWED = List.of(true, true, false, true, false, false);

  private Specimens() {}

  static Specimen of(Trait trait, Object value) {
    return base(trait, value).with(trait, value);
  }

  private static Specimen base(Trait trait, Object value) {
    boolean on = Boolean.TRUE.equals(value);
    Specimen llama = Specimen.llama();
    return switch (trait) {
      case TIED_EMBEDDINGS, ROPE_PAIRING, FINAL_NORM, HEAD_ROWS_NORMALISED -> llama;
      case EMBED_NORM -> on ? llama.role(Role.EMBED_NORM) : llama;
      case EMBED_SCALE ->
          value == EmbedScale.LEARNED
              ? llama.role(Role.EMBED_SHIFT, Role.EMBED_FACTOR)
              : llama.with(Setting.EMBED_SCALE, factor((EmbedScale) value));
      case POSITION ->
          (value == PositionKind.TOKEN_RELATIVE
                  ? relative()
                  : value == PositionKind.LEARNED ? llama.role(Role.POS_EMBED) : llama)
              .with(Size.CONTEXT, 32);
      case ROPE_FRACTION -> llama;
      case ROPE_SCALING -> scaled((RopeScaling.Known) value);
      case ROPE_LOCAL_BASE -> windowed().with(Setting.ROPE_BASE, l -> on && at(l) ? 50.0 : 10000.0);
      case ROPE_LAYERS -> windowed().with(Setting.ROTARY, l -> turned((RopeLayers) value).get(l));
      case RESIDUAL -> joined((Residual) value);
      case RESIDUAL_STREAMS -> streams((ResidualStreams) value);
      case NGRAM_MEMORY -> remembering(on);
      case NORM_GATE ->
          on
              ? llama
                  .role(Role.ATTN_NORM_DOWN, Role.ATTN_NORM_UP, Role.FFN_NORM_DOWN)
                  .role(Role.FFN_NORM_UP)
                  .with(Setting.NORM_GATE_RANK, 7L)
              : llama;
      case ATTN_CONVOLUTION -> convolved((AttentionParts.Convolution) value);
      case ATTN_DIFFERENTIAL ->
          llama
              .role(Role.ATTN_LAMBDA_Q1, Role.ATTN_LAMBDA_K1)
              .role(Role.ATTN_LAMBDA_Q2, Role.ATTN_LAMBDA_K2)
              .with(Setting.LAMBDA_START, 0.3);
      case MOE_ROUTER_NETWORK -> on ? routerNetwork() : experts();
      case HEAD_NETWORK ->
          llama
              .role(Role.HEAD_PROJECTION, Role.HEAD_NORM)
              .with(Setting.HEAD_ACTIVATION, ActivationKind.Known.GELU_ERF);
      case LOW_RANK_RESIDUAL, PER_LAYER_INPUTS -> inputs(trait, on);
      case NORM_PLACEMENT -> placed((NormPlacement) value);
      case RESIDUAL_SCALE -> scaled((ResidualScale) value);
      case LAYERS_DIFFER -> on ? llama.in(l -> l != 2, Role.ATTN_OUT) : llama;
      case NORM -> normed((NormKind) value);
      case NORM_BIAS -> on ? llama.bias(Role.ATTN_NORM, Role.FFN_NORM, Role.FINAL_NORM) : llama;
      case TOKEN_MIXING -> Mixers.of((MixingKind) value, WINDOWED::get);
      case MIXING_LAYERS -> Mixers.in((MixingLayers) value);
      case MIXER_GATE -> Mixers.gated((MixerGate) value);
      case SHARED_BLOCK -> Mixers.shared((SharedBlock) value);
      case ATTENTION -> attention((AttentionKind) value);
      case ATTN_BIAS -> biased((AttentionBias) value);
      case QK_NORM -> normed((QueryKeyNorm) value);
      case ATTN_WINDOW -> window(windows((WindowPattern) value));
      case ATTN_SOFTCAP -> llama.with(Setting.SCORE_CAP, on ? 0.5 : null);
      case ATTN_CLIP -> llama.with(Setting.CLIP_QKV, on ? 0.3 : null);
      case ATTN_SCALE -> llama.with(Setting.ATTENTION_SCALE, factor((AttentionScale) value));
      case ATTN_SINKS -> on ? llama.role(Role.ATTN_SINKS) : llama;
      case ATTN_MASK -> llama;
      case ATTN_GATE -> gated((AttentionParts.Gate) value);
      case ATTN_KEYS_AS_VALUES -> llama.with(Setting.KEYS_AS_VALUES, on);
      case ATTN_SHARED_CACHE ->
          windowed().with(Setting.CACHE_OF, l -> on && l > 3 ? (Object) (at(l) ? 3L : 2L) : null);
      case ATTN_HEAD_DIMS_DIFFER -> llama.with(Setting.HEAD_DIM, l -> on && l % 2 == 1 ? 32L : 16L);
      case ATTN_LATENT_SCALE ->
          queries(true)
              .with(Setting.QUERY_LATENT_SCALE, on ? 1.5 : 1)
              .with(Setting.KV_LATENT_SCALE, on ? 1.5 : 1);
      case COMPRESSED_TOKENS -> entries((AttentionParts.Compressed) value);
      case KEY_SELECTION -> chosen((AttentionParts.Selection) value);
      case INDEX_ROPE -> chosen(AttentionParts.Selection.TOKENS);
      case ATTN_VALUES -> llama.with(Setting.VALUE_SCALE, 0.5);
      case ATTN_QUERY_GROWTH ->
          llama.with(Setting.QUERY_GROWTH, on ? 0.3 : null).with(Setting.QUERY_GROWTH_STEP, 5L);
      case ATTN_CHUNKS -> llama.with(Setting.CHUNK, on ? 5L : null);
      case ATTN_HEADS_DIFFER -> llama.with(Setting.HEADS, l -> on && l % 2 == 0 ? 8L : 4L);
      case ROPE_AXES -> llama.with(Setting.ROPE_AXES_TAIL, on ? 2L : null);
      case INNER_NORMS -> on ? llama.role(Role.ATTN_INNER_NORM, Role.FFN_INNER_NORM) : llama;
      case ATTN_QUERY_LATENT -> queries(on);
      case FFN -> network((FeedForwardKind) value);
      case ACTIVATION ->
          llama
              .with(Trait.FFN, FeedForwardKind.MLP)
              .with(Setting.ACTIVATION_LIMIT, 2.0)
              .with(Setting.ACTIVATION_LIMIT_DENSE, 0.8)
              .without(Role.FFN_GATE)
              .role(Role.FFN_ALPHA_P, Role.FFN_ALPHA_N);
      case FFN_SPARSITY -> llama.with(Setting.ACTIVATION_SPARSITY, on ? 0.8 : 0);
      case FFN_BIAS -> on ? llama.bias(Role.FFN_UP, Role.FFN_DOWN) : llama;
      case MOE_ROUTER -> routed((ExpertRouting) value);
      case MOE_SHARED_EXPERTS ->
          on ? experts().role(Role.SHARED_GATE, Role.SHARED_UP, Role.SHARED_DOWN) : experts();
      case MOE_ROUTER_CAP -> experts().with(Setting.ROUTER_CAP, on ? 0.5 : null);
      case MOE_INPUT_SCALED -> experts();
      case MOE_SHARED_AVERAGED ->
          experts().role(Role.SHARED_GATE, Role.SHARED_UP, Role.SHARED_DOWN);
      case MOE_BESIDE_DENSE -> besideDense(on);
      case MOE_ZERO_EXPERTS -> experts().with(Size.ZERO_EXPERTS, on ? 3 : 0);
      case MOE_HASHED -> on ? experts().role(Role.MOE_HASH) : experts();
      case MOE_LATENT ->
          on
              ? experts().with(Size.EXPERT_LATENT, 5).role(Role.MOE_NARROW, Role.MOE_WIDEN)
              : experts();
      case MOE_OUT_NORM -> on ? experts().role(Role.MOE_OUT_NORM) : experts();
      case MOE_DENSE_FIRST_LAYERS -> on ? denseFirst() : experts();
      case MOE_GROUP_LIMITED ->
          experts().with(Size.EXPERT_GROUPS, 3).with(Size.EXPERT_GROUPS_KEPT, 1);
      case HEAD_BIAS -> on ? llama.bias(Role.HEAD) : llama;
      case LOGIT_SCALE -> llama.with(Setting.LOGIT_SCALE, factor((LogitScale) value));
      case LOGIT_SOFTCAP -> llama.with(Setting.LOGIT_CAP, on ? 2.0 : null);
      case MULTI_TOKEN_HEAD -> throw new IllegalArgumentException("not part of a run");
    };
  }

  private static Specimen gated(AttentionParts.Gate value) {
    return value == AttentionParts.Gate.LATENT_SIGMOID
        ? queries(true).role(Role.ATTN_GATE)
        : Specimen.llama().role(Role.ATTN_GATE);
  }

  private static Specimen joined(Residual value) {
    if (value != Residual.SHORTCUT_EXPERTS) {
      return Specimen.llama().with(Setting.RESIDUAL_NORMED, value == Residual.SEQUENTIAL_FROM_NORM);
    }
    return Specimen.latent()
        .role(Role.ATTN_Q, Role.MOE_ROUTER, Role.EXPERT_GATE, Role.EXPERT_UP, Role.EXPERT_DOWN)
        .with(Size.EXPERTS, 6)
        .with(Size.EXPERTS_PER_TOKEN, 2)
        .with(
            Trait.MOE_ROUTER,
            ExpertRouting.TYPE.read("softmax_then_topk_renormalised").orElseThrow());
  }

  private static Specimen streams(ResidualStreams value) {
    return switch (value) {
      case ONE -> Specimen.llama();
      case ALTERNATING -> alternating();
      case HYPER_GATED, HYPER_SINKHORN, HYPER_SINKHORN_MEAN ->
          Specimen.llama()
              .with(Size.STREAMS, 3)
              .with(Setting.HYPER_EPS, 1e-3)
              .with(Setting.HYPER_WRITE, 2)
              .with(Setting.HYPER_STEPS, 3)
              .role(Role.HYPER_MIX, Role.HYPER_MIX_BASE, Role.HYPER_MIX_SCALE)
              .role(Role.HYPER_FFN, Role.HYPER_FFN_BASE, Role.HYPER_FFN_SCALE)
              .role(Role.HYPER_HEAD, Role.HYPER_HEAD_BASE, Role.HYPER_HEAD_SCALE);
      case HYPER_LOW_RANK -> lowRank(Specimen.llama().with(Size.STREAMS, 3));
      case RECURRENT_STACKS ->
          Specimen.llama()
              .role(Role.LOW_START)
              .with(Setting.STACK, l -> l < 3 ? 0L : 1L)
              .with(Setting.PASSES, l -> l < 3 ? 4L : 2L);
    };
  }

  private static Specimen entries(AttentionParts.Compressed value) {
    return Specimen.llama()
        .with(Trait.ATTENTION, AttentionKind.SHARED_LATENT)
        .without(Role.ATTN_Q, Role.ATTN_K, Role.ATTN_V)
        .with(Size.KV_HEADS, 1)
        .with(Size.Q_LATENT, 20)
        .with(Size.QK_ROPE_DIM, 8)
        .with(Size.OUT_GROUPS, 2)
        .with(Size.OUT_RANK, 12)
        .with(Size.INDEX_HEADS, 2)
        .with(Size.INDEX_DIM, 16)
        .with(Setting.INDEX_KEPT, 2L)
        .with(Setting.WINDOW, 5L)
        .with(Setting.ROPE_DIM, 8L)
        .with(Setting.ENTRY_TOKENS, l -> value == AttentionParts.Compressed.NONE ? null : 4L)
        .with(
            Setting.ENTRY_CHOSEN,
            l ->
                value == AttentionParts.Compressed.CHOSEN
                    || value == AttentionParts.Compressed.BOTH && l > 2)
        .role(Role.Q_DOWN, Role.Q_DOWN_NORM, Role.Q_UP, Role.LATENT_KV, Role.LATENT_KV_NORM)
        .role(Role.ATTN_SINKS, Role.ATTN_OUT_DOWN)
        .role(Role.ENTRY_KV, Role.ENTRY_GATE, Role.ENTRY_PLACE, Role.ENTRY_NORM)
        .role(Role.INDEX_Q, Role.INDEX_WEIGHT, Role.INDEX_ENTRY_KV, Role.INDEX_ENTRY_GATE)
        .role(Role.INDEX_ENTRY_PLACE, Role.INDEX_ENTRY_NORM);
  }

  private static Specimen alternating() {
    return Specimen.llama()
        .with(Size.STREAMS, 3)
        .with(Size.LAUREL_RANK, 8)
        .role(Role.STREAM_IN, Role.STREAM_OUT, Role.ALTUP_NORM, Role.ALTUP_ROUTER)
        .role(Role.ALTUP_PREDICT, Role.ALTUP_CORRECT)
        .role(Role.LAUREL_DOWN, Role.LAUREL_UP, Role.LAUREL_NORM);
  }

  private static Specimen inputs(Trait trait, boolean on) {
    if (trait == Trait.LOW_RANK_RESIDUAL) {
      Specimen streams = alternating().with(Trait.RESIDUAL_STREAMS, ResidualStreams.ALTERNATING);
      return on ? streams : streams.without(Role.LAUREL_DOWN);
    }
    return on
        ? Specimen.llama()
            .with(Size.LAYER_INPUT, 8)
            .role(Role.LAYER_EMBED, Role.LAYER_EMBED_PROJECTION, Role.LAYER_EMBED_NORM)
            .role(Role.LAYER_INPUT_GATE, Role.LAYER_INPUT_UP, Role.LAYER_INPUT_NORM)
        : Specimen.llama();
  }

  private static Specimen besideDense(boolean on) {
    return on
        ? experts()
            .role(Role.FFN_GATE, Role.FFN_UP, Role.FFN_DOWN, Role.DENSE_OUT_NORM, Role.MOE_NORM)
            .role(Role.MOE_OUT_NORM, Role.MOE_ROUTER_SCALE)
        : experts();
  }

  private static double factor(EmbedScale value) {
    return switch (value) {
      case NONE -> 1;
      case ROOT_OF_WIDTH -> Math.sqrt(Specimen.WIDTH);
      case CONSTANT -> 0.3;
      case LEARNED -> throw new IllegalArgumentException("is not one number");
    };
  }

  private static Specimen relative() {
    return Specimen.llama()
        .role(Role.ATTN_RELATIVE, Role.ATTN_RELATIVE_TABLE)
        .with(Setting.RELATIVE_DIM, 4L)
        .with(Setting.RELATIVE_EXTENT, 5L);
  }

  private static Specimen convolved(AttentionParts.Convolution value) {
    Specimen specimen = Specimen.llama().with(Size.CONV_WIDTH, 3).with(Setting.HEAD_FILTER, 2L);
    return switch (value) {
      case NONE -> specimen;
      case QUERIES_AND_KEYS ->
          specimen
              .role(Role.ATTN_V_NOW, Role.ATTN_V_BEFORE, Role.ATTN_QK_FILTER, Role.ATTN_QK_MIX)
              .bias(Role.ATTN_QK_FILTER, Role.ATTN_QK_MIX);
      case KEYS_VALUES_AND_BRANCHES ->
          specimen.role(Role.ATTN_K_FILTER, Role.ATTN_V_FILTER, Role.MIX_FILTER, Role.FFN_FILTER);
    };
  }

  private static Specimen lowRank(Specimen specimen) {
    return specimen
        .with(Setting.HYPER_RANK, 7L)
        .role(Role.HYPER_MIX_NORM, Role.HYPER_MIX_DOWN, Role.HYPER_MIX_UP, Role.HYPER_MIX_WRITE)
        .role(Role.HYPER_FFN_NORM, Role.HYPER_FFN_DOWN, Role.HYPER_FFN_UP, Role.HYPER_FFN_WRITE)
        .role(Role.HYPER_HEAD_NORM, Role.HYPER_HEAD_DOWN, Role.HYPER_HEAD_UP);
  }

  private static Specimen remembering(boolean on) {
    Specimen specimen =
        lowRank(Specimen.llama().with(Size.STREAMS, 3))
            .with(Trait.RESIDUAL_STREAMS, ResidualStreams.HYPER_LOW_RANK);
    return on
        ? specimen
            .with(Setting.NGRAM_REACH, 3L)
            .with(Setting.NGRAM_LENGTH, 3L)
            .with(Setting.NGRAM_HEADS, 2L)
            .with(Setting.NGRAM_WIDTH, 16L)
            .with(Setting.NGRAM_SHARDS, 1L)
            .with(Setting.END_TOKEN, 5L)
            .role(Role.NGRAM_TABLE, Role.NGRAM_FACTORS, Role.NGRAM_SIZES, Role.NGRAM_OFFSETS)
            .role(Role.NGRAM_KEY, Role.NGRAM_VALUE, Role.NGRAM_FILTER)
            .role(Role.NGRAM_KEY_NORM, Role.NGRAM_QUERY_NORM, Role.NGRAM_OUT_NORM)
        : specimen;
  }

  private static Specimen routerNetwork() {
    return experts()
        .with(Setting.ROUTER_WIDTH, 12L)
        .role(Role.ROUTER_DOWN, Role.ROUTER_NORM, Role.ROUTER_FIRST, Role.ROUTER_SECOND)
        .in(l -> l > 0, Role.ROUTER_KEEP);
  }

  private static double factor(AttentionScale value) {
    double plain = 1 / Math.sqrt(Specimen.HEAD_DIM);
    return switch (value) {
      case HEAD_DIM -> plain;
      case WHOLE_HEAD_DIM -> 1.0 / Specimen.HEAD_DIM;
      case HEAD_DIM_AND_YARN -> plain * 1.3;
      case CONSTANT -> 0.1;
      case UNSCALED -> 1;
    };
  }

  private static double factor(LogitScale value) {
    return switch (value) {
      case NONE -> 1;
      case WIDTH -> 1 / Math.sqrt(Specimen.WIDTH);
      case CONSTANT -> 0.3;
    };
  }

  private static Specimen scaled(RopeScaling.Known value) {
    List<Double> factors =
        IntStream.range(0, Specimen.HEAD_DIM / 2).mapToObj(i -> 1 + i / 3.0).toList();
    return Specimen.llama()
        .with(Setting.ROPE_FACTOR, 4.0)
        .with(Setting.ROPE_PROPORTION, 0.5)
        .with(Setting.ROPE_ORIGINAL_CONTEXT, 8L)
        .with(Setting.ROPE_BASE, value == RopeScaling.Known.ALPHA ? 80000.0 : 10000.0)
        .with(Setting.ROPE_SHORT_FACTORS, factors)
        .with(Setting.ROPE_LONG_FACTORS, factors);
  }

  private static Specimen window(List<Boolean> windowed) {
    return Specimen.llama().with(Setting.WINDOW, l -> windowed.get(l) ? 5L : null);
  }

  private static Specimen windowed() {
    return window(WINDOWED).with(Trait.ATTN_WINDOW, WindowPattern.of(WINDOWED));
  }

  private static boolean at(int layer) {
    return WINDOWED.get(layer);
  }

  /** Layers that a pattern is the pattern of. */
  static List<Boolean> windows(WindowPattern pattern) {
    if (pattern instanceof WindowPattern.Alternating turns) {
      int first = turns.fullFirst() ? turns.full() : turns.windowed();
      return layers(l -> l % (turns.full() + turns.windowed()) < first != turns.fullFirst());
    }
    return switch ((WindowPattern.Named) pattern) {
      case NONE -> layers(l -> false);
      case ALL_LAYERS -> layers(l -> true);
      case LAST_LAYERS -> layers(l -> l > 1);
      case MIXED -> WINDOWED;
      case BANDED_SPARSE -> throw new IllegalArgumentException("nobody knows which layers");
    };
  }

  /** Layers that a rule is the rule of. */
  static List<Boolean> turned(RopeLayers rule) {
    if (rule instanceof RopeLayers.SkipEvery skip) {
      return layers(l -> (l + 1) % skip.every() != 0);
    }
    return switch ((RopeLayers.Named) rule) {
      case ALL -> layers(l -> true);
      case WINDOWED -> WINDOWED;
      case SOME -> layers(l -> l > 1);
      case NONE -> layers(l -> false);
    };
  }

  private static List<Boolean> layers(IntPredicate those) {
    return IntStream.range(0, Specimen.LAYERS).mapToObj(those::test).toList();
  }

  private static Specimen placed(NormPlacement value) {
    Specimen specimen = Specimen.llama();
    if (value == NormPlacement.PRE_OR_POST_BRANCH) {
      return Mixers.of(MixingKind.LIGHTNING, l -> l < 3)
          .with(Trait.TOKEN_MIXING, MixingKind.LIGHTNING)
          .role(Role.ATTN_OUT_NORM, Role.FFN_OUT_NORM);
    }
    if (!value.before() && !value.onSum()) {
      specimen.without(Role.ATTN_NORM, Role.FFN_NORM);
    }
    return value.after() ? specimen.role(Role.ATTN_OUT_NORM, Role.FFN_OUT_NORM) : specimen;
  }

  private static Specimen scaled(ResidualScale value) {
    Specimen specimen = Specimen.llama();
    if (value == ResidualScale.LEARNED_LAYER) {
      return specimen.role(Role.LAYER_SCALE);
    }
    if (value == ResidualScale.LEARNED_FEED_FORWARD) {
      return specimen.role(Role.FFN_OUT_SCALE);
    }
    if (value == ResidualScale.LEARNED_SHIFTS) {
      return specimen
          .role(Role.MIX_KEEP, Role.MIX_KEEP_SHIFT, Role.MIX_FACTOR, Role.MIX_SHIFT)
          .role(Role.FFN_KEEP, Role.FFN_KEEP_SHIFT, Role.FFN_FACTOR, Role.FFN_SHIFT);
    }
    if (value == ResidualScale.LEARNED_CHANNELS) {
      return specimen.role(Role.MIX_KEEP, Role.FFN_KEEP);
    }
    if (value != ResidualScale.NONE) {
      specimen.with(Setting.MIX_SCALE, 0.3).with(Setting.FFN_SCALE, 0.3);
    }
    return value == ResidualScale.BRANCHES_AND_RESIDUAL
        ? specimen.with(Setting.MIX_KEEP, 3.0).with(Setting.FFN_KEEP, 3.0)
        : specimen;
  }

  private static Specimen normed(NormKind value) {
    Specimen specimen = Specimen.llama();
    return value.gain() == NormKind.Gain.NONE
        ? specimen.without(Role.ATTN_NORM, Role.FFN_NORM, Role.FINAL_NORM)
        : specimen;
  }

  private static Specimen attention(AttentionKind value) {
    return switch (value) {
      case MHA -> Specimen.llama();
      case GQA -> Specimen.llama().with(Size.KV_HEADS, 2);
      case MQA -> Specimen.llama().with(Size.KV_HEADS, 1);
      case MLA -> Specimen.latent().role(Role.ATTN_Q);
      case SHARED_LATENT -> entries(AttentionParts.Compressed.ALL);
      case MOA ->
          Specimen.llama()
              .with(Size.KV_HEADS, 2)
              .with(Size.EXPERTS, 4)
              .with(Size.EXPERTS_PER_TOKEN, 2)
              .role(Role.MOA_Q, Role.MOA_OUT, Role.MOA_ROUTER);
    };
  }

  private static Specimen biased(AttentionBias value) {
    Specimen specimen = Specimen.llama();
    Map<Role, Boolean> biased =
        Map.of(
            Role.ATTN_Q, value.q(),
            Role.ATTN_K, value.k(),
            Role.ATTN_V, value.v(),
            Role.ATTN_OUT, value.o());
    biased.keySet().stream().filter(biased::get).forEach(specimen::bias);
    return specimen;
  }

  private static Specimen normed(QueryKeyNorm value) {
    return Specimen.llama()
        .role(Role.ATTN_Q_NORM, Role.ATTN_K_NORM, Role.ATTN_K_FACTOR)
        .with(Setting.QK_NORM_AFTER_ROPE, value == QueryKeyNorm.RMS_PER_HEAD_AFTER_ROPE);
  }

  private static Specimen chosen(AttentionParts.Selection value) {
    Specimen specimen =
        queries(true)
            .with(Trait.KEY_SELECTION, value)
            .with(Trait.INDEX_ROPE, AttentionParts.IndexRope.FIRST_HALF)
            .with(Size.INDEX_HEADS, 2)
            .with(Size.INDEX_DIM, 16)
            .with(Setting.INDEX_KEPT, 5L)
            .with(Setting.INDEX_EPS, 1e-6)
            .with(Setting.INDEX_ROPE_DIM, 8L);
    return switch (value) {
      case NONE -> specimen;
      case TOKENS -> indexed(specimen, l -> true);
      case TOKENS_SHARED -> indexed(specimen, l -> l % 2 == 0);
      case POOLS -> pooled(specimen, l -> true);
      case POOLS_SHARED -> pooled(specimen, l -> l % 2 == 0);
      case BLOCKS ->
          indexed(Specimen.llama(), l -> true)
              .role(Role.INDEX_Q_NORM)
              .with(Trait.INDEX_ROPE, AttentionParts.IndexRope.FIRST_HALF)
              .with(Size.INDEX_HEADS, 2)
              .with(Size.INDEX_DIM, 16)
              .with(Setting.INDEX_KEPT, 2L)
              .with(Setting.INDEX_BLOCK, 3L)
              .with(Setting.INDEX_ROPE_DIM, 8L);
      case MEANS ->
          Specimen.llama()
              .role(Role.INDEX_Q, Role.INDEX_K, Role.INDEX_Q_NORM, Role.INDEX_K_NORM)
              .with(Trait.INDEX_ROPE, AttentionParts.IndexRope.FIRST_HALF)
              .with(Size.INDEX_HEADS, 2)
              .with(Size.INDEX_DIM, 16)
              .with(Setting.INDEX_KEPT, 2L)
              .with(Setting.INDEX_BLOCK, 3L)
              .with(Setting.INDEX_ROPE_DIM, 8L);
      case DYNAMIC_MASK ->
          Specimen.llama().role(Role.MASK_A, Role.MASK_STEP).with(Setting.INDEX_KEPT, 5L);
    };
  }

  private static Specimen pooled(Specimen specimen, IntPredicate layers) {
    return indexed(specimen, layers)
        .role(Role.INDEX_ENTRY_GATE, Role.INDEX_ENTRY_PLACE)
        .with(Setting.INDEX_BLOCK, 3L)
        .with(Setting.INDEX_KEPT, 2L)
        .with(Setting.INDEX_LOCAL, 1L);
  }

  private static Specimen indexed(Specimen specimen, IntPredicate layers) {
    return specimen.in(layers, Role.INDEX_Q, Role.INDEX_K, Role.INDEX_K_NORM, Role.INDEX_WEIGHT);
  }

  private static Specimen queries(boolean latent) {
    return latent
        ? Specimen.latent().without(Role.ATTN_Q).role(Role.Q_DOWN, Role.Q_DOWN_NORM, Role.Q_UP)
        : Specimen.latent();
  }

  private static Specimen network(FeedForwardKind value) {
    if (value == FeedForwardKind.CHANNEL_MIX) {
      return Specimen.llama()
          .role(Role.FFN_K, Role.FFN_V, Role.FFN_R, Role.FFN_MIX_K, Role.FFN_MIX_R);
    }
    Specimen specimen = value.experts() ? experts() : Specimen.llama();
    return value.gated() ? specimen : specimen.without(Role.FFN_GATE, Role.EXPERT_GATE);
  }

  private static Specimen experts() {
    return Specimen.experts()
        .with(Trait.ACTIVATION, ActivationKind.Known.SILU)
        .with(
            Trait.MOE_ROUTER,
            ExpertRouting.TYPE.read("softmax_then_topk_renormalised").orElseThrow());
  }

  private static Specimen routed(ExpertRouting value) {
    Specimen specimen = experts().with(Setting.ROUTER_JITTER, 0.2).with(Setting.EXPERT_NORM, 2.0);
    if (value.normalisation() == ExpertRouting.Normalisation.SUM_WITH_SHARED) {
      specimen
          .with(Size.SHARED_EXPERTS, 2)
          .role(Role.SHARED_GATE, Role.SHARED_UP, Role.SHARED_DOWN);
    }
    if (value.selectionBias()) {
      specimen.role(Role.MOE_ROUTER_BIAS);
    }
    if (value.routerBias()) {
      specimen.bias(Role.MOE_ROUTER);
    }
    return value.scaled() ? specimen.with(Setting.EXPERT_SCALE, 2.5) : specimen;
  }

  private static Specimen denseFirst() {
    return experts()
        .in(l -> l > 0, Role.MOE_ROUTER)
        .in(l -> l == 0, Role.FFN_GATE, Role.FFN_UP, Role.FFN_DOWN);
  }
}
