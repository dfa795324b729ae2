package dev.pedigree.smoke.trial;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.SettingFact;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.ExpertRouting.Normalisation;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.MixerGate;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.NormKind;
import dev.pedigree.architecture.trait.NormPlacement;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.parts.WithoutParts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lists the changes of a single element that apply to an architecture. */
final class Mutations {
  private static final Set<Role> ATTENTION =
      EnumSet.of(Role.ATTN_Q, Role.ATTN_K, Role.ATTN_V, Role.ATTN_QKV, Role.ATTN_OUT);
  private static final Set<Role> LEARNED_FACTORS =
      EnumSet.of(Role.MIX_KEEP, Role.FFN_KEEP, Role.LAYER_SCALE, Role.ALTUP_SCALE);
  private static final Set<Role> INNER_NORMS =
      EnumSet.of(Role.ATTN_INNER_NORM, Role.FFN_INNER_NORM);
  private static final Set<Part> FEED_FORWARD = EnumSet.of(Part.FEED_FORWARD, Part.EXPERT);

  private static final Set<Role> NORM_GATES = EnumSet.of(Role.ATTN_NORM_DOWN, Role.FFN_NORM_DOWN);
  private static final Set<Role> BRANCH_FILTERS = EnumSet.of(Role.MIX_FILTER, Role.FFN_FILTER);

  private static final Set<Role> ADAPTERS =
      EnumSet.of(
          Role.ATTN_Q_ADAPT_DOWN,
          Role.ATTN_K_ADAPT_DOWN,
          Role.ATTN_V_ADAPT_DOWN,
          Role.FFN_ADAPT_DOWN);
  private static final Set<TensorRole> MIXER_NORMS =
      Set.of(Role.MIXER_INNER_NORM.weight(), Role.MIXER_STEP_NORM.weight());
  private static final Set<Part> MIXERS =
      EnumSet.of(Part.MIXER, Part.CONVOLUTION, Part.LINEAR_ATTENTION);

  private final Architecture original;
  private final List<Mutation> all = new ArrayList<>();

  private Mutations(Architecture original) {
    this.original = original;
  }

  static List<Mutation> of(Architecture architecture) {
    Mutations mutations = new Mutations(architecture);
    mutations.traits();
    mutations.settings();
    mutations.parts();
    return mutations.all;
  }

  private void traits() {
    if (!is(Trait.FFN, FeedForwardKind.CHANNEL_MIX)) {
      either(Trait.ACTIVATION, ActivationKind.Known.GELU_TANH, ActivationKind.Known.GELU_ERF);
    }
    norm();
    // What chooses or compresses tokens turns them too, so that it has no meaning without RoPE.
    if (!original.trait(Trait.INDEX_ROPE).present()
        && !original.trait(Trait.COMPRESSED_TOKENS).present()) {
      switchOff(Trait.POSITION, PositionKind.NONE);
    }
    if (is(Trait.POSITION, PositionKind.ROPE)) {
      either(Trait.ROPE_PAIRING, RopePairing.INTERLEAVED, RopePairing.HALF);
    }
    switchOff(Trait.ROPE_SCALING, RopeScaling.Known.NONE);
    switchOff(Trait.QK_NORM, QueryKeyNorm.NONE);
    switchOff(Trait.FINAL_NORM, false);
    switchOff(Trait.HEAD_ROWS_NORMALISED, false);
    switchOff(Trait.MOE_GROUP_LIMITED, false);
    if (!is(Trait.ATTN_GATE, AttentionParts.Gate.LATENT_SIGMOID)) {
      switchOff(Trait.ATTN_GATE, AttentionParts.Gate.NONE);
    }
    switchOff(Trait.HEAD_NETWORK, false);
    switchOff(Trait.KEY_SELECTION, AttentionParts.Selection.NONE);
    if (original.trait(Trait.INDEX_ROPE).present()) {
      either(
          Trait.INDEX_ROPE,
          AttentionParts.IndexRope.FIRST_HALF,
          AttentionParts.IndexRope.FIRST_INTERLEAVED);
    }
    switchOff(Trait.ATTN_VALUES, AttentionParts.Values.AS_PROJECTED);
    switchOff(Trait.MOE_INPUT_SCALED, false);
    switchOff(Trait.MOE_SHARED_AVERAGED, false);
    if (is(Trait.NORM_PLACEMENT, NormPlacement.SANDWICH)) {
      trait(Trait.NORM_PLACEMENT, NormPlacement.PRE);
    }
    if (is(Trait.RESIDUAL, Residual.PARALLEL_TWO_NORMS)) {
      trait(Trait.RESIDUAL, Residual.SEQUENTIAL);
    } else if (is(Trait.RESIDUAL, Residual.SEQUENTIAL)
        && !joinedApart()
        && is(Trait.NORM_PLACEMENT, NormPlacement.PRE)) {
      trait(Trait.RESIDUAL, Residual.PARALLEL_TWO_NORMS);
    }
    original
        .trait(Trait.MOE_ROUTER)
        .as(ExpertRouting.class)
        .filter(routing -> routing.scoring() != ExpertRouting.Scoring.SPARSE_MIXER)
        .ifPresent(
            routing ->
                trait(
                    Trait.MOE_ROUTER,
                    routing.with(
                        routing.normalisation() == Normalisation.SUM
                            ? Normalisation.NONE
                            : Normalisation.SUM)));
    size(Size.NORM_EPS, 10);
    original.trait(Trait.TOKEN_MIXING).as(MixingKind.class).ifPresent(this::mixing);
    original.trait(Trait.MIXER_GATE).as(MixerGate.class).ifPresent(this::gate);
  }

