package dev.pedigree.architecture.role;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a tensor is for in a language model, whatever its name. */
public enum Role {
  // Outside the layers.
  EMBED("embed", Part.EMBEDDING),
  POS_EMBED("pos_embed", Part.EMBEDDING),
  EMBED_PROJECTION("embed_projection", Part.EMBEDDING),
  EMBED_NORM("embed_norm", Part.NORM),
  /** Added to the embedding, channel by channel. */
  EMBED_SHIFT("embed_shift", Part.RESIDUAL),
  /** Factor of the embedding, channel by channel, after what is added. */
  EMBED_FACTOR("embed_factor", Part.RESIDUAL),
  /** What the stream of the low stack starts from. */
  LOW_START("low_start", Part.RESIDUAL),
  HYPER_HEAD_NORM("hyper_head_norm", Part.NORM),
  HYPER_HEAD_DOWN("hyper_head_down", Part.RESIDUAL),
  HYPER_HEAD_UP("hyper_head_up", Part.RESIDUAL),
  /** Of what the network before the output matrix gives. */
  HEAD_NORM("head_norm", Part.NORM),
  /** A row for each token with a part for each layer. */
  LAYER_EMBED("layer_embed", Part.EMBEDDING),
  LAYER_EMBED_PROJECTION("layer_embed_projection", Part.EMBEDDING),
  LAYER_EMBED_NORM("layer_embed_norm", Part.NORM),
  HYPER_HEAD("hyper_head", Part.RESIDUAL),
  HYPER_HEAD_BASE("hyper_head_base", Part.RESIDUAL),
  HYPER_HEAD_SCALE("hyper_head_scale", Part.RESIDUAL),
  /** From the embedding to one more residual stream. */
  STREAM_IN("stream_in", Part.RESIDUAL),
  /** From one more residual stream to the output. */
  STREAM_OUT("stream_out", Part.RESIDUAL),
  FINAL_NORM("final_norm", Part.NORM),
  HEAD_PROJECTION("head_projection", Part.HEAD),
  HEAD("head", Part.HEAD),
  /** Scores of labels or of a whole text, in place of the output matrix. */
  SCORE("score", Part.HEAD),

