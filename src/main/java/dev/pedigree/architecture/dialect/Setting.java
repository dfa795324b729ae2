package dev.pedigree.architecture.dialect;

import java.util.Arrays;
import java.util.Optional;

/**
 * A number or switch that a program needs to compute a layer and that neither the listing nor the
 * sizes give exactly: the window of this very layer, the constants of RoPE scaling, multipliers.
 *
 * <p>A dialect gives its rule under {@code settings}; an expression there may ask for the layer
 * {@code l}. Where a dialect is silent, the expression here holds.
 */
public enum Setting {
  /** Tokens a query sees, itself included; null for all earlier ones. */
  WINDOW("window", "null"),
  /** Whether this layer turns queries and keys, in a model with RoPE. */
  ROTARY("rotary", "true"),
  /** Base of the RoPE frequencies. */
  ROPE_BASE("rope_base", "rope_theta"),
  /** Components of a head that turn; null for the share that the listing names. */
  ROPE_DIM("rope_dim", "null"),
  /** Whether RoPE scaling, where the model has it, applies to this layer. */
  ROPE_SCALED("rope_scaled", "true"),
  ROPE_FACTOR("rope_factor", "$rope_scaling.factor"),
  /** Context of the training before scaling, in tokens. */
  ROPE_ORIGINAL_CONTEXT(
      "rope_original_context",
      "$rope_scaling.original_max_position_embeddings | $original_max_position_embeddings"
          + " | context"),
  /** What cosines and sines are multiplied with; null for the rule of the scaling. */
  ROPE_ATTENTION_FACTOR("rope_attention_factor", "$rope_scaling.attention_factor"),
  ROPE_BETA_FAST("rope_beta_fast", "$rope_scaling.beta_fast | 32"),
  ROPE_BETA_SLOW("rope_beta_slow", "$rope_scaling.beta_slow | 1"),
  /** Whether yarn rounds the bounds of its ramp to whole dimensions. */
  ROPE_TRUNCATE("rope_truncate", "$rope_scaling.truncate | true"),
  ROPE_MSCALE("rope_mscale", "$rope_scaling.mscale"),
  ROPE_MSCALE_ALL_DIM("rope_mscale_all_dim", "$rope_scaling.mscale_all_dim"),
  ROPE_LOW_FREQUENCY("rope_low_frequency", "$rope_scaling.low_freq_factor | 1"),
  ROPE_HIGH_FREQUENCY("rope_high_frequency", "$rope_scaling.high_freq_factor | 4"),
  /** Divisors of the frequencies, one for each, up to the original context. */
  ROPE_SHORT_FACTORS("rope_short_factors", "$rope_scaling.short_factor"),
  /** Divisors of the frequencies beyond the original context. */
  ROPE_LONG_FACTORS("rope_long_factors", "$rope_scaling.long_factor"),
  ROPE_SHORT_MSCALE("rope_short_mscale", "$rope_scaling.short_mscale"),
  ROPE_LONG_MSCALE("rope_long_mscale", "$rope_scaling.long_mscale"),
  /** Whether the base grows with a text beyond the context, by powers of two (Qwen 1). */
  ROPE_DYNAMIC_NTK("rope_dynamic_ntk", "false"),
  /** Whether queries beyond the context are multiplied by the logarithm of their place (Qwen 1). */
  LOGN_ATTENTION("logn_attention", "false"),
  /** Rows of the position table before position 0. */
  POSITION_OFFSET("position_offset", "0"),
  /** Whether ALiBi is added before the scores are scaled, rounded to bfloat16 (Falcon). */
  ALIBI_IN_SCALE("alibi_in_scale", "false"),
  /** What scores are multiplied with. */
  ATTENTION_SCALE("attention_scale", "1 / sqrt(head_dim)"),
  /** Scores x become c * tanh(x / c); null for no cap. */
  SCORE_CAP("score_cap", "null"),
  /** Queries, keys and values are cut to this absolute value; null for no cut. */
  CLIP_QKV("clip_qkv", "null"),
  QK_NORM_AFTER_ROPE("qk_norm_after_rope", "false"),
  /** Key and value heads of this very layer. */
  KV_HEADS("kv_heads", "kv_heads"),
  /** Eps of the norms inside attention. */
  INNER_EPS("inner_eps", "norm_eps"),
  /** Eps of the norm before the output matrix. */
  FINAL_EPS("final_eps", "norm_eps"),
  EMBED_SCALE("embed_scale", "1"),
  LOGIT_SCALE("logit_scale", "1"),
  /** Logits x become c * tanh(x / c); null for no cap. */
  LOGIT_CAP("logit_cap", "null"),
  /** Whether the residual continues from the normed input of a branch. */
  RESIDUAL_NORMED("residual_normed", "false"),
  /** What the residual is multiplied with where the mixing branch joins it. */
  MIX_KEEP("mix_keep", "1"),
  /** What the mixing branch is multiplied with. */
  MIX_SCALE("mix_scale", "1"),
  FFN_KEEP("ffn_keep", "1"),
  FFN_SCALE("ffn_scale", "1"),
  /** What the weights of the chosen experts are multiplied with. */
  EXPERT_SCALE("expert_scale", "routed_scale | 1"),
  /** The p of the p-norm that the weights of the chosen experts are divided by. */
  EXPERT_NORM("expert_norm", "null"),
  /** Relative distance within which the sparse mixer lets experts compete. */
  ROUTER_JITTER("router_jitter", "$router_jitter_noise | 0"),
  /** Bound of gate and up in the clipped activation. */
  ACTIVATION_LIMIT("activation_limit", "swiglu_limit | 7");

  private final String key;
  private final Expression otherwise;

  Setting(String key, String otherwise) {
    this.key = key;
    this.otherwise = Expression.parse(otherwise);
  }

  /** The setting of this key. */
  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** The name in dialect files. */
  public String key() {
    return key;
  }

  /** The rule of a dialect that does not speak of this setting. */
  Rule otherwise() {
    return new Rule.Computed(otherwise);
  }

  /** What every plain decoder has here; null where that depends on its sizes. */
  public Object plain() {
    return otherwise.value(Expression.Scope.EMPTY);
  }

  /** The size that this setting is, unless a dialect says otherwise. */
  public Optional<Size> repeats() {
    return Size.of(otherwise.bareSize());
  }
}
