package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.IndexRanges;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A setting of the computation: its value in each layer, and how it is known.
 *
 * @param setting the setting
 * @param values each value once, in the order of the first layer that has it
 * @param origin how it is known
 * @param source as {@link Fact#source}
 */
public record SettingFact(Setting setting, List<In> values, Origin origin, String source) {

  private static final Set<Setting> ROPE = EnumSet.range(Setting.ROTARY, Setting.ROPE_DYNAMIC_NTK);

  private static final Set<Setting> SCALING =
      EnumSet.of(
          Setting.ROPE_SCALED,
          Setting.ROPE_FACTOR,
          Setting.ROPE_ORIGINAL_CONTEXT,
          Setting.ROPE_ATTENTION_FACTOR);

  private static final Set<Setting> YARN =
      EnumSet.range(Setting.ROPE_BETA_FAST, Setting.ROPE_MSCALE_ALL_DIM);

  private static final Set<Setting> LLAMA3 =
      EnumSet.of(Setting.ROPE_LOW_FREQUENCY, Setting.ROPE_HIGH_FREQUENCY);

  private static final Set<Setting> LONGROPE =
      EnumSet.range(Setting.ROPE_SHORT_FACTORS, Setting.ROPE_LONG_MSCALE);

  /**
   * A value and the layers that have it.
   *
   * @param value number, switch, list, or null for none
   * @param layers all layers when the value is the only one
   */
  public record In(Object value, IndexRanges layers) {}

  /** Whether every layer has the same value. */
  public boolean uniform() {
    return values.size() == 1;
  }

  /**
   * The settings worth showing: those that apply to the model and neither have the value of a plain
   * decoder nor repeat a size.
   */
  public static List<SettingFact> of(Architecture architecture) {
    List<SettingFact> facts = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Computation.Known known = architecture.computation().known().get(setting);
      if (known != null && applies(setting, architecture)) {
        SettingFact fact =
            new SettingFact(
                setting,
                values(architecture.computation(), setting),
                known.origin(),
                known.source());
        if (!fact.says(architecture)) {
          continue;
        }
        facts.add(fact);
      }
    }
    return facts;
  }

  private boolean says(Architecture architecture) {
    Object only = values.get(0).value();
    if (!uniform()) {
      return true;
    }
    boolean plain = Expression.same(only, setting.plain()) && origin != Origin.CONFIG;
    boolean repeated =
        setting
            .repeats()
            .map(size -> Expression.same(only, architecture.size(size).value()))
            .orElse(false);
    return only != null && !plain && !repeated;
  }

  private static List<In> values(Computation computation, Setting setting) {
    Map<Object, List<Integer>> layers = new LinkedHashMap<>();
    for (int l = 0; l < computation.layers().size(); l++) {
      layers.computeIfAbsent(computation.value(setting, l), v -> new ArrayList<>()).add(l);
    }
    List<In> values = new ArrayList<>();
    layers.forEach((value, in) -> values.add(new In(value, new IndexRanges(in))));
    return values;
  }

  /** Whether a setting has a meaning for a model: those of YaRN have none without it. */
  public static boolean applies(Setting setting, Architecture architecture) {
    Fact position = architecture.trait(Trait.POSITION);
    Fact scaling = architecture.trait(Trait.ROPE_SCALING);
    if (ROPE.contains(setting)) {
      boolean original = setting == Setting.ROPE_ORIGINAL_CONTEXT;
      return position.is(PositionKind.ROPE)
          && !(original && scaling.is(RopeScaling.Known.LINEAR))
          && (scaling.present() || !SCALING.contains(setting))
          && (scaling.is(RopeScaling.Known.YARN) || !YARN.contains(setting))
          && (scaling.is(RopeScaling.Known.LLAMA3) || !LLAMA3.contains(setting))
          && (scaling.is(RopeScaling.Known.LONGROPE) || !LONGROPE.contains(setting));
    }
    return switch (setting) {
      case ALIBI_IN_SCALE -> position.is(PositionKind.ALIBI);
      case POSITION_OFFSET -> !position.is(PositionKind.ROPE);
      case EXPERT_SCALE, ROUTER_JITTER, EXPERT_SUM_EPS ->
          !architecture.size(Size.EXPERTS).unknown();
      case EXPERT_NORM ->
          architecture
              .trait(Trait.MOE_ROUTER)
              .as(ExpertRouting.class)
              .filter(routing -> routing.normalisation() == ExpertRouting.Normalisation.P_NORM)
              .isPresent();
      case ACTIVATION_SLOPE ->
          architecture.trait(Trait.ACTIVATION).is(ActivationKind.Known.CLIPPED_SWISH);
      case ACTIVATION_LIMIT, ACTIVATION_LIMIT_DENSE -> clipped(architecture, setting);
      case HYPER_EPS, HYPER_WRITE, HYPER_STEPS ->
          architecture.trait(Trait.RESIDUAL_STREAMS).is(ResidualStreams.HYPER_GATED)
              || architecture.trait(Trait.RESIDUAL_STREAMS).is(ResidualStreams.HYPER_SINKHORN)
              || architecture.trait(Trait.RESIDUAL_STREAMS).is(ResidualStreams.HYPER_SINKHORN_MEAN);
      case PASSES ->
          architecture.trait(Trait.RESIDUAL_STREAMS).is(ResidualStreams.RECURRENT_STACKS);
      case ACTIVE_STREAM -> architecture.trait(Trait.RESIDUAL_STREAMS).present();
      case ROPE_PROPORTION ->
          architecture.trait(Trait.ROPE_SCALING).is(RopeScaling.Known.PROPORTIONAL);
      case INDEX_EPS, INDEX_LOCAL, INDEX_KEPT, INDEX_BLOCK, INDEX_ROPE_DIM ->
          architecture.trait(Trait.KEY_SELECTION).present();
      case QK_NORMED -> architecture.trait(Trait.QK_NORM).present();
      case QUERY_GROWTH_STEP, QUERY_GROWTH_SHIFT ->
          architecture.trait(Trait.ATTN_QUERY_GROWTH).present();
      case VALUE_SCALE -> architecture.trait(Trait.ATTN_VALUES).is(AttentionParts.Values.SCALED);
      case GROUP_BEST -> architecture.trait(Trait.MOE_GROUP_LIMITED).present();
      case ROPE_AXES_TAIL -> architecture.trait(Trait.ROPE_AXES).present();
      default -> true;
    };
  }

  private static boolean clipped(Architecture architecture, Setting setting) {
    Fact activation = architecture.trait(Trait.ACTIVATION);
    return activation.is(ActivationKind.Known.SILU_CLIPPED)
        || activation.is(ActivationKind.Known.SILU_CLIPPED_AFTER)
        || activation.is(ActivationKind.Known.CLIPPED_SWISH) && setting == Setting.ACTIVATION_LIMIT;
  }
}
