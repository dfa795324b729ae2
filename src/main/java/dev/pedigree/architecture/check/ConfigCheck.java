package dev.pedigree.architecture.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks a configuration by itself: impossible numbers, contradictions between keys, missing keys,
 * and code that comes with the model.
 */
public final class ConfigCheck {
  /** A thousand times larger than any count or size of a published model. */
  private static final long IMPLAUSIBLE = 1L << 31;

  /** Keys of the sizes that every decoder has, as different models name them. */
  private static final Map<Size, List<String>> NAMES =
      Map.of(
          Size.LAYERS, List.of("num_hidden_layers", "n_layer", "n_layers", "num_layers"),
          Size.WIDTH, List.of("hidden_size", "n_embd", "d_model", "dim", "n_embed"),
          Size.HEADS, List.of("num_attention_heads", "n_head", "n_heads", "num_heads"),
          Size.VOCAB_ROWS, List.of("vocab_size", "padded_vocab_size"));

  /** Words of keys that name kinds of layers or a way of choosing experts. */
  private static final Map<String, Set<String>> KINDS =
      new TreeMap<>(
          Map.of(
              "layer_types",
              Set.of(
                  "full_attention",
                  "sliding_attention",
                  "chunked_attention",
                  "linear_attention",
                  "compressed_attention",
                  "heavily_compressed_attention",
                  "compressed_sparse_attention",
                  "attention",
                  "hybrid",
                  "conv",
                  "mamba",
                  "moe",
                  "mlp",
                  "recurrent",
                  "hybrid_sliding",
                  "indexed_attention",
                  "minimax_m3_sparse",
                  "window_attention"),
              "mlp_layer_types",
              Set.of("dense", "sparse", "moe", "hash_moe"),
              "attention_layers",
              Set.of("global", "local"),
              "attn_config.attn_type",
              Set.of("multihead_attention", "multiquery_attention", "grouped_query_attention"),
              "topk_method",
              Set.of("greedy", "group_limited_greedy", "noaux_tc")));

  private final String source;
  private final Config config;
  private final List<Finding> findings = new ArrayList<>();

  private ConfigCheck(String source, Config config) {
    this.source = source;
    this.config = config;
  }

  /**
   * The findings about a configuration.
   *
   * @param source what findings name as the place
   * @param root {@code config.json}
   * @param architecture the architecture derived from it; sizes that it takes from the weights are
   *     not reported as missing
   */
  public static List<Finding> of(
      String source, JsonNode root, Optional<Architecture> architecture) {
    ConfigCheck check = new ConfigCheck(source, Config.of(root));
    NAMES.keySet().stream().sorted().forEach(check::number);
    check.headsDivide();
    for (Size size : List.of(Size.LAYERS, Size.WIDTH)) {
      if (architecture.isEmpty() || !architecture.get().sizes().containsKey(size)) {
        check.known(size);
      }
    }
    check.types();
    check.rope();
    check.ropeTwice();
    check.words();
    check.ends();
    check.program(root);
    return check.findings;
  }

  /** The first key of a size that the configuration has, whatever its value. */
  private Optional<Config.Value> said(Size size) {
    return NAMES.get(size).stream()
        .map(config::get)
        .filter(value -> !value.path().isEmpty())
        .findFirst();
  }

  private void number(Size size) {
    Optional<Config.Value> said = said(size);
    if (said.isEmpty() || said.get().value() == null) {
      return;
    }
    Config.Value value = said.get();
    if (config.isText(value.path())) {
      warn("number-as-string", value.path(), "value", value.value());
    }
    boolean plausible =
        value.value() instanceof Number n && n.doubleValue() >= 1 && n.doubleValue() < IMPLAUSIBLE;
    if (!plausible) {
      warn("implausible-number", value.path(), "value", value.value());
    }
  }

  private void headsDivide() {
    Object width = said(Size.WIDTH).map(Config.Value::value).orElse(null);
    Object heads = said(Size.HEADS).map(Config.Value::value).orElse(null);
    boolean given =
        List.of("head_dim", "kv_channels", "attention_head_dim", "qk_nope_head_dim").stream()
            .anyMatch(key -> config.get(key).value() != null);
    if (!given
        && width instanceof Long w
        && heads instanceof Long h
        && w > 0
        && h > 0
        && w % h != 0) {
      warn("implausible-number.heads", said(Size.HEADS).get().path(), "width", w, "heads", h);
    }
  }

