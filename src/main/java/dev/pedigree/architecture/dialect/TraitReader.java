package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers every {@link Trait} for one model. The header speaks first, where a tensor shows the
 * answer; then the dialect, from the configuration or because the program always does so.
 */
public final class TraitReader {
  private static final List<Trait> ROPE =
      List.of(Trait.ROPE_PAIRING, Trait.ROPE_FRACTION, Trait.ROPE_SCALING, Trait.ROPE_LAYERS);

  private static final List<String> FACTORS =
      List.of("buffer.rope_factors.weight", "buffer.rope_factors_long.weight");

  private static final long WIDEST_HEAD = 256;

  private final Dialect dialect;
  private final Config config;
  private final Sizes sizes;
  private final Binding binding;
  private final boolean header;
  private final boolean told;

  /**
   * A reader for one model.
   *
   * @param header whether the binding holds stored tensors, or those that the dialect expects from
   *     the configuration
   */
  private TraitReader(DialectChoice.Candidate candidate, boolean header) {
    this.dialect = candidate.dialect();
    this.config = candidate.config();
    this.sizes = candidate.sizes();
    this.binding = candidate.binding();
    this.header = header;
    this.told = candidate.told();
  }

  /** The answers for a dialect tried on a model. */
  public static Map<Trait, Fact> of(DialectChoice.Candidate candidate, boolean header) {
    return new TraitReader(candidate, header).read();
  }

