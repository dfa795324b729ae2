package dev.pedigree.architecture;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The functions that expressions in dialect files may call. */
final class Functions {

  private static final Set<String> NAMES =
      Set.of(
          "activation",
          "layer_pattern",
          "alternating",
          "floor",
          "round4",
          "max",
          "element",
          "sqrt",
          "ln");

  /**
   * Activation names of transformers' configurations, by what they compute. {@code gelu} is the
   * exact form; the others with gelu in their name are the tanh approximation (transformers,
   * activations.py).
   */
  private static final Map<String, String> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("silu", "silu"),
          Map.entry("swish", "silu"),
          Map.entry("gelu", "gelu_erf"),
          Map.entry("gelu_python", "gelu_erf"),
          Map.entry("gelu_new", "gelu_tanh"),
          Map.entry("gelu_fast", "gelu_tanh"),
          Map.entry("gelu_tanh", "gelu_tanh"),
          Map.entry("gelu_pytorch_tanh", "gelu_tanh"),
          Map.entry("gelu_accurate", "gelu_tanh"),
          Map.entry("relu", "relu"),
          Map.entry("relu2", "relu_squared"),
          Map.entry("relu_squared", "relu_squared"),
          Map.entry("quick_gelu", "gelu_sigmoid"),
          Map.entry("xielu", "xielu"));

  private Functions() {}

  static boolean exists(String name) {
    return NAMES.contains(name);
  }

  static Object call(String name, List<Object> args) {
    Object first = args.get(0);
    return switch (name) {
      case "activation" ->
          first instanceof String s
              ? ACTIVATIONS.getOrDefault(s.toLowerCase(Locale.ROOT), s)
              : null;
      case "layer_pattern" -> first instanceof List<?> types ? layerPattern(types) : null;
      case "alternating" -> first instanceof Number n ? alternating(n.intValue() - 1, 1) : null;
      case "floor" ->
          first instanceof Number n ? (Object) (long) Math.floor(n.doubleValue()) : null;
      case "round4" ->
          first instanceof Number n ? (Object) (Math.round(n.doubleValue() * 1e4) / 1e4) : null;
      case "max" ->
          first instanceof List<?> list
              ? list.stream()
                  .filter(Number.class::isInstance)
                  .map(n -> ((Number) n).longValue())
                  .max(Long::compare)
                  .orElse(null)
              : first;
      case "sqrt" -> first instanceof Number n ? (Object) Math.sqrt(n.doubleValue()) : null;
      case "ln" -> first instanceof Number n ? (Object) Math.log(n.doubleValue()) : null;
      case "element" -> element(first, args.get(1));
      default -> throw new IllegalArgumentException("no function " + name);
    };
  }

  private static Object element(Object list, Object index) {
    return list instanceof List<?> values
            && index instanceof Long at
            && at >= 0
            && at < values.size()
        ? values.get(at.intValue())
        : null;
  }

  /**
   * What the {@code layer_types} of a configuration amount to: none, all layers, or N local to M
   * full.
   */
  private static String layerPattern(List<?> types) {
    int local = Collections.frequency(types, "sliding_attention");
    if (local == 0) {
      return "none";
    }
    if (local == types.size()) {
      return "all_layers";
    }
    int locals = run(types, 0, "sliding_attention");
    int fulls = run(types, locals, "full_attention");
    if (locals == 0 || fulls == 0) {
      return "mixed";
    }
    for (int l = 0; l < types.size(); l++) {
      String expected = l % (locals + fulls) < locals ? "sliding_attention" : "full_attention";
      if (!expected.equals(types.get(l))) {
        return "mixed";
      }
    }
    return alternating(locals, fulls);
  }

  private static int run(List<?> types, int from, String type) {
    int at = from;
    while (at < types.size() && type.equals(types.get(at))) {
      at++;
    }
    return at - from;
  }

  private static String alternating(int locals, int fulls) {
    return "alternating_" + locals + "_local_" + fulls + "_full";
  }
}