  // Norms of a layer.
  ATTN_NORM("layer.attn_norm", Part.NORM),
  BLOCK_NORM("layer.block_norm", Part.NORM),
  // Residual streams, and what is added beside the branches.
  ALTUP_PREDICT("layer.altup.predict", Part.RESIDUAL),
  ALTUP_CORRECT("layer.altup.correct", Part.RESIDUAL),
  ALTUP_ROUTER("layer.altup.router", Part.RESIDUAL),
  ALTUP_NORM("layer.altup.norm", Part.NORM),
  ALTUP_SCALE("layer.altup.scale", Part.RESIDUAL),
  LAUREL_DOWN("layer.laurel.down", Part.RESIDUAL),
  LAUREL_UP("layer.laurel.up", Part.RESIDUAL),
  LAUREL_NORM("layer.laurel.norm", Part.NORM),
  LAYER_INPUT_GATE("layer.input.gate", Part.EMBEDDING),
  LAYER_INPUT_UP("layer.input.up", Part.EMBEDDING),
  LAYER_INPUT_NORM("layer.input.norm", Part.NORM),
  HYPER_MIX("layer.hyper.mix", Part.RESIDUAL),
  HYPER_MIX_BASE("layer.hyper.mix_base", Part.RESIDUAL),
  HYPER_MIX_SCALE("layer.hyper.mix_scale", Part.RESIDUAL),
  HYPER_MIX_NORM("layer.hyper.mix_norm", Part.NORM),
  HYPER_MIX_DOWN("layer.hyper.mix_down", Part.RESIDUAL),
  HYPER_MIX_UP("layer.hyper.mix_up", Part.RESIDUAL),
  HYPER_MIX_WRITE("layer.hyper.mix_write", Part.RESIDUAL),
  HYPER_FFN_NORM("layer.hyper.ffn_norm", Part.NORM),
  HYPER_FFN_DOWN("layer.hyper.ffn_down", Part.RESIDUAL),
  HYPER_FFN_UP("layer.hyper.ffn_up", Part.RESIDUAL),
  HYPER_FFN_WRITE("layer.hyper.ffn_write", Part.RESIDUAL),
  HYPER_FFN("layer.hyper.ffn", Part.RESIDUAL),
  HYPER_FFN_BASE("layer.hyper.ffn_base", Part.RESIDUAL),
  HYPER_FFN_SCALE("layer.hyper.ffn_scale", Part.RESIDUAL),
  /** Factor of what a layer gives out. */
  LAYER_SCALE("layer.out_scale", Part.RESIDUAL),
  /** Factors of the residual where the mixing branch is added. */
  MIX_KEEP("layer.mix_keep", Part.RESIDUAL),
  /** Added to the residual before its factor, where the mixing branch is added. */
  MIX_KEEP_SHIFT("layer.mix_keep_shift", Part.RESIDUAL),
  /** Factors of the mixing branch. */
  MIX_FACTOR("layer.mix_factor", Part.RESIDUAL),
  /** Added to the mixing branch before its factor. */
  MIX_SHIFT("layer.mix_shift", Part.RESIDUAL),
  FFN_KEEP_SHIFT("layer.ffn_keep_shift", Part.RESIDUAL),
  FFN_FACTOR("layer.ffn_factor", Part.RESIDUAL),
  FFN_SHIFT("layer.ffn_shift", Part.RESIDUAL),
  /** Over the last few outputs of the mixing branch, added to it. */
  MIX_FILTER("layer.mix_filter", Part.RESIDUAL),
  /** Over the last few outputs of the feed-forward branch, added to it. */
  FFN_FILTER("layer.ffn_filter", Part.RESIDUAL),
  /** Gate of the norm before attention, through a narrow space. */
  ATTN_NORM_DOWN("layer.attn_norm_down", Part.NORM),
  ATTN_NORM_UP("layer.attn_norm_up", Part.NORM),
  FFN_NORM_DOWN("layer.ffn_norm_down", Part.NORM),
  FFN_NORM_UP("layer.ffn_norm_up", Part.NORM),
  // What a layer remembers of the last few tokens by their ids.
  NGRAM_TABLE("layer.ngram.table", Part.EMBEDDING),
  NGRAM_FACTORS("layer.ngram.factors", Part.BUFFER),
  NGRAM_SIZES("layer.ngram.sizes", Part.BUFFER),
  NGRAM_OFFSETS("layer.ngram.offsets", Part.BUFFER),
  NGRAM_KEY("layer.ngram.key", Part.RESIDUAL),
  NGRAM_VALUE("layer.ngram.value", Part.RESIDUAL),
  NGRAM_KEY_NORM("layer.ngram.key_norm", Part.NORM),
  NGRAM_QUERY_NORM("layer.ngram.query_norm", Part.NORM),
  NGRAM_OUT_NORM("layer.ngram.out_norm", Part.NORM),
  NGRAM_FILTER("layer.ngram.filter", Part.RESIDUAL),
  /** Factors of the residual where the feed-forward branch is added. */
  FFN_KEEP("layer.ffn_keep", Part.RESIDUAL),
  MIXER_NORM("layer.mixer_norm", Part.NORM),
  ATTN_OUT_NORM("layer.attn_out_norm", Part.NORM),
  FFN_NORM("layer.ffn_norm", Part.NORM),
  FFN_OUT_NORM("layer.ffn_out_norm", Part.NORM),

