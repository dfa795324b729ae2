package dev.pedigree.architecture.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.SettingFact;
import dev.pedigree.architecture.check.ConfigCheck;
import dev.pedigree.architecture.reading.ArchitectureReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes each key of a configuration and tells which changes nobody notices: the description with
 * the sources of its facts stays the same and no finding says more.
 */
final class ConfigMutations {
  /** Objects whose keys are changed one by one. */
  private static final List<String> OPENED =
      List.of("rope_parameters", "rope_scaling", "attn_config", "ffn_config");

  /**
   * Keys that a class does not look at while another says more: a pattern of layers behind a list
   * of them, the settings of a window that is off.
   */
  private static final Map<String, List<String>> BEHIND =
      Map.ofEntries(
          Map.entry("sliding_window_pattern", List.of("layer_types")),
          Map.entry("no_rope_layer_interval", List.of("no_rope_layers")),
          Map.entry("attention_types", List.of("attention_layers")),
          Map.entry("full_attn_idxs", List.of("layer_types")),
          Map.entry("block_ffn_dim_multiplier", List.of("block_auto_adjust_ff_dim")),
          Map.entry("intermediate_size", List.of("block_ff_dim")),
          Map.entry("expand", List.of("intermediate_size")),
          Map.entry("max_position_embeddings", List.of("seq_length")),
          Map.entry("max_window_layers", List.of("layer_types", "use_sliding_window")),
          Map.entry("sliding_window", List.of("use_sliding_window")),
          Map.entry("multi_query", List.of("new_decoder_architecture")),
          Map.entry("parallel_attn", List.of("new_decoder_architecture")),
          Map.entry("num_kv_heads", List.of("new_decoder_architecture")),
          Map.entry("num_ln_in_parallel_attn", List.of("new_decoder_architecture")),
          Map.entry("_remove_final_layer_norm", List.of("do_layer_norm_before")),
          Map.entry("attn_config.rope_theta", List.of("rope_theta", "rope_parameters")),
          // Layers under a window are turned by the same base.
          Map.entry("rope_parameters.sliding_attention", List.of("rope_parameters")),
          Map.entry("rope_parameters.rope_theta", List.of("rope_theta")),
          Map.entry(
              "rope_parameters.original_max_position_embeddings",
              List.of("original_max_position_embeddings")),
          Map.entry("rope_parameters.partial_rotary_factor", List.of("partial_rotary_factor")),
          Map.entry("partial_rotary_factor", List.of("rope_parameters")));

  /** Keys that a class has from the one that it extends and does not compute with, by dialect. */
  private static final Map<String, String> UNUSED =
      Map.of(
          "deepseek_v2", "num_key_value_heads",
          "deepseek_v3", "num_key_value_heads",
          "persimmon", "num_key_value_heads",
          "phimoe", "num_experts_per_tok",
          "gemma", "hidden_act",
          "gpt_oss", "hidden_act");

  /** A key that counts only where RoPE is scaled. */
  private static final String BESIDE_SCALING = "original_max_position_embeddings";

  /** Keys that a class makes from others where they are left out. */
  private static final List<String> MADE =
      List.of("layer_types", "word_embed_proj_dim", "layer_norm_elementwise_affine");

  private final String name;
  private final JsonNode config;
  private final Dialect dialect;
  private final String before;
  private final List<String> silent = new ArrayList<>();

  private ConfigMutations(String name, JsonNode config, Dialect dialect) {
    this.name = name;
    this.config = config;
    this.dialect = dialect;
    this.before = said(config);
  }

  /**
   * The changes that nobody notices, each with the dialect, the change and the key; empty if no
   * dialect is of the class.
   */
  static Optional<List<String>> silent(String name, JsonNode config) {
    return Dialects.askedFor(Config.of(config), Dialects.all()).stream()
        .findFirst()
        .map(dialect -> new ConfigMutations(name, config, dialect).all());
  }

