package dev.pedigree.architecture.trait;

import java.util.Arrays;
import java.util.Optional;

/**
 * A property of the computation graph of a decoder. All traits together are its design, which the
 * listing shows.
 *
 * <p>The order is the order of the listing. A trait that does not apply to a model (RoPE pairing
 * without RoPE) is null and counts as no difference.
 */
public enum Trait {
  TIED_EMBEDDINGS(
      "tied_embeddings", "embedding.tied", "embedding", Level.VARIATION, ValueType.SWITCH),
  EMBED_NORM("embed_norm", "embedding.norm", "embedding", Level.DESIGN, ValueType.SWITCH),
  PER_LAYER_INPUTS(
      "per_layer_inputs", "embedding.per-layer", "embedding", Level.DESIGN, ValueType.SWITCH),
  NGRAM_MEMORY("ngram_memory", "embedding.ngram", "embedding", Level.DESIGN, ValueType.SWITCH),
  EMBED_SCALE("embed_scale", "embedding.scale", "embedding", Level.DESIGN, EmbedScale.TYPE),

  POSITION("position", "position.kind", "position", Level.DESIGN, PositionKind.TYPE),
  ROPE_PAIRING("rope_pairing", "rope.pairing", "position", Level.DESIGN, RopePairing.TYPE),
  ROPE_FRACTION("rope_fraction", "rope.fraction", "position", Level.DESIGN, ValueType.SHARE),
  ROPE_SCALING("rope_scaling", "rope.scaling", "position", Level.VARIATION, RopeScaling.TYPE),
  ROPE_LOCAL_BASE("rope_local_base", "rope.local-base", "position", Level.DESIGN, ValueType.SWITCH),
  ROPE_LAYERS("rope_layers", "rope.layers", "position", Level.DESIGN, RopeLayers.TYPE),

  ROPE_AXES("rope_axes", "rope.axes", "position", Level.DESIGN, ValueType.SWITCH),

  RESIDUAL("residual", "block.residual", "block", Level.DESIGN, Residual.TYPE),
  RESIDUAL_STREAMS(
      "residual_streams", "block.streams", "block", Level.DESIGN, ResidualStreams.TYPE),
  LOW_RANK_RESIDUAL("low_rank_residual", "block.low-rank", "block", Level.DESIGN, ValueType.SWITCH),
  NORM_PLACEMENT("norm_placement", "norm.placement", "block", Level.DESIGN, NormPlacement.TYPE),
  RESIDUAL_SCALE(
      "residual_scale", "block.residual-scale", "block", Level.DESIGN, ResidualScale.TYPE),
  LAYERS_DIFFER("layers_differ", "block.layers-differ", "block", Level.DESIGN, ValueType.SWITCH),
  SHARED_BLOCK(
      "shared_block", "block.shared", "block", Level.DESIGN, MixingLayers.SharedBlock.TYPE),

  NORM("norm", "norm.kind", "norm", Level.DESIGN, NormKind.TYPE),
  INNER_NORMS("inner_norms", "norm.inner", "norm", Level.DESIGN, ValueType.SWITCH),
  NORM_GATE("norm_gate", "norm.gate", "norm", Level.DESIGN, ValueType.SWITCH),
  NORM_BIAS("norm_bias", "norm.bias", "norm", Level.DESIGN, ValueType.SWITCH),

