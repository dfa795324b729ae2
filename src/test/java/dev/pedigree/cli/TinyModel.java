package dev.pedigree.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a LLaMA of two tiny layers as a model folder, with configuration and weights. */
final class TinyModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HIDDEN = 16;
  private static final int HEADS = 4;
  private static final int FEED_FORWARD = 24;
  private static final int VOCABULARY = 32;

  private String firstNorm = "input_layernorm";
  private String secondNorm = "post_attention_layernorm";
  private String type = "llama";
  private String className = "LlamaForCausalLM";
  private int kvHeads = HEADS;
  private int layers = 2;

  /** The same model with the names of Yi's first release. */
  TinyModel likeYi() {
    firstNorm = "ln1";
    secondNorm = "ln2";
    type = "Yi";
    className = "YiForCausalLM";
    return this;
  }

  TinyModel kvHeads(int heads) {
    kvHeads = heads;
    return this;
  }

  TinyModel layers(int count) {
    layers = count;
    return this;
  }

  /** Writes the folder. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), JSON.writeValueAsString(config()));
    Files.write(folder.resolve("model.safetensors"), weights());
    return folder;
  }

  /** The bytes of the only weight file. */
  byte[] weights() throws IOException {
    ObjectNode header = JSON.createObjectNode();
    long end = 0;
    for (Map.Entry<String, int[]> tensor : tensors().entrySet()) {
      long elements = 1;
      ObjectNode entry = header.putObject(tensor.getKey());
      entry.put("dtype", "F32");
      for (int size : tensor.getValue()) {
        entry.withArray("shape").add(size);
        elements *= size;
      }
      entry.putArray("data_offsets").add(end).add(end + 4 * elements);
      end += 4 * elements;
    }
    byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + Math.toIntExact(end))
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  /** The configuration. */
  ObjectNode config() {
    ObjectNode config = JSON.createObjectNode();
    config.putArray("architectures").add(className);
    config.put("model_type", type);
    config.put("hidden_size", HIDDEN);
    config.put("num_hidden_layers", layers);
    config.put("num_attention_heads", HEADS);
    config.put("num_key_value_heads", kvHeads);
    config.put("intermediate_size", FEED_FORWARD);
    config.put("vocab_size", VOCABULARY);
    config.put("max_position_embeddings", 64);
    config.put("hidden_act", "silu");
    config.put("rms_norm_eps", 1e-5);
    config.put("rope_theta", 10000.0);
    config.put("tie_word_embeddings", false);
    return config;
  }

  private Map<String, int[]> tensors() {
    int kv = HIDDEN / HEADS * kvHeads;
    Map<String, int[]> tensors = new LinkedHashMap<>();
    tensors.put("model.embed_tokens.weight", new int[] {VOCABULARY, HIDDEN});
    for (int layer = 0; layer < layers; layer++) {
      String prefix = "model.layers." + layer + ".";
      tensors.put(prefix + firstNorm + ".weight", new int[] {HIDDEN});
      tensors.put(prefix + "self_attn.q_proj.weight", new int[] {HIDDEN, HIDDEN});
      tensors.put(prefix + "self_attn.k_proj.weight", new int[] {kv, HIDDEN});
      tensors.put(prefix + "self_attn.v_proj.weight", new int[] {kv, HIDDEN});
      tensors.put(prefix + "self_attn.o_proj.weight", new int[] {HIDDEN, HIDDEN});
      tensors.put(prefix + secondNorm + ".weight", new int[] {HIDDEN});
      tensors.put(prefix + "mlp.gate_proj.weight", new int[] {FEED_FORWARD, HIDDEN});
      tensors.put(prefix + "mlp.up_proj.weight", new int[] {FEED_FORWARD, HIDDEN});
      tensors.put(prefix + "mlp.down_proj.weight", new int[] {HIDDEN, FEED_FORWARD});
    }
    tensors.put("model.norm.weight", new int[] {HIDDEN});
    tensors.put("lm_head.weight", new int[] {VOCABULARY, HIDDEN});
    return tensors;
  }
}
