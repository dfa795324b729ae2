package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.PaperFact;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the part {@code paper} of the front matter of a model. */
final class PaperReader {
  static final List<String> KEYS =
      List.of("reference", "url", "sizes", "structure", "published_parameters", "explained_gap");

  /** Keys of the sizes of an architecture; a test compares them with {@code Size}. */
  static final List<String> SIZES =
      List.of(
          "layers",
          "width",
          "heads",
          "kv_heads",
          "head_dim",
          "ffn",
          "vocab_rows",
          "context",
          "experts",
          "zero_experts",
          "experts_per_token",
          "expert_ffn",
          "expert_latent",
          "shared_experts",
          "dense_first_layers",
          "expert_groups",
          "expert_groups_kept",
          "q_latent",
          "kv_latent",
          "qk_nope_dim",
          "qk_rope_dim",
          "v_dim",
          "out_groups",
          "out_rank",
          "index_heads",
          "index_dim",
          "streams",
          "layer_input",
          "laurel_rank",
          "cacheless_layers",
          "inner",
          "state",
          "groups",
          "time_rank",
          "mixer_heads",
          "mixer_head_dim",
          "mixer_key_heads",
          "mixer_key_dim",
          "conv_width",
          "norm_eps",
          "rope_theta",
          "rope_theta_local",
          "rope_factor",
          "window",
          "index_kept",
          "index_block",
          "routed_scale",
          "query_pre_attn_scalar",
          "embedding_multiplier",
          "attention_multiplier",
          "residual_multiplier",
          "logits_scaling",
          "logit_multiplier",
          "swiglu_limit");

  /** Keys of the traits of an architecture; a test compares them with {@code Trait}. */
  static final List<String> STRUCTURE =
      List.of(
          "tied_embeddings",
          "embed_norm",
          "per_layer_inputs",
          "ngram_memory",
          "embed_scale",
          "position",
          "rope_pairing",
          "rope_fraction",
          "rope_scaling",
          "rope_local_base",
          "rope_layers",
          "rope_axes",
          "residual",
          "residual_streams",
          "low_rank_residual",
          "norm_placement",
          "residual_scale",
          "layers_differ",
          "shared_block",
          "norm",
          "inner_norms",
          "norm_gate",
          "norm_bias",
          "token_mixing",
          "mixing_layers",
          "mixer_gate",
          "attention",
          "attn_mask",
          "attn_bias",
          "qk_norm",
          "attn_window",
          "attn_softcap",
          "attn_clip",
          "attn_scale",
          "attn_sinks",
          "attn_gate",
          "attn_convolution",
          "attn_differential",
          "attn_values",
          "attn_keys_as_values",
          "attn_shared_cache",
          "attn_head_dims_differ",
          "attn_latent_scale",
          "attn_query_growth",
          "attn_chunks",
          "attn_heads_differ",
          "compressed_tokens",
          "key_selection",
          "index_rope",
          "attn_query_latent",
          "ffn",
          "activation",
          "ffn_sparsity",
          "ffn_bias",
          "moe_router",
          "moe_shared_experts",
          "moe_dense_first_layers",
          "moe_router_cap",
          "moe_router_network",
          "moe_input_scaled",
          "moe_shared_averaged",
          "moe_beside_dense",
          "moe_zero_experts",
          "moe_hashed",
          "moe_latent",
          "moe_out_norm",
          "moe_group_limited",
          "final_norm",
          "head_network",
          "head_bias",
          "logit_scale",
          "logit_softcap",
          "head_rows_normalised",
          "multi_token_head");

  /** The possible origins of a fact. */
  static final List<String> MARKS =
      List.of("paper", "code", "arithmetic", "memory", "inferred", "unknown");

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "-?[0-9]{1,20}\\.[0-9]{1,20}|-?[0-9]{1,20}(\\.[0-9]{1,20})?[eE][-+]?[0-9]{1,3}");

  /** Words that are booleans in YAML 1.1 but text in YAML 1.2. */
  private static final Pattern DOUBTFUL =
      Pattern.compile("(?i)yes|no|on|off|y|n|True|TRUE|False|FALSE");

  private final SourceText source;
  private final Report report;

  PaperReader(SourceText source, Report report) {
    this.source = source;
    this.report = report;
  }

  Paper read(YamlNode.Mapping map) {
    Fields fields = new Fields(source, map, KEYS, report);
    long published = fields.numberOrZero("published_parameters");
    if (published < 0) {
      error(
          "catalog.not-a-number", fields.at("published_parameters"), "key", "published_parameters");
    }
    String url = fields.textOr("url", "");
    if (!url.isEmpty()) {
      new AddressCheck(source, report).address(url, fields.at("url"));
    }
    return new Paper(
        fields.text("reference"),
        url,
        facts(fields.mapping("sizes"), SIZES, true),
        facts(fields.mapping("structure"), STRUCTURE, false),
        published,
        Text.same(fields.textOr("explained_gap", "")));
  }

  private Map<String, PaperFact> facts(
      Optional<YamlNode.Mapping> map, List<String> keys, boolean numbers) {
    Map<String, PaperFact> facts = new LinkedHashMap<>();
    if (map.isEmpty()) {
      return facts;
    }
    // Unknown keys are reported by the constructor.
    Fields fields = new Fields(source, map.get(), keys, report);
    for (YamlNode.Entry entry : map.get().entries()) {
      String key = entry.key().text();
      if (fields.has(key)) {
        fact(key, entry.value(), numbers).ifPresent(fact -> facts.put(key, fact));
      }
    }
    return Collections.unmodifiableMap(facts);
  }

  private Optional<PaperFact> fact(String key, YamlNode node, boolean number) {
    if (!(node instanceof YamlNode.Mapping map)) {
      error("catalog.not-a-fact", node.at(), "key", key);
      return Optional.empty();
    }
    Fields fields = new Fields(source, map, List.of("value", "mark"), report);
    String mark = fields.text("mark");
    for (String word : mark.isEmpty() ? new String[0] : mark.split(",", -1)) {
      if (!MARKS.contains(word.strip())) {
        error(
            "catalog.unknown-mark",
            fields.at("mark"),
            "mark",
            word.strip(),
            "marks",
            String.join(", ", MARKS));
      }
    }
    if (!fields.has("value")) {
      error("catalog.missing-key", map.at(), "key", "value");
      return Optional.empty();
    }
    YamlNode value =
        map.entries().stream()
            .filter(e -> e.key().text().equals("value"))
            .findFirst()
            .orElseThrow()
            .value();
    if (!(value instanceof YamlNode.Scalar scalar)) {
      error("catalog.not-a-value", value.at(), "key", key);
      return Optional.empty();
    }
    Object read = value(scalar);
    boolean nothing = read == null || "unknown".equals(read);
    if (number && !nothing && !(read instanceof Number n && n.doubleValue() > 0)) {
      error("catalog.not-a-size", value.at(), "key", key);
      return Optional.empty();
    }
    return Optional.of(new PaperFact(read, mark, source.at(value.at())));
  }

  private Object value(YamlNode.Scalar scalar) {
    String text = scalar.text().strip();
    if (scalar.isNull()) {
      return null;
    }
    if (!scalar.plain()) {
      return text;
    }
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    if (WHOLE.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    if (DECIMAL.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    if (DOUBTFUL.matcher(text).matches()) {
      error("catalog.doubtful-word", scalar.at(), "word", text);
    }
    return text;
  }

  private void error(String rule, int at, Object... args) {
    report.add(Finding.error(rule, source.at(at), args));
  }
}