  // Attention.
  ATTN_Q("layer.attn.q", Part.ATTENTION),
  ATTN_K("layer.attn.k", Part.ATTENTION),
  ATTN_V("layer.attn.v", Part.ATTENTION),
  ATTN_KV("layer.attn.kv", Part.ATTENTION),
  ATTN_QKV("layer.attn.qkv", Part.ATTENTION),
  ATTN_GATE_QKV("layer.attn.gate_qkv", Part.ATTENTION),
  /** The part of the values that is made of the present token. */
  ATTN_V_NOW("layer.attn.v_now", Part.ATTENTION),
  /** The part of the values that is made of the token before. */
  ATTN_V_BEFORE("layer.attn.v_before", Part.ATTENTION),
  ATTN_K_FILTER("layer.attn.k_filter", Part.ATTENTION),
  ATTN_V_FILTER("layer.attn.v_filter", Part.ATTENTION),
  /** Over the last few queries and keys, channel by channel. */
  ATTN_QK_FILTER("layer.attn.qk_filter", Part.ATTENTION),
  /** Over the last few queries and keys, head by head. */
  ATTN_QK_MIX("layer.attn.qk_mix", Part.ATTENTION),
  ATTN_K_FACTOR("layer.attn.k_factor", Part.ATTENTION),
  /** From a token to what it says of each distance, for each head. */
  ATTN_RELATIVE("layer.attn.relative", Part.ATTENTION),
  /** From that to a number for each distance. */
  ATTN_RELATIVE_TABLE("layer.attn.relative_table", Part.ATTENTION),
  ATTN_LAMBDA_Q1("layer.attn.lambda_q1", Part.ATTENTION),
  ATTN_LAMBDA_K1("layer.attn.lambda_k1", Part.ATTENTION),
  ATTN_LAMBDA_Q2("layer.attn.lambda_q2", Part.ATTENTION),
  ATTN_LAMBDA_K2("layer.attn.lambda_k2", Part.ATTENTION),
  ATTN_Q_GATE("layer.attn.q_gate", Part.ATTENTION),
  ATTN_OUT("layer.attn.out", Part.ATTENTION),
  ATTN_LINEAR("layer.attn.linear", Part.ATTENTION),
  ATTN_Q_ADAPT_DOWN("layer.attn.q_adapt_down", Part.ATTENTION),
  ATTN_Q_ADAPT_UP("layer.attn.q_adapt_up", Part.ATTENTION),
  ATTN_K_ADAPT_DOWN("layer.attn.k_adapt_down", Part.ATTENTION),
  ATTN_K_ADAPT_UP("layer.attn.k_adapt_up", Part.ATTENTION),
  ATTN_V_ADAPT_DOWN("layer.attn.v_adapt_down", Part.ATTENTION),
  ATTN_V_ADAPT_UP("layer.attn.v_adapt_up", Part.ATTENTION),
  ATTN_SINKS("layer.attn.sinks", Part.ATTENTION),
  /** The gate of what attention gives out, before the output projection. */
  ATTN_GATE("layer.attn.gate", Part.ATTENTION),
  /** Before the output projection. */
  ATTN_INNER_NORM("layer.attn.inner_norm", Part.NORM),
  ATTN_Q_NORM("layer.attn.q_norm", Part.NORM),
  ATTN_K_NORM("layer.attn.k_norm", Part.NORM),

  // One vector as key and value, and entries that pool those of several tokens.
  LATENT_KV("layer.attn.latent_kv", Part.LATENT_ATTENTION),
  LATENT_KV_NORM("layer.attn.latent_kv_norm", Part.NORM),
  /** From a group of heads to a narrower vector, group by group. */
  ATTN_OUT_DOWN("layer.attn.out_down", Part.ATTENTION),
  ENTRY_KV("layer.entry.kv", Part.LATENT_ATTENTION),
  ENTRY_GATE("layer.entry.gate", Part.LATENT_ATTENTION),
  /** Added to gates by the place of a token in its piece. */
  ENTRY_PLACE("layer.entry.place", Part.LATENT_ATTENTION),
  ENTRY_NORM("layer.entry.norm", Part.NORM),
  INDEX_ENTRY_KV("layer.index.entry_kv", Part.INDEXER),
  INDEX_ENTRY_GATE("layer.index.entry_gate", Part.INDEXER),
  INDEX_ENTRY_PLACE("layer.index.entry_place", Part.INDEXER),
  INDEX_ENTRY_NORM("layer.index.entry_norm", Part.NORM),

  // Indexers, which choose what attention sees.
  INDEX_Q("layer.index.q", Part.INDEXER),
  INDEX_K("layer.index.k", Part.INDEXER),
  INDEX_QK("layer.index.qk", Part.INDEXER),
  INDEX_Q_NORM("layer.index.q_norm", Part.NORM),
  INDEX_K_NORM("layer.index.k_norm", Part.NORM),
  /** How much each head of an indexer counts. */
  INDEX_WEIGHT("layer.index.weight", Part.INDEXER),
  /** Doge: factor of the number of a token. */
  MASK_A("layer.mask.a", Part.INDEXER),
  /** Doge: from the values of a token to its number. */
  MASK_STEP("layer.mask.step", Part.INDEXER),