  private List<String> all() {
    List<String> keys = new ArrayList<>();
    config.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      if (!key.equals("model_type") && !key.equals("architectures")) {
        change(List.of(), key);
      }
    }
    for (String part : OPENED) {
      if (config.path(part).isObject()) {
        config.get(part).fieldNames().forEachRemaining(key -> change(List.of(part), key));
      }
    }
    return silent;
  }

  private void change(List<String> path, String key) {
    JsonNode value = at(config, path).get(key);
    boolean unused = key.equals(UNUSED.get(dialect.name()));
    if (path.isEmpty() && (unused || ConfigKeys.neutral(dialect, key))) {
      return;
    }
    String full = path.isEmpty() ? key : path.get(0) + "." + key;
    if (ConfigKeys.neutral(dialect, full) || !path.isEmpty() && ConfigKeys.neutral(dialect, key)) {
      return;
    }
    boolean behind =
        BEHIND.getOrDefault(full, List.of()).stream().anyMatch(config::has)
            || key.equals(BESIDE_SCALING) && !scaled();
    if (!value.isNull() && !behind && !sameWithout(full, value)) {
      ObjectNode removed = config.deepCopy();
      at(removed, path).remove(key);
      noticed("removed", full, removed);
    }
    ObjectNode misspelt = config.deepCopy();
    at(misspelt, path).remove(key);
    at(misspelt, path).set(misspelt(key), value);
    if (!value.isNull() && !(behind && !path.isEmpty())) {
      noticed("misspelt", full, misspelt);
    }
    ObjectNode other = config.deepCopy();
    at(other, path).set(key, other(key, value));
    if (!behind) {
      noticed("changed from " + value + " to " + other(key, value), full, other);
    }
  }

  /** Whether RoPE is scaled. */
  private boolean scaled() {
    return config.path("rope_scaling").isObject()
        || !config.path("rope_parameters").path("rope_type").asText("default").equals("default");
  }

  /** Whether the class takes the value that a key has where it is left out. */
  private boolean sameWithout(String key, JsonNode value) {
    Object taken = dialect.defaults().get(key);
    return MADE.contains(key)
        || dialect.inert().contains(key + "=" + value.asText())
        || (taken == null ? ConfigKeys.off(value) : Objects.equals(plain(value), taken));
  }

  private static Object plain(JsonNode value) {
    return value.isBoolean()
        ? (Object) value.booleanValue()
        : value.isIntegralNumber() ? (Object) value.longValue() : value.asText();
  }

  private static ObjectNode at(JsonNode from, List<String> path) {
    JsonNode at = from;
    for (String part : path) {
      at = at.path(part);
    }
    return (ObjectNode) at;
  }

  /** The key without a letter in its middle. */
  private static String misspelt(String key) {
    int middle = key.length() / 2;
    return key.substring(0, middle) + key.substring(middle + 1);
  }

  private static JsonNode other(String key, JsonNode value) {
    if (value.isBoolean()) {
      return BooleanNode.valueOf(!value.booleanValue());
    }
    if (value.isIntegralNumber()) {
      int much = value.intValue() > 32 ? 16 : 2; // sizes are rounded up by some classes
      return IntNode.valueOf(value.intValue() == 0 ? 1 : much * value.intValue());
    }
    if (value.isNumber()) {
      return DoubleNode.valueOf(value.doubleValue() == 1 ? 0.5 : value.doubleValue() / 2 + 1e-3);
    }
    if (value.isTextual()) {
      return TextNode.valueOf(value.textValue().equals("gelu") ? "relu" : "gelu");
    }
    if (value.isArray()) {
      ArrayNode list = value.deepCopy();
      if (list.isEmpty()) {
        return list.add(0);
      }
      boolean flag = value.get(0).isInt() && value.get(0).intValue() == 1;
      list.set(0, flag ? IntNode.valueOf(0) : other(key, value.get(0)));
      return list;
    }
    if (value.isObject()) {
      return JsonNodeFactory.instance.objectNode();
    }
    return key.startsWith("use_") || key.contains("bias") ? BooleanNode.TRUE : IntNode.valueOf(3);
  }

  private void noticed(String how, String key, JsonNode changed) {
    if (said(changed).equals(before)) {
      silent.add(name + " (" + dialect.name() + "): " + how + ": " + key);
    }
  }

  /** Everything that is said about a configuration. */
  private static String said(JsonNode config) {
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", config, List.of());
    Optional<Architecture> architecture = reading.architecture();
    StringBuilder said = new StringBuilder();
    architecture.ifPresent(
        a -> {
          Map<String, Object> facts = new TreeMap<>();
          a.traits().forEach((trait, fact) -> facts.put(trait.key(), fact));
          a.sizes().forEach((size, fact) -> facts.put(size.key(), fact));
          SettingFact.of(a).forEach(fact -> facts.put(fact.setting().key(), fact));
          said.append(a.dialect()).append(facts).append(a.parameters()).append(a.roles());
          said.append(a.listing());
        });
    reading.findings().forEach(f -> said.append('\n').append(f));
    ConfigCheck.of("here", config, architecture).forEach(f -> said.append('\n').append(f));
    return said.toString();
  }
}
