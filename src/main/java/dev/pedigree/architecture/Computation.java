package dev.pedigree.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers and switches of every layer that a program needs beside the design and the sizes.
 *
 * @param layers one map for each layer, in order; empty when the number of layers is not known
 */
public record Computation(List<Map<Setting, Object>> layers) {

  /** Of a model about which only the design is known. */
  public static final Computation UNKNOWN = new Computation(List.of());

  /** Nobody runs a model this deep; a configuration that says so is not believed. */
  private static final long MOST_LAYERS = 10_000;

  public Computation {
    layers = List.copyOf(layers);
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

  static Computation of(Dialect dialect, Config config, Sizes sizes) {
    long count = sizes.number(Size.LAYERS);
    if (count <= 0 || count > MOST_LAYERS) {
      return UNKNOWN;
    }
    List<Map<Setting, Object>> all = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      Map<Setting, Object> values = new EnumMap<>(Setting.class);
      for (Setting setting : Setting.values()) {
        Rule rule = dialect.settings().getOrDefault(setting, setting.otherwise());
        values.put(setting, rule.value(new Question(config, sizes, l)));
      }
      all.add(Collections.unmodifiableMap(values));
    }
    return new Computation(all);
  }
}