  // Latent attention.
  Q_DOWN("layer.attn.q_down", Part.LATENT_ATTENTION),
  Q_UP("layer.attn.q_up", Part.LATENT_ATTENTION),
  Q_UP_GATE("layer.attn.q_up_gate", Part.LATENT_ATTENTION),
  KV_DOWN("layer.attn.kv_down", Part.LATENT_ATTENTION),
  KV_UP("layer.attn.kv_up", Part.LATENT_ATTENTION),
  K_UP("layer.attn.k_up", Part.LATENT_ATTENTION),
  V_UP("layer.attn.v_up", Part.LATENT_ATTENTION),
  Q_DOWN_NORM("layer.attn.q_down_norm", Part.NORM),
  KV_DOWN_NORM("layer.attn.kv_down_norm", Part.NORM),

  // Attention with experts.
  MOA_ROUTER("layer.moa.router", Part.ROUTER),
  MOA_Q("layer.moa.q", Part.ATTENTION_EXPERT),
  MOA_OUT("layer.moa.out", Part.ATTENTION_EXPERT),

  // Instead of attention.
  CONV_IN("layer.conv.in", Part.CONVOLUTION),
  CONV_FILTER("layer.conv.filter", Part.CONVOLUTION),
  CONV_OUT("layer.conv.out", Part.CONVOLUTION),
  LINEAR_Q("layer.linear.q", Part.LINEAR_ATTENTION),
  LINEAR_K("layer.linear.k", Part.LINEAR_ATTENTION),
  LINEAR_V("layer.linear.v", Part.LINEAR_ATTENTION),
  LINEAR_QKV("layer.linear.qkv", Part.LINEAR_ATTENTION),
  LINEAR_GATE("layer.linear.gate", Part.LINEAR_ATTENTION),
  LINEAR_NORM("layer.linear.norm", Part.NORM),
  LINEAR_OUT("layer.linear.out", Part.LINEAR_ATTENTION),
  MIXER_IN("layer.mixer.in", Part.MIXER),
  MIXER_X("layer.mixer.x", Part.MIXER),
  MIXER_CONV("layer.mixer.conv", Part.MIXER),
  MIXER_CONV_Q("layer.mixer.conv_q", Part.MIXER),
  MIXER_CONV_K("layer.mixer.conv_k", Part.MIXER),
  MIXER_CONV_V("layer.mixer.conv_v", Part.MIXER),
  MIXER_CONV_QKV("layer.mixer.conv_qkv", Part.MIXER),
  MIXER_A("layer.mixer.a", Part.MIXER),
  MIXER_SKIP("layer.mixer.skip", Part.MIXER),
  MIXER_TIME("layer.mixer.time", Part.MIXER),
  MIXER_TIME_BIAS("layer.mixer.time_bias", Part.MIXER),
  MIXER_STEP_NORM("layer.mixer.step_norm", Part.NORM),
  MIXER_B_NORM("layer.mixer.b_norm", Part.NORM),
  MIXER_C_NORM("layer.mixer.c_norm", Part.NORM),
  MIXER_INNER_NORM("layer.mixer.norm", Part.NORM),
  MIXER_OUT("layer.mixer.out", Part.MIXER),
  MIXER_Q("layer.mixer.q", Part.MIXER),
  MIXER_K("layer.mixer.k", Part.MIXER),
  MIXER_V("layer.mixer.v", Part.MIXER),
  /** The gate of what a mixer gives out. */
  MIXER_GATE("layer.mixer.gate", Part.MIXER),
  MIXER_GATE_DOWN("layer.mixer.gate_down", Part.MIXER),
  MIXER_GATE_UP("layer.mixer.gate_up", Part.MIXER),
  MIXER_QKV("layer.mixer.qkv", Part.MIXER),
  MIXER_QKV_GATE("layer.mixer.qkv_gate", Part.MIXER),
  /** How much of the difference a delta rule writes. */
  MIXER_WRITE("layer.mixer.write", Part.MIXER),
  MIXER_WRITE_FORGET("layer.mixer.write_forget", Part.MIXER),
  /** How much of the state goes. */
  MIXER_FORGET("layer.mixer.forget", Part.MIXER),
  MIXER_FORGET_DOWN("layer.mixer.forget_down", Part.MIXER),
  MIXER_FORGET_UP("layer.mixer.forget_up", Part.MIXER),
  /** How much of the input goes into the state. */
  MIXER_TAKE("layer.mixer.take", Part.MIXER),
  MIXER_R("layer.mixer.r", Part.MIXER),
  MIXER_MIX_K("layer.mixer.mix_k", Part.MIXER),
  MIXER_MIX_V("layer.mixer.mix_v", Part.MIXER),
  MIXER_MIX_R("layer.mixer.mix_r", Part.MIXER),
  MIXER_DECAY("layer.mixer.decay", Part.MIXER),
  MIXER_FIRST("layer.mixer.first", Part.MIXER),