  private void known(Size size) {
    if (said(size).map(Config.Value::value).orElse(null) == null) {
      warn("unknown-size", NAMES.get(size).get(0), "key", NAMES.get(size).get(0));
    }
  }

  /** Compares {@code dtype} with {@code torch_dtype}, its older name. */
  private void types() {
    Object now = config.get("dtype").value();
    Object before = config.get("torch_dtype").value();
    if (now != null && before != null && !Config.type(now).equals(Config.type(before))) {
      warn("dtype-contradiction", "dtype", "now", now, "before", before);
    }
  }

  private void rope() {
    Object now = config.get("rope_scaling.rope_type").value();
    Object before = config.get("rope_scaling.type").value();
    if (now != null && before != null && !now.equals(before)) {
      warn("rope-contradiction", "rope_scaling", "now", now, "before", before);
    }
  }

  /** RoPE keys that stand at the top and in {@code rope_parameters} with different values. */
  private void ropeTwice() {
    for (String key : List.of("rope_theta", "partial_rotary_factor")) {
      JsonNode top = config.part(key);
      Object now = config.get("rope_parameters." + key).value();
      if (top.isNumber() && now instanceof Number n && top.doubleValue() != n.doubleValue()) {
        Object old = top.isIntegralNumber() ? (Object) top.longValue() : top.doubleValue();
        warn("rope-twice", "rope_parameters", "key", key, "now", now, "before", old);
      }
    }
  }

  /** Words in lists of kinds of layers that no dialect knows. */
  private void words() {
    KINDS.forEach(
        (key, known) -> {
          Object value = config.get(key).value();
          SortedSet<String> odd = new TreeSet<>();
          for (Object word : value instanceof List<?> list ? list : Arrays.asList(value)) {
            if (word instanceof String kind && !known.contains(kind)) {
              odd.add(kind);
            }
          }
          if (!odd.isEmpty()) {
            warn("word-unknown", key, "key", key, "words", String.join(", ", odd));
          }
        });
  }

  private void ends() {
    Object rows = said(Size.VOCAB_ROWS).map(Config.Value::value).orElse(null);
    SortedSet<Long> beyond = new TreeSet<>();
    Object ends = config.get("eos_token_id").value();
    for (Object end : ends instanceof List<?> list ? list : Arrays.asList(ends)) {
      if (end instanceof Long id && rows instanceof Long limit && id >= limit && limit > 0) {
        beyond.add(id);
      }
    }
    if (!beyond.isEmpty()) {
      warn("eos-beyond-vocabulary", "eos_token_id", "ids", beyond, "rows", rows);
    }
  }

  private void program(JsonNode root) {
    JsonNode classes = root.path("architectures");
    if (root.has("architectures") && (classes.isNull() || classes.isEmpty())) {
      findings.add(
          Finding.info("architecture.no-architecture", Location.in(source, "architectures")));
    }
    Set<String> others = new TreeSet<>();
    boolean own = false;
    for (JsonNode name : root.path("auto_map")) {
      for (JsonNode one : name.isArray() ? name : List.of(name)) {
        int at = one.asText().indexOf("--");
        own |= at < 0 && one.isTextual();
        if (at >= 0) {
          others.add(one.asText().substring(0, at));
        }
      }
    }
    if (!others.isEmpty()) {
      warn("remote-code", "auto_map", "repositories", String.join(", ", others));
    } else if (own) {
      findings.add(Finding.info("architecture.remote-code.own", Location.in(source, "auto_map")));
    }
  }

  private void warn(String rule, String key, Object... args) {
    Object[] shown = args.clone();
    for (int i = 1; i < shown.length; i += 2) {
      String text = String.valueOf(shown[i]);
      shown[i] = text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
    findings.add(Finding.warning("architecture." + rule, Location.in(source, key), shown));
  }
}