  /** The kind of mixer that differs in one thing. */
  private void mixing(MixingKind kind) {
    switch (kind) {
      case SELECTIVE_STATE_SPACE ->
          trait(Trait.TOKEN_MIXING, MixingKind.SELECTIVE_STATE_SPACE_NORMED);
      case SELECTIVE_STATE_SPACE_NORMED,
          SELECTIVE_STATE_SPACE_GAINED,
          SELECTIVE_STATE_SPACE_GROUPED ->
          trait(Trait.TOKEN_MIXING, MixingKind.SELECTIVE_STATE_SPACE);
      case GATED_DELTA_RULE -> trait(Trait.TOKEN_MIXING, MixingKind.GATED_DELTA_RULE_SIGNED);
      case GATED_DELTA_RULE_SIGNED -> trait(Trait.TOKEN_MIXING, MixingKind.GATED_DELTA_RULE);
      case CHANNEL_DELTA_RULE_BOUNDED -> trait(Trait.TOKEN_MIXING, MixingKind.CHANNEL_DELTA_RULE);
      case ATTENTION,
          SHORT_CONVOLUTION,
          LIGHTNING,
          SELECTIVE_STATE_SPACE_2,
          CHANNEL_DELTA_RULE,
          REAL_GATED_RECURRENCE,
          MATRIX_MEMORY,
          TIME_MIX -> {}
    }
  }

  private void gate(MixerGate gate) {
    switch (gate) {
      case SILU_THEN_NORM, SILU_THEN_GROUP_NORM, GROUP_NORM_THEN_SILU ->
          trait(Trait.MIXER_GATE, MixerGate.SILU);
      case HEAD_NORM_THEN_SILU -> trait(Trait.MIXER_GATE, MixerGate.HEAD_NORM_THEN_SIGMOID);
      case HEAD_NORM_THEN_SIGMOID -> trait(Trait.MIXER_GATE, MixerGate.HEAD_NORM_THEN_SILU);
      case SILU -> {}
    }
  }

  private void norm() {
    Optional<NormKind> norm = original.trait(Trait.NORM).as(NormKind.class);
    boolean centred = norm.filter(NormKind::centred).isPresent();
    trait(Trait.NORM, norm.isPresent() && !centred ? NormKind.LAYERNORM : NormKind.RMS);
    if (norm.filter(kind -> kind.gain() == NormKind.Gain.PLUS_ONE).isPresent()) {
      trait(Trait.NORM, centred ? NormKind.LAYERNORM : NormKind.RMS);
    }
  }