  // Feed-forward.
  FFN_GATE("layer.ffn.gate", Part.FEED_FORWARD),
  FFN_UP("layer.ffn.up", Part.FEED_FORWARD),
  FFN_GATE_UP("layer.ffn.gate_up", Part.FEED_FORWARD),
  FFN_DOWN("layer.ffn.down", Part.FEED_FORWARD),
  FFN_LINEAR("layer.ffn.linear", Part.FEED_FORWARD),
  FFN_ADAPT_DOWN("layer.ffn.adapt_down", Part.FEED_FORWARD),
  FFN_ADAPT_GATE_UP("layer.ffn.adapt_gate_up", Part.FEED_FORWARD),
  FFN_ADAPT_GATE("layer.ffn.adapt_gate", Part.FEED_FORWARD),
  FFN_ADAPT_UP("layer.ffn.adapt_up", Part.FEED_FORWARD),
  /** From what a shared block gives into the stream of a layer. */
  FFN_LINK("layer.ffn.link", Part.FEED_FORWARD),
  /** Before the down projection. */
  FFN_INNER_NORM("layer.ffn.inner_norm", Part.NORM),
  FFN_ALPHA_P("layer.ffn.alpha_p", Part.FEED_FORWARD),
  FFN_ALPHA_N("layer.ffn.alpha_n", Part.FEED_FORWARD),
  FFN_K("layer.ffn.k", Part.FEED_FORWARD),
  FFN_V("layer.ffn.v", Part.FEED_FORWARD),
  FFN_R("layer.ffn.r", Part.FEED_FORWARD),
  FFN_MIX_K("layer.ffn.mix_k", Part.FEED_FORWARD),
  FFN_MIX_R("layer.ffn.mix_r", Part.FEED_FORWARD),

  // Feed-forward with experts.
  MOE_ROUTER("layer.moe.router", Part.ROUTER),
  MOE_ROUTER_BIAS("layer.moe.router_bias", Part.ROUTER),
  // A router that is a network: into its narrow space, what it keeps of the layer below, its
  // layers.
  ROUTER_DOWN("layer.router.down", Part.ROUTER),
  ROUTER_KEEP("layer.router.keep", Part.ROUTER),
  ROUTER_NORM("layer.router.norm", Part.NORM),
  ROUTER_FIRST("layer.router.first", Part.ROUTER),
  ROUTER_SECOND("layer.router.second", Part.ROUTER),
  /** Factor of what the feed-forward network gives out. */
  FFN_OUT_SCALE("layer.ffn.out_scale", Part.FEED_FORWARD),
  /** Factor of the weights of all experts. */
  MOE_OUT_SCALE("layer.moe.out_scale", Part.ROUTER),
  /** The experts of each token, by its number in the vocabulary. */
  MOE_HASH("layer.moe.hash", Part.BUFFER),
  /** All experts together; its bias is added to their summed output. */
  MOE("layer.moe", Part.ROUTER),
  /** Into the narrow space that experts work in. */
  MOE_NARROW("layer.moe.narrow", Part.ROUTER),
  /** Back from the narrow space that experts work in. */
  MOE_WIDEN("layer.moe.widen", Part.ROUTER),
  EXPERT_GATE("layer.expert.gate", Part.EXPERT),
  EXPERT_UP("layer.expert.up", Part.EXPERT),
  EXPERT_GATE_UP("layer.expert.gate_up", Part.EXPERT),
  EXPERT_DOWN("layer.expert.down", Part.EXPERT),
  /** Of the input of experts beside a dense network. */
  MOE_NORM("layer.moe.norm", Part.NORM),
  /** Of the output of a dense network beside experts. */
  DENSE_OUT_NORM("layer.ffn.out_norm", Part.NORM),
  /** Factors of the input of the router. */
  MOE_ROUTER_SCALE("layer.moe.router_scale", Part.ROUTER),
  /** Factors of the weights of experts. */
  MOE_EXPERT_SCALES("layer.moe.expert_scales", Part.ROUTER),
  /** Of the sum over experts. */
  MOE_OUT_NORM("layer.moe.out_norm", Part.NORM),
  SHARED_ROUTER("layer.shared.router", Part.SHARED_EXPERT),
  SHARED_GATE("layer.shared.gate", Part.SHARED_EXPERT),
  SHARED_UP("layer.shared.up", Part.SHARED_EXPERT),
  SHARED_GATE_UP("layer.shared.gate_up", Part.SHARED_EXPERT),
  SHARED_DOWN("layer.shared.down", Part.SHARED_EXPERT),