  private Map<Trait, Fact> read() {
    Map<Trait, Fact> traits = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      traits.put(trait, dialect.traits().containsKey(trait) ? fromDialect(trait) : shown(trait));
    }
    if (!"rope".equals(traits.get(Trait.POSITION).value())) {
      Fact position = traits.get(Trait.POSITION);
      Fact none = new Fact(null, position.origin(), position.source());
      for (Trait rope : ROPE) {
        traits.put(rope, position.unknown() ? Fact.UNKNOWN : none);
      }
    }
    return traits;
  }

  private Fact fromDialect(Trait trait) {
    Question question = new Question(config, sizes);
    Rule rule = dialect.traits().get(trait);
    Object value = rule.value(question);
    if (trait == Trait.ROPE_SCALING && "none".equals(value)) {
      // GGUF keeps factors in tensors and no word about them in the metadata.
      for (String factors : FACTORS) {
        if (has(factors)) {
          return seen(factors.contains("long") ? "longrope" : "llama3", factors);
        }
      }
    }
    boolean unknown = value == null && !rule.written(question);
    return unknown || !told && question.silent()
        ? Fact.UNKNOWN
        : question.fact(value, dialect.className());
  }

  /**
   * What the tensors show without the dialect's help, or what holds for a model that has no such
   * part.
   */
  private Fact shown(Trait trait) {
    return switch (trait) {
      case TIED_EMBEDDINGS -> tied();
      case EMBED_NORM -> present("embed_norm.weight");
      case FINAL_NORM -> present("final_norm.weight");
      case HEAD_BIAS -> present("head.bias");
      case NORM_BIAS ->
          anyOf(
              Set.of(
                  "layer.attn_norm.bias",
                  "layer.block_norm.bias",
                  "layer.ffn_norm.bias",
                  "final_norm.bias"));
      case ATTENTION -> attention();
      case ATTN_BIAS -> attentionBias();
      case QK_NORM -> qkNorm();
      case ATTN_SINKS -> present("layer.attn.sinks");
      case ATTN_QUERY_LATENT -> present("layer.attn.q_down.weight");
      case FFN -> feedForward();
      case FFN_BIAS ->
          anyOf(
              Set.of(
                  "layer.ffn.up.bias",
                  "layer.ffn.gate.bias",
                  "layer.ffn.down.bias",
                  "layer.ffn.gate_up.bias",
                  "layer.expert.gate_up.bias",
                  "layer.expert.down.bias"));
      case MOE_SHARED_EXPERTS ->
          anyOf(Set.of("layer.shared.up.weight", "layer.shared.gate_up.weight"));
      case MOE_DENSE_FIRST_LAYERS -> denseFirst();
      case MULTI_TOKEN_HEAD -> present("layer.mtp.merge.weight");
      case POSITION -> has("pos_embed.weight") ? seen("learned", "pos_embed.weight") : Fact.UNKNOWN;
      case ROPE_PAIRING -> always("half");
      case ROPE_FRACTION -> always(1.0);
      case ROPE_SCALING -> ropeScaling();
      case ROPE_LAYERS -> always("all");
      case TOKEN_MIXING -> always("attention");
      case MOE_ROUTER -> always(null);
      case ATTN_SCALE -> always("head_dim**-0.5");
      case ATTN_WINDOW, EMBED_SCALE, RESIDUAL_SCALE, LOGIT_SCALE -> always("none");
      case LAYERS_DIFFER,
          ATTN_CLIP,
          ROPE_LOCAL_BASE,
          ATTN_SOFTCAP,
          LOGIT_SOFTCAP,
          HEAD_ROWS_NORMALISED,
          MOE_GROUP_LIMITED ->
          always(false);
      case ACTIVATION, NORM, NORM_PLACEMENT, RESIDUAL -> Fact.UNKNOWN;
    };
  }

  private Fact tied() {
    Question question = new Question(config, sizes);
    boolean declared = Boolean.TRUE.equals(question.key("tie_word_embeddings"));
    if (header && has("head.weight")) {
      // A stored output matrix does not untie what the program ties: it loads the matrix and then
      // shares the embedding's.
      boolean habit = Boolean.TRUE.equals(dialect.defaults().get("tie_word_embeddings"));
      if (!told && habit) {
        return Fact.UNKNOWN;
      }
      return declared ? question.fact(true, dialect.className()) : seen(false, "head.weight");
    }
    if (header) {
      return new Fact(true, Origin.HEADER, "no output matrix is stored");
    }
    return question.fact(declared, dialect.className());
  }

  private Fact attention() {
    if (has("layer.attn.kv_down.weight")) {
      return seen("MLA", "layer.attn.kv_down.weight");
    }
    Question question = new Question(config, sizes);
    Object heads = question.size("heads");
    Object kvHeads = question.size("kv_heads");
    boolean lost = !told && header && question.silent();
    if (!(heads instanceof Long h) || !(kvHeads instanceof Long kv) || lost) {
      return attentionByRows();
    }
    String kind = kv.equals(h) ? "MHA" : kv == 1 ? "MQA" : "GQA";
    return question.fact(kind, dialect.className());
  }

  /** Without a number of heads: as many rows of keys as of queries are as many heads. */
  private Fact attentionByRows() {
    if (!header) {
      return Fact.UNKNOWN;
    }
    long queries = rows("layer.attn.q.weight");
    long keys = rows("layer.attn.k.weight");
    Binding.Bound fused = binding.first("layer.attn.qkv.weight");
    Binding.Bound out = binding.first("layer.attn.out.weight");
    String seen = "layer.attn.k.weight";
    if (fused != null && out != null && fused.pattern().shape().size() == 2) {
      List<Long> shape = fused.pattern().shape();
      long all = shape.get(fused.spec().inverted() ? 1 : 0);
      queries = out.pattern().shape().get(out.spec().inverted() ? 0 : 1);
      keys = (all - queries) / 2;
      seen = "layer.attn.qkv.weight";
    }
    if (queries <= 0 || keys <= 0) {
      return Fact.UNKNOWN;
    }
    if (queries == keys) {
      return seen("MHA", seen);
    }
    // No known head is wider than this, so that more rows are more than one head.
    return keys > WIDEST_HEAD && keys < queries ? seen("GQA", seen) : Fact.UNKNOWN;
  }

  private long rows(String role) {
    Binding.Bound bound = binding.first(role);
    return bound == null || bound.pattern().shape().size() != 2
        ? -1
        : bound.pattern().shape().get(0);
  }

  private Fact attentionBias() {
    StringBuilder biased = new StringBuilder();
    String tensor = "";
    for (String part : List.of("q", "k", "v")) {
      if (has("layer.attn.qkv.bias") || has("layer.attn." + part + ".bias")) {
        biased.append(part);
        String own = "layer.attn." + part + ".bias";
        tensor = has("layer.attn.qkv.bias") ? "layer.attn.qkv.bias" : own;
      }
    }
    if (has("layer.attn.out.bias")) {
      biased.append('o');
      tensor = tensor.isEmpty() ? "layer.attn.out.bias" : tensor;
    }
    return biased.isEmpty() ? missing("none") : seen(biased.toString(), tensor);
  }

  private Fact qkNorm() {
    Binding.Bound norm = binding.first("layer.attn.q_norm.weight");
    if (norm == null) {
      return missing("none");
    }
    List<Long> shape = norm.pattern().shape();
    long headDim = sizes.number(Size.HEAD_DIM);
    String kind =
        shape.size() == 1 && shape.get(0) == headDim
            ? "rms_per_head"
            : shape.size() == 1 ? "rms_whole_vector" : "layernorm_per_head";
    return seen(kind, "layer.attn.q_norm.weight");
  }

  private Fact feedForward() {
    boolean experts = binding.bound().stream().anyMatch(b -> b.role().startsWith("layer.expert."));
    String part = experts ? "layer.expert." : "layer.ffn.";
    for (String gate : List.of("gate.weight", "gate_up.weight", "gate_up")) {
      if (has(part + gate)) {
        return seen(experts ? "moe_glu" : "glu", part + gate);
      }
    }
    for (String up : List.of("up.weight", "up")) {
      if (has(part + up)) {
        return seen(experts ? "moe_mlp" : "mlp", part + up);
      }
    }
    return Fact.UNKNOWN;
  }

  /** Whether the layers before the first mixture of experts are dense. */
  private Fact denseFirst() {
    Binding.Bound router = binding.first("layer.moe.router.weight");
    if (router == null) {
      return missing(false);
    }
    boolean denseFirst = router.layers().get(0) > 0 && has("layer.ffn.up.weight");
    return seen(denseFirst, "layer.moe.router.weight");
  }

  private Fact ropeScaling() {
    Question question = new Question(config, sizes);
    Object type = question.key("rope_scaling.rope_type");
    if (type == null) {
      type = question.key("rope_scaling.type");
    }
    if (type == null) {
      type = question.key("rope_parameters.rope_type");
    }
    Object kind = Functions.call("rope_kind", Collections.singletonList(type));
    if (type == null && (question.key("rope_scaling") != null || !told)) {
      return Fact.UNKNOWN;
    }
    return question.fact(kind, dialect.className());
  }

  private boolean has(String role) {
    return binding.has(role);
  }

  private Fact present(String role) {
    return has(role) ? seen(true, role) : missing(false);
  }

  private Fact anyOf(Set<String> roles) {
    return binding.bound().stream()
        .filter(b -> roles.contains(b.role()))
        .findFirst()
        .map(b -> seen(true, b.role()))
        .orElseGet(() -> missing(false));
  }

  private Fact seen(Object value, String role) {
    return header
        ? new Fact(value, Origin.HEADER, stored(role))
        : new Fact(value, Origin.CONFIG, "config.json");
  }

  /** The header has no such tensor. */
  private Fact missing(Object value) {
    return header
        ? new Fact(value, Origin.HEADER, "")
        : new Fact(value, Origin.CLASS, dialect.className());
  }

  private Fact always(Object value) {
    return new Fact(value, Origin.CLASS, dialect.className());
  }

  private String stored(String role) {
    return binding.first(role).pattern().name();
  }
}
