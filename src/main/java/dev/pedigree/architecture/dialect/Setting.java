package dev.pedigree.architecture.dialect;

import java.util.Arrays;
import java.util.Optional;

/**
 * A number or switch that computing a layer takes and that traits and sizes do not give: the window
 * of each layer, constants of RoPE scaling, multipliers.
 *
 * <p>A dialect gives its rule under {@code settings}; an expression may use the layer {@code l}.
 * The expression here is the default.
 */
public enum Setting {
  /** Length of the attention window in tokens, the query included; null for no window. */
  WINDOW("window", "null"),
  /** Whether this layer applies RoPE, in a model with RoPE. */
  ROTARY("rotary", "true"),
  /** Base of the RoPE frequencies. */
  ROPE_BASE("rope_base", "rope_theta"),
  /** Dimensions of a head that are rotated; null for the share given as a trait. */
  ROPE_DIM("rope_dim", "null"),
  /** Whether RoPE scaling, where the model has it, applies to this layer. */
  ROPE_SCALED("rope_scaled", "true"),
  ROPE_FACTOR("rope_factor", "$rope_scaling.factor"),
  /** Context length of the training before RoPE scaling, in tokens. */
  ROPE_ORIGINAL_CONTEXT(
      "rope_original_context",
      "$rope_scaling.original_max_position_embeddings | $original_max_position_embeddings"
          + " | context"),
  /** Factor of cosines and sines; null for that of the scaling method. */
  ROPE_ATTENTION_FACTOR("rope_attention_factor", "$rope_scaling.attention_factor"),
  ROPE_BETA_FAST("rope_beta_fast", "$rope_scaling.beta_fast | 32"),
  ROPE_BETA_SLOW("rope_beta_slow", "$rope_scaling.beta_slow | 1"),
  /** Whether YaRN rounds the bounds of its ramp to whole dimensions. */
  ROPE_TRUNCATE("rope_truncate", "$rope_scaling.truncate | true"),
  ROPE_MSCALE("rope_mscale", "$rope_scaling.mscale"),
  ROPE_MSCALE_ALL_DIM("rope_mscale_all_dim", "$rope_scaling.mscale_all_dim"),
  ROPE_LOW_FREQUENCY("rope_low_frequency", "$rope_scaling.low_freq_factor | 1"),
  ROPE_HIGH_FREQUENCY("rope_high_frequency", "$rope_scaling.high_freq_factor | 4"),
  /** LongRoPE: a divisor for each frequency, for texts up to the original context. */
  ROPE_SHORT_FACTORS("rope_short_factors", "$rope_scaling.short_factor"),
  /** LongRoPE: a divisor for each frequency, for texts beyond the original context. */
  ROPE_LONG_FACTORS("rope_long_factors", "$rope_scaling.long_factor"),
  ROPE_SHORT_MSCALE("rope_short_mscale", "$rope_scaling.short_mscale"),
  ROPE_LONG_MSCALE("rope_long_mscale", "$rope_scaling.long_mscale"),
  /**
   * Whether the base is raised in steps for a text beyond the context that is read at once (Qwen
   * 1): by alpha^(d/(d-2)), where alpha is max(2^ceil(log2(length / context) + 1) - 1, 1).
   */
  ROPE_DYNAMIC_NTK("rope_dynamic_ntk", "false"),
  /** The share of frequencies that turn, the highest first (Gemma 4). */
  ROPE_PROPORTION("rope_proportion", "1"),
  /**
   * Frequencies that keep their place at the end, where the others are ordered even ones first, as
   * for positions of three axes; null for the usual order (Cohere Compass).
   */
  ROPE_AXES_TAIL("rope_axes_tail", "null"),
  /**
   * Whether queries beyond the context are multiplied by the logarithm of their position, to the
   * base of the context (Qwen 1).
   */
  LOGN_ATTENTION("logn_attention", "false"),
  /** Rows of the position table before position 0. */
  POSITION_OFFSET("position_offset", "0"),
  /** Whether ALiBi is added before the scores are scaled, rounded to bfloat16 (Falcon). */
  ALIBI_IN_SCALE("alibi_in_scale", "false"),
  /** Factor of attention scores. */
  ATTENTION_SCALE("attention_scale", "1 / sqrt(head_dim)"),
  /** Attention scores x become c * tanh(x / c); null for no cap. */
  SCORE_CAP("score_cap", "null"),
  /** Queries, keys and values are clamped to this absolute value; null for no bound. */
  CLIP_QKV("clip_qkv", "null"),
  QK_NORM_AFTER_ROPE("qk_norm_after_rope", "false"),
  /** Whether queries and keys of this layer are normed, in a model that norms them. */
  QK_NORMED("qk_normed", "true"),
  /** Length of the chunks within which this layer attends; null for no chunks. */
  CHUNK("chunk", "null"),
  /**
   * The b by which queries grow: times 1 + b ln(1 + floor((position + shift) / step)); null for
   * none (Llama 4).
   */
  QUERY_GROWTH("query_growth", "null"),
  QUERY_GROWTH_STEP("query_growth_step", "null"),
  QUERY_GROWTH_SHIFT("query_growth_shift", "0"),
  /** Tokens of an entry that stands for them beyond the window; null for no entries. */
  ENTRY_TOKENS("entry_tokens", "null"),
  /** Whether entries overlap by one piece, and an indexer chooses among them. */
  ENTRY_CHOSEN("entry_chosen", "false"),
  /** How many tokens or blocks a query sees that an indexer chooses. */
  INDEX_KEPT("index_kept", "index_kept"),
  /** Tokens of a block that an indexer chooses as a whole. */
  INDEX_BLOCK("index_block", "index_block"),
  /** The last blocks, which a query always sees. */
  INDEX_LOCAL("index_local", "0"),
  /** Epsilon of the norm of an indexer's keys. */
  INDEX_EPS("index_eps", "1e-6"),
  /** Dimensions of an indexer head that RoPE turns. */
  INDEX_ROPE_DIM("index_rope_dim", "qk_rope_dim"),
  /** The earlier layer whose keys and values this one reads; null for its own. */
  CACHE_OF("cache_of", "null"),
  /** Whether the projected keys are the values too. */
  KEYS_AS_VALUES("keys_as_values", "false"),
  /** Factor of the latent of queries, after its norm. */
  QUERY_LATENT_SCALE("query_latent_scale", "1"),
  /** Factor of the latent of keys and values, after its norm. */
  KV_LATENT_SCALE("kv_latent_scale", "1"),
  /** Query heads of this layer. */
  HEADS("heads", "heads"),
  /** Dimensions of a query or key head of this layer. */
  HEAD_DIM("head_dim", "head_dim"),
  /** Dimensions of a value head of this layer. */
  VALUE_DIM("value_dim", "head_dim"),
  VALUE_SCALE("value_scale", "1"),
  /** Factor of the input of attention, where another mixer is beside it. */
  ATTENTION_IN_SCALE("attention_in_scale", "1"),
  /** Factor of the output of attention, where another mixer is beside it. */
  ATTENTION_OUT_SCALE("attention_out_scale", "1"),
  /** The layer whose shared block runs before the mixer of this one; null for no such block. */
  SHARED_FROM("shared_from", "null"),
  /** Number of the low-rank matrices that this layer adds to those of a shared block. */
  SHARED_ADAPTER("shared_adapter", "null"),
  /** Factor of the input of a mixer with a state. */
  MIXER_IN_SCALE("mixer_in_scale", "1"),
  /** Factor of the output of a mixer with a state. */
  MIXER_OUT_SCALE("mixer_out_scale", "1"),
  /** Mamba-2: factors of gates, channels, B, C and steps; null for none. */
  MIXER_SCALES("mixer_scales", "null"),
  /** Epsilon of the norms inside a mixer with a state. */
  MIXER_EPS("mixer_eps", "norm_eps"),
  /**
   * The activation after the convolution of a mixer beside feed-forward networks; null for silu.
   */
  MIXER_ACTIVATION("mixer_activation", "null"),
  /** Least step of a state space; null for no bound. */
  STEP_LEAST("step_least", "null"),
  /** Largest step of a state space; null for no bound. */
  STEP_MOST("step_most", "null"),
  /** Least logarithm of the decay of a delta rule in one step; null for no bound. */
  DECAY_BOUND("decay_bound", "null"),
  /** Gates x of a matrix memory become c * tanh(x / c). */
  GATE_CAP("gate_cap", "null"),
  /** Key and value heads of this layer. */
  KV_HEADS("kv_heads", "kv_heads"),
  /** Epsilon of the norms inside attention. */
  INNER_EPS("inner_eps", "norm_eps"),
  /** Epsilon of the norms behind branches. */
  POST_EPS("post_eps", "norm_eps"),
  /** Whether the gain of the norm before the output matrix is as stored, whatever the others. */
  FINAL_GAIN_PLAIN("final_gain_plain", "false"),
  /** Epsilon of the norm before the output matrix. */
  FINAL_EPS("final_eps", "norm_eps"),
  EMBED_SCALE("embed_scale", "1"),
  LOGIT_SCALE("logit_scale", "1"),
  /** Logits x become c * tanh(x / c); null for no cap. */
  LOGIT_CAP("logit_cap", "null"),
  /** Whether the residual continues from the normed input of a branch. */
  RESIDUAL_NORMED("residual_normed", "false"),
  /** Factor of the residual where the mixing branch is added. */
  MIX_KEEP("mix_keep", "1"),
  /** Factor of the mixing branch. */
  MIX_SCALE("mix_scale", "1"),
  FFN_KEEP("ffn_keep", "1"),
  FFN_SCALE("ffn_scale", "1"),
  /** Inner width of the dense network of this layer. */
  FFN_INNER("ffn_inner", "ffn"),
  /** The share of the gate that is cut off to zero, lowest numbers first; 0 for none. */
  ACTIVATION_SPARSITY("activation_sparsity", "0"),
  /** Added to the gates of hyper-connections. */
  HYPER_EPS("hyper_eps", "1e-6"),
  /** Largest gate by which hyper-connections write. */
  HYPER_WRITE("hyper_write", "2"),
  /** Steps that make the matrix between streams doubly stochastic. */
  HYPER_STEPS("hyper_steps", "0"),
  /** The residual stream that passes the layers (AltUp). */
  ACTIVE_STREAM("active_stream", "0"),
  /** Factor of the gate of a feed-forward network, before its activation. */
  FFN_GATE_SCALE("ffn_gate_scale", "1"),
  /** Factor of the weights of the top-k experts. */
  EXPERT_SCALE("expert_scale", "routed_scale | 1"),
  /** The p of the p-norm that divides the weights of the top-k experts. */
  EXPERT_NORM("expert_norm", "null"),
  /** Outputs x of the router become c * tanh(x / c); null for no cap. */
  ROUTER_CAP("router_cap", "null"),
  /** How many of the best experts of a group count for its choice; null for the usual number. */
  GROUP_BEST("group_best", "null"),
  /** SparseMixer: relative distance within which experts compete. */
  ROUTER_JITTER("router_jitter", "$router_jitter_noise | 0"),
  /** Bound of the gate from above, and of up on both sides, in the activation of gpt-oss. */
  ACTIVATION_LIMIT("activation_limit", "swiglu_limit | 7"),
  /** The same bound in networks that are no routed experts. */
  ACTIVATION_LIMIT_DENSE("activation_limit_dense", "swiglu_limit | 7"),
  /** The factor of the gate in the sigmoid of the activation of gpt-oss. */
  ACTIVATION_SLOPE("activation_slope", "1.702"),
  /** Which of two stacks a layer belongs to: 0 for the low one, 1 for the high one. */
  STACK("stack", "null"),
  /** How often a layer runs for one token. */
  PASSES("passes", "1"),
  /** Inner width of the gates of low-rank hyper-connections. */
  HYPER_RANK("hyper_rank", "null"),
  /** Inner width of the gates of norms. */
  NORM_GATE_RANK("norm_gate_rank", "null"),
  /** The longest n-gram that is remembered. */
  NGRAM_LENGTH("ngram_length", "null"),
  /** Table rows that are looked up for each length of n-grams. */
  NGRAM_HEADS("ngram_heads", "null"),
  /** Numbers that all looked up rows have together. */
  NGRAM_WIDTH("ngram_width", "null"),
  /** Tokens that the convolution over remembered n-grams sees. */
  NGRAM_REACH("ngram_reach", "null"),
  /** Tensors that have the rows of a table of n-grams between them. */
  NGRAM_SHARDS("ngram_shards", "null"),
  /** The token that ends a text, before which no n-gram reaches. */
  END_TOKEN("end_token", "null"),
  /** Tokens that the convolution head by head sees, in convolved attention. */
  HEAD_FILTER("head_filter", "null"),
  /** Distances to earlier tokens that have a number of their own. */
  RELATIVE_EXTENT("relative_extent", "null"),
  /** Numbers of a head from which those of the distances are made. */
  RELATIVE_DIM("relative_dim", "null"),
  /**
   * The token from which on queries grow: times 1 + b ln(max((position + 1) / floor, 1)); null for
   * growth in steps (Inkling).
   */
  QUERY_GROWTH_FLOOR("query_growth_floor", "null"),
  /** What is taken from the difference of two attentions at first: the lambda of a layer. */
  LAMBDA_START("lambda_start", "null"),
  /** Inner width of a router that is a network. */
  ROUTER_WIDTH("router_width", "null"),
  /** Added to the sum that the weights of experts are divided by. */
  EXPERT_SUM_EPS("expert_sum_eps", "1e-20"),
  /** The score that experts of a dropped group have; null where they cannot be chosen. */
  GROUP_DROPPED("group_dropped", "null"),
  /** The activation of a network before the output matrix. */
  HEAD_ACTIVATION("head_activation", "null"),
  /** Rows of the output matrix that have tokens; null for all. */
  OUTPUT_ROWS("output_rows", "null");

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

  /** The rule for dialects that give none. */
  Rule otherwise() {
    return new Rule.Computed(otherwise);
  }

  /** The value in a plain decoder; null if it depends on sizes. */
  public Object plain() {
    return otherwise.value(Expression.Scope.EMPTY);
  }

  /** The size that this setting equals by default, if there is one. */
  public Optional<Size> repeats() {
    return Size.of(otherwise.bareSize());
  }
}