  // Multi-token prediction.
  MTP_EMBED("layer.mtp.embed", Part.PREDICTION_HEAD),
  MTP_EMBED_NORM("layer.mtp.embed_norm", Part.PREDICTION_HEAD),
  MTP_HIDDEN_NORM("layer.mtp.hidden_norm", Part.PREDICTION_HEAD),
  MTP_MERGE("layer.mtp.merge", Part.PREDICTION_HEAD),
  MTP_NORM("layer.mtp.norm", Part.PREDICTION_HEAD),
  MTP_HEAD("layer.mtp.head", Part.PREDICTION_HEAD),

  // Buffers.
  POSITIONS("buffer.positions", Part.BUFFER),
  ALIBI_SLOPES("buffer.alibi_slopes", Part.BUFFER),
  ROPE_FREQ("buffer.rope_freq", Part.BUFFER),
  ROPE_FACTORS("buffer.rope_factors", Part.BUFFER),
  ROPE_FACTORS_LONG("buffer.rope_factors_long", Part.BUFFER),
  ROPE_FACTORS_SHORT("buffer.rope_factors_short", Part.BUFFER),
  LAYER_ROPE_FREQ("layer.buffer.rope_freq", Part.BUFFER),
  CAUSAL_MASK("layer.buffer.causal_mask", Part.BUFFER),
  MASK("layer.buffer.mask", Part.BUFFER),
  MASK_VALUE("layer.buffer.mask_value", Part.BUFFER),
  DIAGONAL_DECAY("layer.buffer.diagonal_decay", Part.BUFFER),
  KEY_DECAY("layer.buffer.key_decay", Part.BUFFER),
  QUERY_DECAY("layer.buffer.query_decay", Part.BUFFER),
  SLOPE_RATE("layer.buffer.slope_rate", Part.BUFFER),
  XIELU_BETA("layer.buffer.xielu_beta", Part.BUFFER),
  XIELU_EPS("layer.buffer.xielu_eps", Part.BUFFER),
  /** What looks like a buffer, in a file whose names are in no known convention. */
  UNKNOWN_BUFFER("buffer.unknown", Part.BUFFER),
  /** As {@link #UNKNOWN_BUFFER}, in a layer. */
  LAYER_UNKNOWN_BUFFER("layer.buffer.unknown", Part.BUFFER);

  private static final String LAYER = "layer.";

  private static final Map<String, Role> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::key, role -> role));

  private final String key;
  private final Part part;

  Role(String key, Part part) {
    this.key = key;
    this.part = part;
  }

  /** The role of this name. */
  public static Optional<Role> of(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** The name in dialect files and in JSON, for example {@code layer.attn.q}. */
  public String key() {
    return key;
  }

  /** The part of the model that it belongs to. */
  public Part part() {
    return part;
  }

  /** Whether it is a role of tensors in layers. */
  public boolean inLayer() {
    return key.startsWith(LAYER);
  }

  /** The last word of the name: {@code q} of {@code layer.attn.q}. */
  public String word() {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** The weight in this role. */
  public TensorRole weight() {
    return new TensorRole(this, TensorRole.Kind.WEIGHT);
  }

  /** The bias beside the weight in this role. */
  public TensorRole bias() {
    return new TensorRole(this, TensorRole.Kind.BIAS);
  }

  /**
   * The name of its quantisation scales in a dialect: {@code layer.scale.attn.q}, {@code
   * scale.embed}.
   */
  String scaleKey() {
    return inLayer() ? LAYER + "scale." + key.substring(LAYER.length()) : "scale." + key;
  }

  @Override
  public String toString() {
    return key;
  }
}
