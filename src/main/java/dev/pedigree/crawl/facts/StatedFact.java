package dev.pedigree.crawl.facts;

import java.util.List;
import java.util.Locale;

/**
 * A fact that configurations state of models of any kind, with the keys under which programs write
 * it: transformers, diffusers, timm, GGUF, and the configurations that laboratories write
 * themselves.
 */
public enum StatedFact {
  /** Of the encoder, where there is a decoder of another depth beside it. */
  LAYERS(
      true,
      "num_hidden_layers",
      "n_layer",
      "n_layers",
      "num_layers",
      "encoder_layers",
      "num_encoder_layers",
      "block_count",
      "depth",
      "num_blocks",
      "n_blocks"),
  DECODER_LAYERS(true, "decoder_layers", "num_decoder_layers"),
  WIDTH(
      true,
      "hidden_size",
      "d_model",
      "n_embd",
      "n_embed",
      "embed_dim",
      "model_dim",
      "embedding_length",
      "dim"),
  /** Where it is not that of the layers: ELECTRA, ALBERT, OPT-350m. */
  EMBEDDING_WIDTH(true, "embedding_size", "word_embed_proj_dim"),
  HEADS(
      true,
      "num_attention_heads",
      "n_head",
      "n_heads",
      "num_heads",
      "encoder_attention_heads",
      "attention.head_count"),
  DECODER_HEADS(true, "decoder_attention_heads"),
  KV_HEADS(
      true,
      "num_key_value_heads",
      "n_kv_heads",
      "num_kv_heads",
      "n_head_kv",
      "multi_query_group_num",
      "attention.head_count_kv"),
  HEAD_DIM(true, "head_dim", "d_kv", "kv_channels", "attention.key_length", "attention_head_dim"),
  FEED_FORWARD(
      true,
      "intermediate_size",
      "d_ff",
      "n_inner",
      "ffn_dim",
      "encoder_ffn_dim",
      "ffn_hidden_size",
      "feed_forward_length",
      "mlp_dim",
      "hidden_dim"),
  DECODER_FEED_FORWARD(true, "decoder_ffn_dim"),
  EXPERTS(
      true,
      "num_experts",
      "num_local_experts",
      "n_routed_experts",
      "moe_num_experts",
      "expert_count"),
  EXPERTS_PER_TOKEN(
      false,
      "num_experts_per_tok",
      "num_experts_per_token",
      "experts_per_token",
      "moe_topk",
      "expert_used_count"),
  VOCABULARY(true, "vocab_size", "n_vocab", "padded_vocab_size", "vocabulary_size"),
  TOKEN_TYPES(true, "type_vocab_size"),
  CONTEXT(
      false,
      "max_position_embeddings",
      "n_positions",
      "n_ctx",
      "max_seq_len",
      "max_seq_length",
      "max_sequence_length",
      "seq_length",
      "context_length",
      "max_target_positions"),
  LABELS(true, "num_labels", "num_classes"),
  PROJECTION(true, "projection_dim"),
  IMAGE_SIZE(false, "image_size", "img_size", "sample_size"),
  PATCH_SIZE(true, "patch_size"),
  CHANNELS(true, "num_channels", "in_channels", "in_chans"),
  LATENT_CHANNELS(true, "latent_channels"),
  BLOCK_CHANNELS(true, "block_out_channels"),
  CROSS_ATTENTION(true, "cross_attention_dim"),
  MEL_BINS(true, "num_mel_bins", "n_mels"),
  AUDIO_POSITIONS(false, "max_source_positions"),
  SAMPLING_RATE(false, "sampling_rate", "sample_rate"),
  ACTIVATION(
      false,
      "hidden_act",
      "hidden_activation",
      "activation_function",
      "feed_forward_proj",
      "activation",
      "act_fn"),
  NUMBER_TYPE(false, "dtype", "torch_dtype");

  private final boolean size;
  private final List<String> keys;

  StatedFact(boolean size, String... keys) {
    this.size = size;
    this.keys = List.of(keys);
  }

  /** The keys, the usual ones first; parts of a nested key are divided by dots. */
  public List<String> keys() {
    return keys;
  }

  /** Whether shapes of tensors follow from it. */
  public boolean size() {
    return size;
  }

  /** The word in JSON: {@code feed-forward}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
