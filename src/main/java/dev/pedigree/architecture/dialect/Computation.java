package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of each layer: numbers and switches that computing it takes, besides traits and
 * sizes.
 *
 * @param layers one map for each layer, in order; empty when the number of layers is not known
 * @param known how each setting is known; empty for settings that were made up for a trial
 */
public record Computation(List<Map<Setting, Object>> layers, Map<Setting, Known> known) {

  /**
   * How a setting is known, for all layers together.
   *
   * @param origin how it is known
   * @param source as {@link Fact#source}
   */
  public record Known(Origin origin, String source) {}

  /** For a model of which only traits and sizes are known. */
  public static final Computation UNKNOWN = new Computation(List.of());

  /** Most layers; a configuration that declares more is not computed. */
  private static final long MOST_LAYERS = 10_000;

  public Computation {
    layers = List.copyOf(layers);
    known = Map.copyOf(known);
  }

  /** Settings that were made up for a trial. */
  public Computation(List<Map<Setting, Object>> layers) {
    this(layers, Map.of());
  }

  /**
   * The value of a setting: {@link Long}, {@link Double}, {@link Boolean}, {@link List} or null.
   */
  public Object value(Setting setting, int layer) {
    return layers.get(layer).get(setting);
  }

  /** The value as a number; {@code otherwise} when there is none. */
  public double number(Setting setting, int layer, double otherwise) {
    return value(setting, layer) instanceof Number n ? n.doubleValue() : otherwise;
  }

  /** Whether a switch is on. */
  public boolean on(Setting setting, int layer) {
    return Boolean.TRUE.equals(value(setting, layer));
  }

  /**
   * The settings of every layer.
   *
   * @param configured whether there is a complete configuration, so that a missing key means the
   *     default
   */
  public static Computation of(Dialect dialect, Config config, Sizes sizes, boolean configured) {
    long count = sizes.number(Size.LAYERS);
    if (count <= 0 || count > MOST_LAYERS) {
      return UNKNOWN;
    }
    List<Map<Setting, Object>> all = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      all.add(new EnumMap<>(Setting.class));
    }
    Map<Setting, Known> known = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      Rule rule = dialect.settings().getOrDefault(setting, setting.otherwise());
      Question together = new Question(config, sizes);
      boolean somewhere = false;
      Question question = null;
      Object value = null;
      for (int l = 0; l < count; l++) {
        if (question == null || question.ofLayer()) {
          question = new Question(config, sizes, l);
          value = rule.value(question);
          together.alsoRead(question);
          somewhere |= value != null;
        }
        all.get(l).put(setting, value);
      }
      Fact fact =
          !configured && !somewhere && together.silent()
              ? Fact.UNKNOWN
              : together.fact(null, dialect);
      known.put(setting, new Known(fact.origin(), fact.source()));
    }
    return new Computation(all.stream().map(Collections::unmodifiableMap).toList(), known);
  }
}
