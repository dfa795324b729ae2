package dev.pedigree.architecture.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A configuration as transformers reads it: with the nested configuration of the decoder, both
 * spellings of the RoPE keys, and class defaults for missing keys.
 *
 * <p>A key with the value null stays null; only a missing key takes the default, as in
 * transformers: {@code sliding_window: null} switches the window off, while a missing key may leave
 * it on.
 */
public final class Config {
  /** Keys of the nested decoder configuration in multi-modal models. */
  private static final List<String> TEXT_PARTS =
      List.of("text_config", "llm_config", "language_config", "thinker_config");

  private static final List<String> LAYER_COUNTS =
      List.of("num_hidden_layers", "n_layer", "n_layers", "num_layers");

  /** Keys whose values are whole numbers, even if written as text. */
  private static final Pattern COUNTS =
      Pattern.compile("(?:.*_)?(?:size|layers?|heads?|dim|n_embd|d_model)");

  private final JsonNode root;
  private final JsonNode text;
  private final String prefix;
  private final Map<String, Object> defaults;

  /** Values of keys that were asked for, without defaults; empty for keys that are not there. */
  private final Map<String, Optional<Value>> asked;

  private Config(
      JsonNode root,
      JsonNode text,
      String prefix,
      Map<String, Object> defaults,
      Map<String, Optional<Value>> asked) {
    this.root = root;
    this.text = text;
    this.prefix = prefix;
    this.defaults = defaults;
    this.asked = asked;
  }

  /** Opens a configuration without defaults, to find out which dialect it speaks. */
  public static Config of(JsonNode root) {
    JsonNode at = root;
    StringBuilder prefix = new StringBuilder();
    for (String part = part(at); !part.isEmpty(); part = part(at)) {
      at = at.path(part);
      prefix.append(part).append('.');
    }
    return new Config(root, at, prefix.toString(), Map.of(), new ConcurrentHashMap<>());
  }

  /**
   * The key of the nested decoder configuration: the first that has a number of layers, or else the
   * first.
   */
  private static String part(JsonNode node) {
    List<String> parts = TEXT_PARTS.stream().filter(p -> node.path(p).isObject()).toList();
    return parts.stream()
        .filter(p -> LAYER_COUNTS.stream().anyMatch(key -> node.path(p).findValue(key) != null))
        .findFirst()
        .orElse(parts.isEmpty() ? "" : parts.get(0));
  }

  /** The same configuration with the defaults of a class. */
  public Config with(Map<String, Object> defaults) {
    return new Config(root, text, prefix, defaults, asked);
  }

  /** Whether there is a configuration at all. */
  public boolean present() {
    return root.isObject() && !root.isEmpty();
  }

  /**
   * Whether tokens see later tokens too, as in models of embeddings that were made from decoders:
   * {@code is_causal: false}, or {@code use_bidirectional_attention}, which may name the kinds of
   * tokens it holds for.
   */
  public boolean bidirectional() {
    JsonNode causal = text.path("is_causal");
    JsonNode both = text.path("use_bidirectional_attention");
    return causal.isBoolean() && !causal.booleanValue()
        || both.asBoolean(false)
        || both.asText("").equals("all");
  }

  /** The key that says how tokens see each other, with its place. */
  public String maskKey() {
    String key = text.has("is_causal") ? "is_causal" : "use_bidirectional_attention";
    return place() + ": " + path(key);
  }

  /** The number of labels of a class that gives scores, as transformers counts them. */
  long labels() {
    JsonNode names = root.path("id2label");
    return names.isObject() ? names.size() : root.path("num_labels").asLong(2);
  }

  /** The configuration of the decoder itself. */
  JsonNode decoder() {
    return text;
  }

  /** Whether the repository brings a program of its own for the model. */
  public boolean ownProgram() {
    return text.path("auto_map").isObject() || root.path("auto_map").isObject();
  }

  /**
   * {@code model_type} of the decoder, or else of the whole configuration; empty when there is
   * none.
   */
  public String modelType() {
    String gguf = root.path("general").path("architecture").asText("");
    if (!gguf.isEmpty()) {
      return "gguf:" + gguf;
    }
    if (root.has("dim") && root.has("n_layers") && root.has("n_heads")) {
      return "meta-llama"; // params.json has no model_type
    }
    String own = text.path("model_type").asText("");
    return own.isEmpty() ? root.path("model_type").asText("") : own;
  }

  /**
   * Where the keys are, for messages: {@code config.json}, {@code params.json} or metadata of a
   * GGUF file.
   */
  String place() {
    String type = modelType();
    return type.startsWith("gguf:")
        ? "GGUF metadata"
        : type.equals("meta-llama") ? "params.json" : "config.json";
  }

  /** The class that it names, or else the model type; empty when there is neither. */
  public String program() {
    return className().isEmpty() ? modelType() : className();
  }

  /** {@code model_type} of the whole configuration; empty when there is none. */
  String outerModelType() {
    return root.path("model_type").asText("");
  }

  /** {@code architectures[0]}; empty when there is none. */
  String className() {
    String own = text.path("architectures").path(0).asText("");
    return own.isEmpty() ? root.path("architectures").path(0).asText("") : own;
  }

  /**
   * A value and where it comes from.
   *
   * @param value text, number, boolean, list, or null
   * @param path the full path of the key; empty when the value is a default or there is none
   * @param defaulted whether the class default was taken
   */
  public record Value(Object value, String path, boolean defaulted) {}

