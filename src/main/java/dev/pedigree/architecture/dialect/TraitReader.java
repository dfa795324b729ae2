package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.AttentionBias;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.AttentionScale;
import dev.pedigree.architecture.trait.EmbedScale;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.LogitScale;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.ResidualScale;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers every {@link Trait} for one model. The header speaks first, where a tensor shows the
 * answer; then the dialect, from the configuration or because the program always does so.
 */
public final class TraitReader {
  private static final List<Trait> ROPE =
      List.of(Trait.ROPE_PAIRING, Trait.ROPE_FRACTION, Trait.ROPE_SCALING, Trait.ROPE_LAYERS);

  private static final SortedMap<String, RopeScaling> SCALING_BY_FACTORS =
      new TreeMap<>(
          Map.of(
              "buffer.rope_factors.weight", RopeScaling.Known.LLAMA3,
              "buffer.rope_factors_long.weight", RopeScaling.Known.LONGROPE));

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
    if (!traits.get(Trait.POSITION).is(PositionKind.ROPE)) {
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
    if (value == RopeScaling.Known.NONE) {
      // GGUF keeps factors in tensors and no word about them in the metadata.
      for (String factors : SCALING_BY_FACTORS.keySet()) {
        if (has(factors)) {
          return seen(SCALING_BY_FACTORS.get(factors), factors);
        }
      }
    }
    boolean unknown = value == null && !rule.written(question);
    return unknown || !told && question.silent()
        ? Fact.UNKNOWN
        : question.fact(inThisModel(value), dialect.className());
  }

  /** Rules of layers that take turns, by what they amount to in as many layers as there are. */
  private Object inThisModel(Object value) {
    long layers = sizes.number(Size.LAYERS);
    return value instanceof WindowPattern windows
        ? windows.in(layers)
        : value instanceof RopeLayers turned ? turned.in(layers) : value;
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
      case POSITION ->
          has("pos_embed.weight") ? seen(PositionKind.LEARNED, "pos_embed.weight") : Fact.UNKNOWN;
      case ROPE_PAIRING -> always(RopePairing.HALF);
      case ROPE_FRACTION -> always(1.0);
      case ROPE_SCALING -> ropeScaling();
      case ROPE_LAYERS -> always(RopeLayers.Named.ALL);
      case TOKEN_MIXING -> always(MixingKind.ATTENTION);
      case MOE_ROUTER -> always(null);
      case ATTN_SCALE -> always(AttentionScale.HEAD_DIM);
      case ATTN_WINDOW -> always(WindowPattern.Named.NONE);
      case EMBED_SCALE -> always(EmbedScale.NONE);
      case RESIDUAL_SCALE -> always(ResidualScale.NONE);
      case LOGIT_SCALE -> always(LogitScale.NONE);
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
      return seen(AttentionKind.MLA, "layer.attn.kv_down.weight");
    }
    Question question = new Question(config, sizes);
    Object heads = question.size("heads");
    Object kvHeads = question.size("kv_heads");
    boolean lost = !told && header && question.silent();
    if (!(heads instanceof Long h) || !(kvHeads instanceof Long kv) || lost) {
      return attentionByRows();
    }
    AttentionKind kind =
        kv.equals(h) ? AttentionKind.MHA : kv == 1 ? AttentionKind.MQA : AttentionKind.GQA;
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
      return seen(AttentionKind.MHA, seen);
    }
    // No known head is wider than this, so that more rows are more than one head.
    return keys > WIDEST_HEAD && keys < queries ? seen(AttentionKind.GQA, seen) : Fact.UNKNOWN;
  }

  private long rows(String role) {
    Binding.Bound bound = binding.first(role);
    return bound == null || bound.pattern().shape().size() != 2
        ? -1
        : bound.pattern().shape().get(0);
  }

  private Fact attentionBias() {
    boolean all = has("layer.attn.qkv.bias");
    AttentionBias bias =
        new AttentionBias(
            all || has("layer.attn.q.bias"),
            all || has("layer.attn.k.bias"),
            all || has("layer.attn.v.bias"),
            has("layer.attn.out.bias"));
    for (String part : List.of("qkv", "v", "k", "q", "out")) {
      String tensor = "layer.attn." + part + ".bias";
      if (has(tensor)) {
        return seen(bias, tensor);
      }
    }
    return missing(AttentionBias.NONE);
  }

  private Fact qkNorm() {
    Binding.Bound norm = binding.first("layer.attn.q_norm.weight");
    if (norm == null) {
      return missing(QueryKeyNorm.NONE);
    }
    List<Long> shape = norm.pattern().shape();
    long headDim = sizes.number(Size.HEAD_DIM);
    QueryKeyNorm kind =
        shape.size() == 1 && shape.get(0) == headDim
            ? QueryKeyNorm.RMS_PER_HEAD
            : shape.size() == 1 ? QueryKeyNorm.RMS_WHOLE_VECTOR : QueryKeyNorm.LAYERNORM_PER_HEAD;
    return seen(kind, "layer.attn.q_norm.weight");
  }

  private Fact feedForward() {
    boolean experts = binding.bound().stream().anyMatch(b -> b.role().startsWith("layer.expert."));
    String part = experts ? "layer.expert." : "layer.ffn.";
    for (String gate : List.of("gate.weight", "gate_up.weight", "gate_up")) {
      if (has(part + gate)) {
        return seen(experts ? FeedForwardKind.MOE_GLU : FeedForwardKind.GLU, part + gate);
      }
    }
    for (String up : List.of("up.weight", "up")) {
      if (has(part + up)) {
        return seen(experts ? FeedForwardKind.MOE_MLP : FeedForwardKind.MLP, part + up);
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
