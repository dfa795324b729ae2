package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Network;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.AttentionBias;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.AttentionScale;
import dev.pedigree.architecture.trait.EmbedScale;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.LogitScale;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.MixingLayers.SharedBlock;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.ResidualScale;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Determines every {@link Trait} of a model: by the rule of the dialect where it has one, else by
 * the tensors.
 */
public final class TraitReader {
  private static final List<Trait> ROPE =
      List.of(Trait.ROPE_PAIRING, Trait.ROPE_FRACTION, Trait.ROPE_SCALING, Trait.ROPE_LAYERS);

  /** RoPE scalings that GGUF files show only by tensors with their factors. */
  private static final Map<Role, RopeScaling> SCALING_BY_FACTORS =
      new EnumMap<>(
          Map.of(
              Role.ROPE_FACTORS, RopeScaling.Known.LLAMA3,
              Role.ROPE_FACTORS_LONG, RopeScaling.Known.LONGROPE));

  private static final long WIDEST_HEAD = 256;

  private final Dialect dialect;
  private final Config config;
  private final Sizes sizes;
  private final Binding binding;
  private final boolean header;
  private final boolean configured;

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
    this.configured = candidate.configured();
  }

  /** The traits of a model read by a dialect. */
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
      // GGUF has tensors of factors, and nothing about the scaling in the metadata.
      for (Role factors : SCALING_BY_FACTORS.keySet()) {
        if (has(factors.weight())) {
          return seen(SCALING_BY_FACTORS.get(factors), factors.weight());
        }
      }
    }
    boolean unknown = value == null && !rule.written(question);
    // Names of tensors do not tell which program wrote them, and so not whether it scales.
    boolean silent = question.silent() || trait == Trait.ROPE_SCALING;
    return unknown || !configured && silent
        ? Fact.UNKNOWN
        : question.fact(inThisModel(value), dialect);
  }

  /** Patterns over layers, in the simplest form for the number of layers of this model. */
  private Object inThisModel(Object value) {
    long layers = sizes.number(Size.LAYERS);
    return value instanceof WindowPattern windows
        ? windows.in(layers)
        : value instanceof RopeLayers turned ? turned.in(layers) : value;
  }

  /** The trait as the tensors show it, for a trait without a rule in the dialect. */
  private Fact shown(Trait trait) {
    return switch (trait) {
      case TIED_EMBEDDINGS -> tied();
      case EMBED_NORM -> present(Role.EMBED_NORM.weight());
      case FINAL_NORM -> present(Role.FINAL_NORM.weight());
      case HEAD_BIAS -> present(Role.HEAD.bias());
      case NORM_BIAS ->
          anyOf(
              Set.of(
                  Role.ATTN_NORM.bias(),
                  Role.BLOCK_NORM.bias(),
                  Role.FFN_NORM.bias(),
                  Role.FINAL_NORM.bias()));
      case ATTENTION -> attention();
      case ATTN_BIAS -> attentionBias();
      case QK_NORM -> qkNorm();
      case ATTN_SINKS -> present(Role.ATTN_SINKS.weight());
      case ATTN_MASK -> always(AttentionParts.Mask.CAUSAL);
      case ATTN_GATE -> gate();
      case COMPRESSED_TOKENS ->
          has(Role.ENTRY_KV.weight()) ? Fact.UNKNOWN : missing(AttentionParts.Compressed.NONE);
      case MOE_HASHED -> present(Role.MOE_HASH.weight());
      case KEY_SELECTION -> selection();
      case INDEX_ROPE -> always(null);
      case RESIDUAL_STREAMS ->
          has(Role.STREAM_IN.weight()) || has(Role.HYPER_MIX.weight())
              ? Fact.UNKNOWN
              : missing(ResidualStreams.ONE);
      case PER_LAYER_INPUTS -> present(Role.LAYER_INPUT_GATE.weight());
      case LOW_RANK_RESIDUAL -> present(Role.LAUREL_DOWN.weight());
      case MOE_BESIDE_DENSE -> present(Role.DENSE_OUT_NORM.weight());
      case ATTN_VALUES -> always(AttentionParts.Values.AS_PROJECTED);
      case INNER_NORMS ->
          anyOf(Set.of(Role.ATTN_INNER_NORM.weight(), Role.FFN_INNER_NORM.weight()));
      case MOE_OUT_NORM -> present(Role.MOE_OUT_NORM.weight());
      case ATTN_QUERY_LATENT -> present(Role.Q_DOWN.weight());
      case FFN -> feedForward();
      case FFN_BIAS ->
          anyOf(
              Set.of(
                  Role.FFN_UP.bias(),
                  Role.FFN_GATE.bias(),
                  Role.FFN_DOWN.bias(),
                  Role.FFN_GATE_UP.bias(),
                  Role.EXPERT_GATE_UP.bias(),
                  Role.EXPERT_DOWN.bias()));
      case MOE_SHARED_EXPERTS ->
          anyOf(Set.of(Role.SHARED_UP.weight(), Role.SHARED_GATE_UP.weight()));
      case MOE_DENSE_FIRST_LAYERS -> denseFirst();
      case MULTI_TOKEN_HEAD -> nextToken();
      case POSITION ->
          has(Role.POS_EMBED.weight())
              ? seen(PositionKind.LEARNED, Role.POS_EMBED.weight())
              : Fact.UNKNOWN;
      case ROPE_PAIRING -> always(RopePairing.HALF);
      case ROPE_FRACTION -> always(1.0);
      case ROPE_SCALING -> ropeScaling();
      case ROPE_LAYERS -> always(RopeLayers.Named.ALL);
      case TOKEN_MIXING -> always(MixingKind.ATTENTION);
      case MIXING_LAYERS -> mixingLayers();
      case SHARED_BLOCK -> always(SharedBlock.NONE);
      case MOE_ROUTER, MIXER_GATE -> always(null);
      case ATTN_SCALE -> always(AttentionScale.HEAD_DIM);
      case ATTN_WINDOW -> always(WindowPattern.Named.NONE);
      case EMBED_SCALE -> always(EmbedScale.NONE);
      case RESIDUAL_SCALE -> always(ResidualScale.NONE);
      case LOGIT_SCALE -> always(LogitScale.NONE);
      case LAYERS_DIFFER,
          ROPE_LOCAL_BASE,
          ATTN_SOFTCAP,
          LOGIT_SOFTCAP,
          HEAD_ROWS_NORMALISED,
          ATTN_QUERY_GROWTH,
          ATTN_KEYS_AS_VALUES,
          ATTN_SHARED_CACHE,
          ATTN_HEAD_DIMS_DIFFER,
          FFN_SPARSITY,
          ATTN_CHUNKS,
          ATTN_HEADS_DIFFER,
          ROPE_AXES,
          ATTN_CLIP ->
          always(false);
      case MOE_ZERO_EXPERTS,
          MOE_ROUTER_CAP,
          MOE_INPUT_SCALED,
          MOE_SHARED_AVERAGED,
          MOE_GROUP_LIMITED ->
          onlyWith(Role.MOE_ROUTER);
      case ATTN_LATENT_SCALE -> onlyWith(Role.KV_DOWN);
      case ACTIVATION, NORM, NORM_PLACEMENT, RESIDUAL -> Fact.UNKNOWN;
    };
  }

  private Fact tied() {
    Question question = new Question(config, sizes);
    boolean declared = Boolean.TRUE.equals(question.key("tie_word_embeddings"));
    if (header && has(Role.HEAD.weight())) {
      // If the class ties the embeddings, a stored output matrix is loaded but not used.
      boolean habit = Boolean.TRUE.equals(dialect.defaults().get("tie_word_embeddings"));
      if (!configured && habit) {
        return Fact.UNKNOWN;
      }
      return declared ? storedToo(question) : seen(false, Role.HEAD.weight());
    }
    if (header) {
      return new Fact(true, Origin.HEADER, Fact.NO_OUTPUT_MATRIX);
    }
    return question.fact(declared, dialect);
  }

  /** Tied by configuration or class; whether the stored matrix equals the embedding is open. */
  private Fact storedToo(Question question) {
    Fact tied = question.fact(true, dialect);
    return new Fact(true, tied.origin(), tied.source() + Fact.STORED_TOO);
  }

  private Fact attention() {
    if (has(Role.LATENT_KV.weight())) {
      return seen(AttentionKind.SHARED_LATENT, Role.LATENT_KV.weight());
    }
    if (has(Role.KV_DOWN.weight())) {
      return seen(AttentionKind.MLA, Role.KV_DOWN.weight());
    }
    Question question = new Question(config, sizes);
    Object heads = question.size("heads");
    Object kvHeads = question.size("kv_heads");
    boolean lost = !configured && header && question.silent();
    if (!(heads instanceof Long h) || !(kvHeads instanceof Long kv) || lost) {
      return attentionByRows();
    }
    AttentionKind kind =
        kv.equals(h) ? AttentionKind.MHA : kv == 1 ? AttentionKind.MQA : AttentionKind.GQA;
    return question.fact(kind, dialect);
  }

  /**
   * The kind of attention if the number of heads is unknown: equal rows of queries and keys mean
   * equal numbers of heads.
   */
  private Fact attentionByRows() {
    if (!header) {
      return Fact.UNKNOWN;
    }
    long queries = rows(Role.ATTN_Q.weight());
    long keys = rows(Role.ATTN_K.weight());
    Binding.Bound fused = binding.first(Role.ATTN_QKV.weight());
    Binding.Bound out = binding.first(Role.ATTN_OUT.weight());
    TensorRole seen = Role.ATTN_K.weight();
    if (fused != null && out != null && fused.pattern().shape().size() == 2) {
      List<Long> shape = fused.pattern().shape();
      long all = shape.get(fused.spec().inverted() ? 1 : 0);
      queries = out.pattern().shape().get(out.spec().inverted() ? 0 : 1);
      keys = (all - queries) / 2;
      seen = Role.ATTN_QKV.weight();
    }
    if (queries <= 0 || keys <= 0) {
      return Fact.UNKNOWN;
    }
    if (queries == keys) {
      return seen(AttentionKind.MHA, seen);
    }
    // No known head is wider than this, so more rows mean more than one head.
    return keys > WIDEST_HEAD && keys < queries ? seen(AttentionKind.GQA, seen) : Fact.UNKNOWN;
  }

  private long rows(TensorRole role) {
    Binding.Bound bound = binding.first(role);
    return bound == null || bound.pattern().shape().size() != 2
        ? -1
        : bound.pattern().shape().get(0);
  }

  private Fact attentionBias() {
    boolean all = has(Role.ATTN_QKV.bias());
    AttentionBias bias =
        new AttentionBias(
            all || has(Role.ATTN_Q.bias()),
            all || has(Role.ATTN_K.bias()),
            all || has(Role.ATTN_V.bias()),
            has(Role.ATTN_OUT.bias()));
    for (Role part : List.of(Role.ATTN_QKV, Role.ATTN_V, Role.ATTN_K, Role.ATTN_Q, Role.ATTN_OUT)) {
      if (has(part.bias())) {
        return seen(bias, part.bias());
      }
    }
    return missing(AttentionBias.NONE);
  }

  /** Names of tensors do not tell the function of a gate, so the dialect has to. */
  private Fact gate() {
    return has(Role.ATTN_GATE.weight()) ? Fact.UNKNOWN : missing(AttentionParts.Gate.NONE);
  }

  private Fact selection() {
    boolean chosen = has(Role.INDEX_K.weight()) || has(Role.MASK_A.weight());
    return chosen ? Fact.UNKNOWN : missing(AttentionParts.Selection.NONE);
  }

  private Fact qkNorm() {
    Binding.Bound norm = binding.first(Role.ATTN_Q_NORM.weight());
    if (norm == null) {
      return missing(QueryKeyNorm.NONE);
    }
    List<Long> shape = norm.pattern().shape();
    long headDim = sizes.number(Size.HEAD_DIM);
    QueryKeyNorm kind =
        shape.size() == 1 && shape.get(0) == headDim
            ? QueryKeyNorm.RMS_PER_HEAD
            : shape.size() == 1 ? QueryKeyNorm.RMS_WHOLE_VECTOR : QueryKeyNorm.LAYERNORM_PER_HEAD;
    return seen(kind, Role.ATTN_Q_NORM.weight());
  }

  /** Which layers have another mixer than attention, by the tensors of each. */
  private Fact mixingLayers() {
    return LayerMixers.of(binding)
        .map(layers -> seen(layers, LayerMixers.shownBy(binding)))
        .orElseGet(() -> unfoundMixer() ? Fact.UNKNOWN : always(null));
  }

  /** Whether the dialect has a mixer that may be among the tensors without a role. */
  private boolean unfoundMixer() {
    return dialect.traits().containsKey(Trait.TOKEN_MIXING) && !binding.unassigned().isEmpty();
  }

  /** Whether there is a module for one more token, by a role of it or by its name. */
  private Fact nextToken() {
    return binding.nextToken().stream()
        .findFirst()
        .filter(module -> header)
        .map(module -> new Fact(true, Origin.HEADER, module.name()))
        .orElseGet(() -> present(Role.MTP_MERGE.weight()));
  }

  private Fact feedForward() {
    boolean experts = binding.bound().stream().anyMatch(b -> b.role().part() == Part.EXPERT);
    Network network = experts ? Network.EXPERT : Network.DENSE;
    for (Role gate : List.of(network.gate(), network.gateUp())) {
      if (has(gate.weight())) {
        return seen(experts ? FeedForwardKind.MOE_GLU : FeedForwardKind.GLU, gate.weight());
      }
    }
    return has(network.up().weight())
        ? seen(experts ? FeedForwardKind.MOE_MLP : FeedForwardKind.MLP, network.up().weight())
        : Fact.UNKNOWN;
  }

  /** Whether the layers before the first mixture of experts are dense. */
  private Fact denseFirst() {
    Binding.Bound router = binding.first(Role.MOE_ROUTER.weight());
    if (router == null) {
      return missing(false);
    }
    int first = router.layers().get(0);
    // Where dense layers and layers with experts take turns, those before the first are not apart.
    boolean denseFirst =
        has(Role.FFN_UP.weight())
            && binding.bound().stream()
                .filter(b -> b.role().plain().equals(Role.FFN_UP.weight()))
                .flatMap(b -> b.layers().stream())
                .allMatch(layer -> layer < first);
    return seen(denseFirst, Role.MOE_ROUTER.weight());
  }

  /** The scaling that the configuration names, which every class with RoPE reads. */
  private Fact ropeScaling() {
    for (String key :
        List.of("rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type")) {
      Question question = new Question(config, sizes);
      Object type = question.key(key);
      if (type != null) {
        Object kind = Functions.call("rope_kind", List.of(type));
        return question.fact(kind, dialect);
      }
    }
    Question question = new Question(config, sizes);
    boolean unnamed = question.key("rope_scaling") != null;
    return unnamed || !configured ? Fact.UNKNOWN : question.fact(RopeScaling.Known.NONE, dialect);
  }

  private boolean has(TensorRole role) {
    return binding.has(role);
  }

  private Fact present(TensorRole role) {
    return has(role) ? seen(true, role) : missing(false);
  }

  private Fact anyOf(Set<TensorRole> roles) {
    return binding.bound().stream()
        .filter(b -> roles.contains(b.role().plain()))
        .findFirst()
        .map(b -> seen(true, b.role().plain()))
        .orElseGet(() -> missing(false));
  }

  private Fact seen(Object value, TensorRole role) {
    return header
        ? new Fact(value, Origin.HEADER, stored(role))
        : new Fact(value, Origin.CONFIG, "config.json");
  }

  /** A fact shown by the absence of a tensor. */
  private Fact missing(Object value) {
    return header
        ? new Fact(value, Origin.HEADER, "")
        : new Fact(value, Origin.CLASS, dialect.className());
  }

  /** No, as the class has it; and whatever the class where it has no such tensor. */
  private Fact onlyWith(Role role) {
    return has(role.weight()) ? always(false) : missing(false);
  }

  private Fact always(Object value) {
    return new Fact(value, Origin.CLASS, dialect.className());
  }

  private String stored(TensorRole role) {
    return binding.first(role).pattern().name();
  }
}