  TOKEN_MIXING("token_mixing", "mixing.kind", "attention", Level.DESIGN, MixingKind.TYPE),
  MIXING_LAYERS("mixing_layers", "mixing.layers", "attention", Level.DESIGN, MixingLayers.TYPE),
  MIXER_GATE("mixer_gate", "mixing.gate", "attention", Level.DESIGN, MixerGate.TYPE),
  ATTENTION("attention", "attention.kind", "attention", Level.DESIGN, AttentionKind.TYPE),
  ATTN_MASK("attn_mask", "attention.mask", "attention", Level.DESIGN, AttentionParts.Mask.TYPE),
  ATTN_BIAS("attn_bias", "attention.bias", "attention", Level.DESIGN, AttentionBias.TYPE),
  QK_NORM("qk_norm", "attention.qk-norm", "attention", Level.DESIGN, QueryKeyNorm.TYPE),
  ATTN_WINDOW("attn_window", "attention.window", "attention", Level.DESIGN, WindowPattern.TYPE),
  ATTN_SOFTCAP("attn_softcap", "attention.softcap", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_CLIP("attn_clip", "attention.clip", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_SCALE("attn_scale", "attention.scale", "attention", Level.DESIGN, AttentionScale.TYPE),
  ATTN_SINKS("attn_sinks", "attention.sinks", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_GATE("attn_gate", "attention.gate", "attention", Level.DESIGN, AttentionParts.Gate.TYPE),
  ATTN_CONVOLUTION(
      "attn_convolution",
      "attention.convolution",
      "attention",
      Level.DESIGN,
      AttentionParts.Convolution.TYPE),
  ATTN_DIFFERENTIAL(
      "attn_differential", "attention.differential", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_VALUES(
      "attn_values", "attention.values", "attention", Level.DESIGN, AttentionParts.Values.TYPE),
  ATTN_KEYS_AS_VALUES(
      "attn_keys_as_values",
      "attention.keys-as-values",
      "attention",
      Level.DESIGN,
      ValueType.SWITCH),
  ATTN_SHARED_CACHE(
      "attn_shared_cache", "attention.shared-cache", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_HEAD_DIMS_DIFFER(
      "attn_head_dims_differ", "attention.head-dims", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_LATENT_SCALE(
      "attn_latent_scale", "attention.latent-scale", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_QUERY_GROWTH(
      "attn_query_growth", "attention.query-growth", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_CHUNKS("attn_chunks", "attention.chunks", "attention", Level.DESIGN, ValueType.SWITCH),
  ATTN_HEADS_DIFFER(
      "attn_heads_differ", "attention.heads-differ", "attention", Level.DESIGN, ValueType.SWITCH),
  COMPRESSED_TOKENS(
      "compressed_tokens",
      "attention.compressed",
      "attention",
      Level.DESIGN,
      AttentionParts.Compressed.TYPE),
  KEY_SELECTION(
      "key_selection",
      "attention.key-selection",
      "attention",
      Level.DESIGN,
      AttentionParts.Selection.TYPE),
  INDEX_ROPE(
      "index_rope",
      "attention.index-rope",
      "attention",
      Level.DESIGN,
      AttentionParts.IndexRope.TYPE),
  ATTN_QUERY_LATENT(
      "attn_query_latent", "attention.query-latent", "attention", Level.DESIGN, ValueType.SWITCH),

  FFN("ffn", "feed-forward.kind", "feed-forward", Level.DESIGN, FeedForwardKind.TYPE),
  ACTIVATION(
      "activation", "feed-forward.activation", "feed-forward", Level.DESIGN, ActivationKind.TYPE),
  FFN_SPARSITY(
      "ffn_sparsity", "feed-forward.sparsity", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  FFN_BIAS("ffn_bias", "feed-forward.bias", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_ROUTER("moe_router", "experts.router", "feed-forward", Level.DESIGN, ExpertRouting.TYPE),
  MOE_SHARED_EXPERTS(
      "moe_shared_experts", "experts.shared", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_DENSE_FIRST_LAYERS(
      "moe_dense_first_layers",
      "experts.dense-first",
      "feed-forward",
      Level.DESIGN,
      ValueType.SWITCH),
  MOE_ROUTER_CAP(
      "moe_router_cap", "experts.router-cap", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_ROUTER_NETWORK(
      "moe_router_network",
      "experts.router-network",
      "feed-forward",
      Level.DESIGN,
      ValueType.SWITCH),
  MOE_INPUT_SCALED(
      "moe_input_scaled", "experts.input-scaled", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_SHARED_AVERAGED(
      "moe_shared_averaged",
      "experts.shared-averaged",
      "feed-forward",
      Level.DESIGN,
      ValueType.SWITCH),
  MOE_BESIDE_DENSE(
      "moe_beside_dense", "experts.beside-dense", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_ZERO_EXPERTS(
      "moe_zero_experts", "experts.zero", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_HASHED("moe_hashed", "experts.hashed", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  /**
   * Whether routed experts work on a shorter vector that is made of the token and widened again.
   */
  MOE_LATENT("moe_latent", "experts.latent", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_OUT_NORM("moe_out_norm", "experts.norm", "feed-forward", Level.DESIGN, ValueType.SWITCH),
  MOE_GROUP_LIMITED(
      "moe_group_limited", "experts.groups", "feed-forward", Level.VARIATION, ValueType.SWITCH),

  FINAL_NORM("final_norm", "final-norm.present", "final-norm", Level.DESIGN, ValueType.SWITCH),

  HEAD_NETWORK("head_network", "head.network", "head", Level.DESIGN, ValueType.SWITCH),
  HEAD_BIAS("head_bias", "head.bias", "head", Level.DESIGN, ValueType.SWITCH),
  LOGIT_SCALE("logit_scale", "head.scale", "head", Level.DESIGN, LogitScale.TYPE),
  LOGIT_SOFTCAP("logit_softcap", "head.softcap", "head", Level.DESIGN, ValueType.SWITCH),
  HEAD_ROWS_NORMALISED(
      "head_rows_normalised", "head.normalised", "head", Level.DESIGN, ValueType.SWITCH),
  MULTI_TOKEN_HEAD(
      "multi_token_head", "head.multi-token", "head", Level.VARIATION, ValueType.SWITCH);

  private final String key;
  private final String rule;
  private final String line;
  private final Level level;
  private final ValueType<?> type;

  Trait(String key, String rule, String line, Level level, ValueType<?> type) {
    this.key = key;
    this.rule = rule;
    this.line = line;
    this.level = level;
    this.type = type;
  }

  /** The trait of this key. */
  public static Optional<Trait> of(String key) {
    return Arrays.stream(values()).filter(trait -> trait.key.equals(key)).findFirst();
  }

  /** The name in JSON and in the facts of a paper, for example {@code attn_bias}. */
  public String key() {
    return key;
  }

  /** The rule id of a difference in this trait, for example {@code attention.bias}. */
  public String rule() {
    return rule;
  }

  /** The line of the listing that shows it. */
  public String line() {
    return line;
  }

  /** The type of its values. */
  public ValueType<?> type() {
    return type;
  }

  /** Whether a fact has a value of this trait's type, or none. */
  public boolean fits(Fact fact) {
    return fact.value() == null || type.type().isInstance(fact.value());
  }

  /**
   * How deep a difference between two values goes. Multi-head, grouped-query and multi-query
   * attention are one graph with another number of key and value heads, hence a variation; any
   * other attention kind is another design. A constant of the configuration in place of the usual
   * factor of attention scores is one graph with another number too.
   */
  public Level level(Fact a, Fact b) {
    if (this == ATTENTION && sharesHeads(a) && sharesHeads(b)) {
      return Level.VARIATION;
    }
    return this == ATTN_SCALE && anyNumber(a) && anyNumber(b) ? Level.VARIATION : level;
  }

  /**
   * The value for comparing two models. A trait that does not apply counts as in a plain decoder,
   * so that RoPE on a quarter of the head, against no RoPE, is two differences: the kind of
   * position and the quarter.
   */
  public Object plain(Fact fact) {
    if (fact.value() != null) {
      return fact.value();
    }
    return switch (this) {
      case ROPE_PAIRING -> RopePairing.HALF;
      case ROPE_FRACTION -> 1.0;
      case ROPE_SCALING -> RopeScaling.Known.NONE;
      case ROPE_LAYERS -> RopeLayers.Named.ALL;
      case ROPE_LOCAL_BASE,
          MOE_SHARED_EXPERTS,
          MOE_DENSE_FIRST_LAYERS,
          MOE_GROUP_LIMITED,
          MOE_ROUTER_CAP,
          MOE_ROUTER_NETWORK,
          MOE_INPUT_SCALED,
          MOE_SHARED_AVERAGED,
          MOE_OUT_NORM,
          MOE_LATENT,
          MOE_HASHED,
          MOE_BESIDE_DENSE,
          MOE_ZERO_EXPERTS,
          ATTN_LATENT_SCALE,
          ROPE_AXES,
          ATTN_QUERY_LATENT ->
          false;
      default -> null;
    };
  }

  /**
   * Whether two facts can be compared: two routers can, a router and no experts cannot; nor can
   * details of a mixer and a model without such a mixer.
   */
  public boolean comparable(Fact a, Fact b) {
    boolean detail =
        this == MOE_ROUTER || this == INDEX_ROPE || this == MIXING_LAYERS || this == MIXER_GATE;
    return !detail || a.applies() && b.applies();
  }

  /** The value in the fingerprint of the design, which leaves out variations. */
  public String designValue(Fact fact) {
    if (level != Level.DESIGN) {
      return "";
    }
    if (this == ATTENTION && sharesHeads(fact)) {
      return "shared-heads";
    }
    return this == ATTN_SCALE && anyNumber(fact) ? "number" : listingValue(fact);
  }

  /** The value in the fingerprint of the listing. */
  public String listingValue(Fact fact) {
    if (fact.unknown()) {
      return "unknown";
    }
    return plain(fact) instanceof TraitValue value ? value.word() : String.valueOf(plain(fact));
  }

  private static boolean sharesHeads(Fact fact) {
    return fact.as(AttentionKind.class).filter(AttentionKind::sharesHeads).isPresent();
  }

  private static boolean anyNumber(Fact fact) {
    return fact.is(AttentionScale.HEAD_DIM) || fact.is(AttentionScale.CONSTANT);
  }
}