  private void settings() {
    number(Setting.WINDOW, window -> window + 1);
    setting(Setting.WINDOW, null, value -> value != null);
    if (is(Trait.POSITION, PositionKind.ROPE)) {
      number(Setting.ROPE_BASE, base -> base * 2);
      setting(Setting.ROTARY, true, value -> Boolean.FALSE.equals(value));
      if (!is(Trait.ROPE_SCALING, RopeScaling.Known.LONGROPE)) { // its factors are one a pair
        number(Setting.ROPE_DIM, dim -> dim > 2 ? dim - 2 : dim);
      }
      if (!is(Trait.ROPE_SCALING, RopeScaling.Known.NONE)) {
        setting(Setting.ROPE_SCALED, true, value -> Boolean.FALSE.equals(value));
        number(Setting.ROPE_FACTOR, factor -> factor * 2);
      }
    }
    number(Setting.ATTENTION_SCALE, scale -> scale * 1.1);
    number(Setting.POSITION_OFFSET, offset -> offset == 0 ? 0 : offset - 1);
    setting(Setting.SCORE_CAP, null, value -> value != null);
    setting(Setting.LOGIT_CAP, null, value -> value != null);
    setting(Setting.CLIP_QKV, null, value -> value != null);
    setting(Setting.ROUTER_CAP, null, value -> value != null);
    setting(Setting.ROPE_AXES_TAIL, null, value -> value != null);
    number(Setting.CHUNK, chunk -> chunk + 1);
    setting(Setting.CHUNK, null, value -> value != null);
    setting(
        Setting.ACTIVATION_SPARSITY,
        0.0,
        value -> value instanceof Number n && n.doubleValue() > 0);
    number(Setting.ROPE_PROPORTION, share -> 1.0);
    number(Setting.QUERY_LATENT_SCALE, scale -> 1.0);
    number(Setting.KV_LATENT_SCALE, scale -> 1.0);
    setting(Setting.CACHE_OF, 0L, value -> value instanceof Number n && n.longValue() > 0);
    number(Setting.ENTRY_TOKENS, tokens -> tokens + 1);
    setting(Setting.ENTRY_TOKENS, null, value -> value != null);
    if (SettingFact.applies(Setting.HYPER_WRITE, original)) {
      number(Setting.HYPER_WRITE, write -> write / 2);
    }
    number(Setting.HYPER_STEPS, steps -> steps > 1 ? steps - 1 : steps);
    number(Setting.INDEX_KEPT, kept -> kept + 1);
    number(Setting.INDEX_BLOCK, block -> block + 1);
    number(Setting.QUERY_GROWTH_FLOOR, floor -> floor + 1);
    number(Setting.LAMBDA_START, start -> start / 2);
    setting(Setting.PASSES, 2L, value -> Long.valueOf(4).equals(value));
    number(Setting.QUERY_GROWTH, b -> b * 2);
    number(Setting.QUERY_GROWTH_STEP, step -> step + 1);
    if (roles().anyMatch(MIXER_NORMS::contains)
        || is(Trait.TOKEN_MIXING, MixingKind.SELECTIVE_STATE_SPACE_NORMED)) {
      number(Setting.MIXER_EPS, eps -> eps * 10);
    }
    number(Setting.DECAY_BOUND, bound -> bound / 2);
    number(Setting.GATE_CAP, cap -> cap / 2);
    for (Setting bound : List.of(Setting.STEP_LEAST, Setting.STEP_MOST, Setting.MIXER_SCALES)) {
      setting(bound, null, value -> value != null && !Long.valueOf(0).equals(value));
    }
    number(Setting.MIX_KEEP, keep -> 1.0);
    number(Setting.FFN_KEEP, keep -> 1.0);
    for (Setting factor :
        List.of(
            Setting.EMBED_SCALE,
            Setting.LOGIT_SCALE,
            Setting.MIX_SCALE,
            Setting.FFN_SCALE,
            Setting.VALUE_SCALE,
            Setting.FFN_GATE_SCALE,
            Setting.ATTENTION_IN_SCALE,
            Setting.ATTENTION_OUT_SCALE,
            Setting.MIXER_IN_SCALE,
            Setting.MIXER_OUT_SCALE,
            Setting.EXPERT_SCALE)) {
      setting(factor, 1.0, value -> value instanceof Number n && n.doubleValue() != 1);
    }
    for (Setting on :
        List.of(
            Setting.ROPE_DYNAMIC_NTK,
            Setting.LOGN_ATTENTION,
            Setting.QK_NORM_AFTER_ROPE,
            Setting.RESIDUAL_NORMED)) {
      setting(on, false, value -> Boolean.TRUE.equals(value));
    }
  }

