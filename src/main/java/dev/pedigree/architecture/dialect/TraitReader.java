package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Network;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
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

  /** Tensors of models with several residual streams. */
  private static final List<Role> STREAMS =
      List.of(Role.STREAM_IN, Role.HYPER_MIX, Role.HYPER_MIX_DOWN, Role.LOW_START);

  private final Dialect dialect;
  private final Config config;
  private final Sizes sizes;
  private final Binding binding;
  private final boolean header;
  private final boolean configured;
  private final TensorFacts tensors;
  private final AttentionFacts attention;

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
    this.tensors = new TensorFacts(binding, header, dialect.className());
    this.attention = new AttentionFacts(candidate, tensors);
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
    } else if (config.scaledInWindows()) {
      traits.put(Trait.ROPE_SCALING, Fact.UNKNOWN);
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
        if (tensors.has(factors.weight())) {
          return tensors.seen(SCALING_BY_FACTORS.get(factors), factors.weight());
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
      case EMBED_NORM -> tensors.present(Role.EMBED_NORM.weight());
      case FINAL_NORM -> tensors.present(Role.FINAL_NORM.weight());
      case HEAD_BIAS -> tensors.present(Role.HEAD.bias());
      case NORM_BIAS ->
          tensors.anyOf(
              Set.of(
                  Role.ATTN_NORM.bias(),
                  Role.BLOCK_NORM.bias(),
                  Role.FFN_NORM.bias(),
                  Role.FINAL_NORM.bias()));
      case ATTENTION -> attention.kind();
      case ATTN_BIAS -> attention.bias();
      case QK_NORM -> attention.qkNorm();
      case ATTN_SINKS -> tensors.present(Role.ATTN_SINKS.weight());
      case ATTN_MASK -> tensors.always(AttentionParts.Mask.CAUSAL);
      case ATTN_GATE -> attention.gate();
      case COMPRESSED_TOKENS ->
          tensors.has(Role.ENTRY_KV.weight())
              ? Fact.UNKNOWN
              : tensors.missing(AttentionParts.Compressed.NONE);
      case MOE_HASHED -> tensors.present(Role.MOE_HASH.weight());
      case KEY_SELECTION -> attention.selection();
      case INDEX_ROPE -> tensors.always(null);
      case RESIDUAL_STREAMS ->
          STREAMS.stream().anyMatch(role -> tensors.has(role.weight()))
              ? Fact.UNKNOWN
              : tensors.missing(ResidualStreams.ONE);
      case NGRAM_MEMORY -> tensors.present(Role.NGRAM_TABLE.weight());
      case NORM_GATE -> tensors.present(Role.ATTN_NORM_DOWN.weight());
      case ATTN_CONVOLUTION -> attention.convolution();
      case ATTN_DIFFERENTIAL -> tensors.present(Role.ATTN_LAMBDA_Q1.weight());
      case MOE_ROUTER_NETWORK -> tensors.present(Role.ROUTER_DOWN.weight());
      case HEAD_NETWORK -> tensors.present(Role.HEAD_NORM.weight());
      case PER_LAYER_INPUTS -> tensors.present(Role.LAYER_INPUT_GATE.weight());
      case LOW_RANK_RESIDUAL -> tensors.present(Role.LAUREL_DOWN.weight());
      case MOE_BESIDE_DENSE -> tensors.present(Role.DENSE_OUT_NORM.weight());
      case ATTN_VALUES -> tensors.always(AttentionParts.Values.AS_PROJECTED);
      case INNER_NORMS ->
          tensors.anyOf(Set.of(Role.ATTN_INNER_NORM.weight(), Role.FFN_INNER_NORM.weight()));
      case MOE_LATENT -> tensors.present(Role.MOE_NARROW.weight());
      case MOE_OUT_NORM -> tensors.present(Role.MOE_OUT_NORM.weight());
      case ATTN_QUERY_LATENT -> tensors.present(Role.Q_DOWN.weight());
      case FFN -> feedForward();
      case FFN_BIAS ->
          tensors.anyOf(
              Set.of(
                  Role.FFN_UP.bias(),
                  Role.FFN_GATE.bias(),
                  Role.FFN_DOWN.bias(),
                  Role.FFN_GATE_UP.bias(),
                  Role.EXPERT_GATE_UP.bias(),
                  Role.EXPERT_DOWN.bias()));
      case MOE_SHARED_EXPERTS ->
          tensors.anyOf(Set.of(Role.SHARED_UP.weight(), Role.SHARED_GATE_UP.weight()));
      case MOE_DENSE_FIRST_LAYERS -> denseFirst();
      case MULTI_TOKEN_HEAD -> nextToken();
      case POSITION ->
          tensors.has(Role.POS_EMBED.weight())
              ? tensors.seen(PositionKind.LEARNED, Role.POS_EMBED.weight())
              : Fact.UNKNOWN;
      case ROPE_PAIRING -> tensors.always(RopePairing.HALF);
      case ROPE_FRACTION -> tensors.always(1.0);
      case ROPE_SCALING -> ropeScaling();
      case ROPE_LAYERS -> tensors.always(RopeLayers.Named.ALL);
      case TOKEN_MIXING -> tensors.always(MixingKind.ATTENTION);
      case MIXING_LAYERS -> mixingLayers();
      case SHARED_BLOCK -> tensors.always(SharedBlock.NONE);
      case MOE_ROUTER, MIXER_GATE -> tensors.always(null);
      case ATTN_SCALE -> tensors.always(AttentionScale.HEAD_DIM);
      case ATTN_WINDOW -> tensors.always(WindowPattern.Named.NONE);
      case EMBED_SCALE -> tensors.always(EmbedScale.NONE);
      case RESIDUAL_SCALE -> tensors.always(ResidualScale.NONE);
      case LOGIT_SCALE -> tensors.always(LogitScale.NONE);
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
          tensors.always(false);
      case MOE_ZERO_EXPERTS,
          MOE_ROUTER_CAP,
          MOE_INPUT_SCALED,
          MOE_SHARED_AVERAGED,
          MOE_GROUP_LIMITED ->
          tensors.onlyWith(Role.MOE_ROUTER);
      case ATTN_LATENT_SCALE -> tensors.onlyWith(Role.KV_DOWN);
      case ACTIVATION, NORM, NORM_PLACEMENT, RESIDUAL -> Fact.UNKNOWN;
    };
  }

  private Fact tied() {
    Question question = new Question(config, sizes);
    boolean declared = Boolean.TRUE.equals(question.key("tie_word_embeddings"));
    if (header && tensors.has(Role.HEAD.weight())) {
      // If the class ties the embeddings, a stored output matrix is loaded but not used.
      boolean habit = Boolean.TRUE.equals(dialect.defaults().get("tie_word_embeddings"));
      // A class that nobody knows may tie them too, unless the configuration says so or not.
      boolean silent =
          question.key("tie_word_embeddings") == null && !Dialects.mayBeOf(config, dialect);
      if (!configured && habit || silent) {
        return Fact.UNKNOWN;
      }
      Binding.Bound head = binding.first(Role.HEAD.weight());
      return Expected.tiedHead(head, config, sizes)
          ? storedToo(question)
          : tensors.seen(false, Role.HEAD.weight());
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

  /** Which layers have another mixer than attention, by the tensors of each. */
  private Fact mixingLayers() {
    return LayerMixers.of(binding)
        .map(layers -> tensors.seen(layers, LayerMixers.shownBy(binding)))
        .orElseGet(() -> unfoundMixer() ? Fact.UNKNOWN : tensors.always(null));
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
        .orElseGet(() -> tensors.present(Role.MTP_MERGE.weight()));
  }

  private Fact feedForward() {
    boolean experts = binding.bound().stream().anyMatch(b -> b.role().part() == Part.EXPERT);
    Network network = experts ? Network.EXPERT : Network.DENSE;
    for (Role gate : List.of(network.gate(), network.gateUp())) {
      if (tensors.has(gate.weight())) {
        return tensors.seen(experts ? FeedForwardKind.MOE_GLU : FeedForwardKind.GLU, gate.weight());
      }
    }
    return tensors.has(network.up().weight())
        ? tensors.seen(
            experts ? FeedForwardKind.MOE_MLP : FeedForwardKind.MLP, network.up().weight())
        : Fact.UNKNOWN;
  }

  /** Whether the layers before the first mixture of experts are dense. */
  private Fact denseFirst() {
    Binding.Bound router = binding.first(Role.MOE_ROUTER.weight());
    if (router == null) {
      return tensors.missing(false);
    }
    int first = router.layers().get(0);
    // Where dense layers and layers with experts take turns, those before the first are not apart.
    boolean joined = !tensors.has(Role.FFN_UP.weight());
    TensorRole dense = joined ? Role.FFN_GATE_UP.weight() : Role.FFN_UP.weight();
    boolean denseFirst =
        tensors.has(dense)
            && binding.bound().stream()
                .filter(b -> b.role().plain().equals(dense))
                .flatMap(b -> b.layers().stream())
                .allMatch(layer -> layer < first);
    return tensors.seen(denseFirst, Role.MOE_ROUTER.weight());
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
}
