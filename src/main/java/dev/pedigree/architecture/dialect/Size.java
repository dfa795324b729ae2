package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.Level;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A size or constant of a model. They are shown in this order. */
public enum Size {
  LAYERS("layers", Level.SHAPE),
  WIDTH("width", Level.SHAPE),
  HEADS("heads", Level.SHAPE),
  KV_HEADS("kv_heads", Level.SHAPE),
  HEAD_DIM("head_dim", Level.SHAPE),
  FFN("ffn", Level.SHAPE),
  VOCAB_ROWS("vocab_rows", Level.SHAPE),
  CONTEXT("context", Level.HYPER_PARAMETER),
  EXPERTS("experts", Level.SHAPE),
  ZERO_EXPERTS("zero_experts", Level.SHAPE),
  EXPERTS_PER_TOKEN("experts_per_token", Level.HYPER_PARAMETER),
  EXPERT_FFN("expert_ffn", Level.SHAPE),
  EXPERT_LATENT("expert_latent", Level.SHAPE),
  SHARED_EXPERTS("shared_experts", Level.SHAPE),
  DENSE_FIRST_LAYERS("dense_first_layers", Level.SHAPE),
  EXPERT_GROUPS("expert_groups", Level.HYPER_PARAMETER),
  EXPERT_GROUPS_KEPT("expert_groups_kept", Level.HYPER_PARAMETER),
  Q_LATENT("q_latent", Level.SHAPE),
  KV_LATENT("kv_latent", Level.SHAPE),
  QK_NOPE_DIM("qk_nope_dim", Level.SHAPE),
  QK_ROPE_DIM("qk_rope_dim", Level.SHAPE),
  V_DIM("v_dim", Level.SHAPE),
  OUT_GROUPS("out_groups", Level.SHAPE),
  OUT_RANK("out_rank", Level.SHAPE),
  INDEX_HEADS("index_heads", Level.SHAPE),
  INDEX_DIM("index_dim", Level.SHAPE),
  STREAMS("streams", Level.SHAPE),
  LAYER_INPUT("layer_input", Level.SHAPE),
  LAUREL_RANK("laurel_rank", Level.SHAPE),
  CACHELESS_LAYERS("cacheless_layers", Level.SHAPE),
  INNER("inner", Level.SHAPE),
  STATE("state", Level.SHAPE),
  GROUPS("groups", Level.SHAPE),
  TIME_RANK("time_rank", Level.SHAPE),
  MIXER_HEADS("mixer_heads", Level.SHAPE),
  MIXER_HEAD_DIM("mixer_head_dim", Level.SHAPE),
  MIXER_KEY_HEADS("mixer_key_heads", Level.SHAPE),
  MIXER_KEY_DIM("mixer_key_dim", Level.SHAPE),
  CONV_WIDTH("conv_width", Level.SHAPE),
  NORM_EPS("norm_eps", Level.HYPER_PARAMETER),
  ROPE_THETA("rope_theta", Level.HYPER_PARAMETER),
  ROPE_THETA_LOCAL("rope_theta_local", Level.HYPER_PARAMETER),
  ROPE_FACTOR("rope_factor", Level.HYPER_PARAMETER),
  WINDOW("window", Level.HYPER_PARAMETER),
  INDEX_KEPT("index_kept", Level.HYPER_PARAMETER),
  INDEX_BLOCK("index_block", Level.HYPER_PARAMETER),
  ROUTED_SCALE("routed_scale", Level.HYPER_PARAMETER),
  QUERY_PRE_ATTN_SCALAR("query_pre_attn_scalar", Level.HYPER_PARAMETER),
  EMBEDDING_MULTIPLIER("embedding_multiplier", Level.HYPER_PARAMETER),
  ATTENTION_MULTIPLIER("attention_multiplier", Level.HYPER_PARAMETER),
  RESIDUAL_MULTIPLIER("residual_multiplier", Level.HYPER_PARAMETER),
  LOGITS_SCALING("logits_scaling", Level.HYPER_PARAMETER),
  LOGIT_MULTIPLIER("logit_multiplier", Level.HYPER_PARAMETER),
  SWIGLU_LIMIT("swiglu_limit", Level.HYPER_PARAMETER);

  private static final Map<String, Size> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Size::key, size -> size));

  private final String key;
  private final Level level;

  Size(String key, Level level) {
    this.key = key;
    this.level = level;
  }

  /** The size of this key. */
  public static Optional<Size> of(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** The name in JSON and in the facts of a paper, for example {@code kv_heads}. */
  public String key() {
    return key;
  }

  /** The rule id of a difference, for example {@code size.kv_heads}. */
  public String rule() {
    return (compareTo(NORM_EPS) < 0 ? "size." : "hyper.") + key;
  }

  /** Whether it determines shapes of tensors or is a constant that no tensor shows. */
  public Level level() {
    return level;
  }
}