  private void parts() {
    without("attention.bias", role -> role.isBias() && ATTENTION.contains(role.role()));
    without("feed-forward.bias", role -> role.isBias() && FEED_FORWARD.contains(role.part()));
    without("norm.bias", role -> role.isBias() && role.part() == Part.NORM);
    without("mixer.bias", role -> role.isBias() && MIXERS.contains(role.part()));
    without("head.bias", role -> role.equals(Role.HEAD.bias()));
    without("attention.sinks", role -> role.equals(Role.ATTN_SINKS.weight()));
    without("experts.selection-bias", role -> role.equals(Role.MOE_ROUTER_BIAS.weight()));
    without("experts.shared", role -> role.part() == Part.SHARED_EXPERT);
    without("residual.learned", role -> LEARNED_FACTORS.contains(role.role()));
    without("embedding.per-layer", role -> role.role() == Role.LAYER_INPUT_GATE);
    without("experts.scales", role -> role.role() == Role.MOE_EXPERT_SCALES);
    without("embedding.ngram", role -> role.role() == Role.NGRAM_TABLE);
    without("norm.gate", role -> NORM_GATES.contains(role.role()));
    without("branch.convolution", role -> BRANCH_FILTERS.contains(role.role()));
    without("embedding.learned", role -> role.role() == Role.EMBED_FACTOR);
    without("feed-forward.scale", role -> role.role() == Role.FFN_OUT_SCALE);
    without("experts.carried", role -> role.role() == Role.ROUTER_KEEP);
    without("experts.hashed", role -> role.role() == Role.MOE_HASH);
    without("norm.inner", role -> INNER_NORMS.contains(role.role()));
    without("experts.norm", role -> role.role() == Role.MOE_OUT_NORM);
    without("block.adapters", role -> ADAPTERS.contains(role.role()));
    without("embedding.norm", role -> role.role() == Role.EMBED_NORM);
    if (roles().anyMatch(role -> role.part() == Part.NORM)) {
      all.add(new Mutation("norm.gain", original, WithoutParts::gains));
    }
  }

  private void without(String element, Predicate<TensorRole> leftOut) {
    if (roles().anyMatch(leftOut)) {
      all.add(new Mutation(element, original, parts -> new WithoutParts(parts, leftOut, false)));
    }
  }

  private Stream<TensorRole> roles() {
    return original.roles().stream().flatMap(RoleBinding::played);
  }

  /** Whether each branch is joined to several streams by itself, so that none can be beside it. */
  private boolean joinedApart() {
    return original.trait(Trait.RESIDUAL_STREAMS).present()
        && !is(Trait.RESIDUAL_STREAMS, ResidualStreams.RECURRENT_STACKS);
  }

  private boolean is(Trait trait, Object value) {
    return original.trait(trait).is(value);
  }

  /** The one value, or the other where the model has the one. */
  private void either(Trait trait, Object one, Object other) {
    trait(trait, is(trait, one) ? other : one);
  }

  private void switchOff(Trait trait, Object off) {
    Object value = original.trait(trait).value();
    if (value != null && !value.equals(off)) {
      trait(trait, off);
    }
  }

  private void trait(Trait trait, Object value) {
    Fact fact = original.trait(trait);
    if (fact.value() == null) {
      return;
    }
    Map<Trait, Fact> traits = new EnumMap<>(original.traits());
    traits.put(trait, new Fact(value, fact.origin(), fact.source()));
    add(trait.rule(), with(traits, original.sizes(), original.computation()));
  }

  private void size(Size size, double factor) {
    Fact fact = original.size(size);
    if (fact.value() instanceof Number n) {
      Map<Size, Fact> sizes = new EnumMap<>(original.sizes());
      sizes.put(size, new Fact(n.doubleValue() * factor, fact.origin(), fact.source()));
      add(size.rule(), with(original.traits(), sizes, original.computation()));
    }
  }

  private void number(Setting setting, UnaryOperator<Double> change) {
    change(
        setting,
        value -> value instanceof Number n ? (Object) change.apply(n.doubleValue()) : value);
  }

  private void setting(Setting setting, Object to, Predicate<Object> where) {
    change(setting, value -> where.test(value) ? to : value);
  }

  /** Changes a setting in all layers; adds nothing if no layer's value changes. */
  private void change(Setting setting, UnaryOperator<Object> change) {
    boolean changed = false;
    List<Map<Setting, Object>> layers = new ArrayList<>();
    for (Map<Setting, Object> layer : original.computation().layers()) {
      Map<Setting, Object> copy = new EnumMap<>(layer);
      Object before = layer.get(setting);
      Object after = change.apply(before);
      copy.put(setting, after);
      boolean same =
          before instanceof Number a && after instanceof Number b
              ? a.doubleValue() == b.doubleValue()
              : Objects.equals(before, after);
      changed |= !same;
      layers.add(copy);
    }
    if (changed) {
      add(setting.key(), with(original.traits(), original.sizes(), new Computation(layers)));
    }
  }

  private void add(String element, Architecture changed) {
    all.add(new Mutation(element, changed, UnaryOperator.identity()));
  }

  private Architecture with(
      Map<Trait, Fact> traits, Map<Size, Fact> sizes, Computation computation) {
    return new Architecture(
        original.dialect(),
        traits,
        sizes,
        original.parameters(),
        computation,
        original.roles(),
        original.unassigned(),
        original.findings());
  }
}