  /** The value of a key; nested keys are written with dots. */
  public Value get(String key) {
    Optional<Value> known = asked.get(key);
    return (known != null ? known : asked.computeIfAbsent(key, this::there))
        .orElseGet(() -> ofClass(key));
  }

  /**
   * The default of a class. One that has RoPE scaling by default has it only where the
   * configuration says nothing of RoPE: what it says replaces the whole.
   */
  private Value ofClass(String key) {
    boolean said =
        key.startsWith("rope_scaling.")
            && (text.path("rope_scaling").isObject() || text.path("rope_parameters").isObject());
    return new Value(said ? null : defaults.get(key), "", !said && defaults.containsKey(key));
  }

  private Optional<Value> there(String key) {
    JsonNode node = find(key);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    Object value = COUNTS.matcher(key).matches() ? number(node) : plain(node);
    return Optional.of(new Value(value, path(key), false));
  }

  /** The keys at the top whose values are objects: {@code vision_config}. */
  public List<String> parts() {
    return root.properties().stream()
        .filter(e -> e.getValue().isObject() && !e.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A nested object, for keys that are names of tensors or modules. */
  public JsonNode part(String key) {
    return text.has(key) ? text.path(key) : root.path(key);
  }

  private JsonNode find(String key) {
    if (key.startsWith("gguf.")) {
      String name = root.path("general").path("architecture").asText("");
      return descend(root.path(name), key.substring(5));
    }
    RopeKeys rope = new RopeKeys(text);
    JsonNode newer = rope.preferred(key);
    JsonNode node = newer.isNumber() ? newer : descend(text, key);
    if (node.isMissingNode()) {
      node = rope.get(key);
    }
    return node.isMissingNode() && text != root ? descend(root, key) : node;
  }

  private String path(String key) {
    if (key.startsWith("gguf.")) {
      return root.path("general").path("architecture").asText("") + key.substring(4);
    }
    return descend(text, key).isMissingNode() ? key : prefix + key;
  }

  boolean scaledInWindows() {
    return new RopeKeys(text).scaledInWindows();
  }

  private static JsonNode descend(JsonNode from, String key) {
    JsonNode at = from;
    for (String part : key.split("\\.")) {
      at = at.path(part);
    }
    return at;
  }

  private static Object number(JsonNode node) {
    boolean digits = node.isTextual() && node.textValue().matches("-?[0-9]{1,15}");
    return digits ? (Object) Long.parseLong(node.textValue()) : plain(node);
  }

  /** Whether the value at a path from the root is a string. */
  public boolean isText(String path) {
    return descend(root, path).isTextual();
  }

  /** The name of a number type without prefix: {@code torch.bfloat16} is {@code bfloat16}. */
  public static String type(Object written) {
    String text = String.valueOf(written);
    return text.startsWith("torch.") ? text.substring("torch.".length()) : text;
  }

  private static Object plain(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      double value = node.doubleValue();
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? (Object) node.longValue()
          : (Object) value;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(element -> list.add(plain(element)));
      return list;
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    return node.asText();
  }

  /**
   * What the configuration of a decoder says of RoPE in {@code rope_parameters}, where newer ones
   * have it, possibly for each kind of layer. Which spelling counts where both are given is that of
   * transformers 5 (modeling_rope_utils.py): {@code rope_scaling} takes the place of the whole, and
   * else {@code rope_parameters} is preferred to keys at the top.
   */
  private record RopeKeys(JsonNode text) {
    private static final Set<String> MOVED =
        Set.of("rope_theta", "partial_rotary_factor", "rotary_emb_base", "rotary_pct");
    private static final List<String> WINDOWED =
        List.of("sliding_attention", "hybrid_sliding", "main");

    /** A key in {@code rope_parameters} that is preferred to the one at the top. */
    JsonNode preferred(String key) {
      return !older() && MOVED.contains(key) ? get(key) : MissingNode.getInstance();
    }

    JsonNode get(String key) {
      JsonNode parameters = text.path("rope_parameters");
      JsonNode full = parameters.path("full_attention");
      JsonNode here = full.isObject() ? full : parameters;
      if (key.startsWith("rope_scaling.")) {
        String inner = key.substring("rope_scaling.".length());
        return older()
            ? MissingNode.getInstance()
            : scaled(parameters).path(inner.equals("type") ? "rope_type" : inner);
      }
      return switch (key) {
        case "rope_theta", "partial_rotary_factor" -> here.path(key);
        case "rotary_emb_base" -> here.path("rope_theta");
        case "rotary_pct" -> here.path("partial_rotary_factor");
        case "rope_scaling" -> scaled(parameters);
        case "rope_local_base_freq" -> parameters.path("sliding_attention").path("rope_theta");
        default -> MissingNode.getInstance();
      };
    }

    /** Whether layers with windows scale for themselves, which a description has no place for. */
    boolean scaledInWindows() {
      JsonNode parameters = text.path("rope_parameters");
      return scaled(parameters) != parameters
          && WINDOWED.stream()
              .map(kind -> parameters.path(kind).path("rope_type").asText("default"))
              .anyMatch(type -> !type.equals("default"));
    }

    private boolean older() {
      return !text.path("rope_scaling").isEmpty();
    }

    /** That of the kind of layers which may be scaled, where kinds differ. */
    private static JsonNode scaled(JsonNode parameters) {
      for (String kind : List.of("full_attention", "compress", "hybrid")) {
        if (parameters.path(kind).isObject()) {
          return parameters.path(kind);
        }
      }
      return parameters;
    }
  }
}
