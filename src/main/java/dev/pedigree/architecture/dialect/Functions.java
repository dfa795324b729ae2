package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The functions that expressions in dialect files may call. */
public final class Functions {

  private static final Set<String> NAMES =
      Set.of(
          "activation",
          "bfloat16",
          "count",
          "layer_pattern",
          "alternating",
          "full_first",
          "equal",
          "among",
          "last_windowed",
          "local",
          "rope_layers",
          "skip",
          "rope_kind",
          "expand",
          "take",
          "numbers",
          "letters",
          "differ",
          "some",
          "first_of",
          "pick",
          "source",
          "layer_field",
          "floor",
          "round4",
          "max",
          "element",
          "finite",
          "length",
          "nth",
          "rank",
          "field",
          "first",
          "power",
          "sqrt",
          "ln");

  /**
   * Activation names in configurations of transformers. {@code gelu} is the exact form; the others
   * with gelu in their name are the tanh approximation (transformers, activations.py).
   */
  private static final Map<String, ActivationKind> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("silu", ActivationKind.Known.SILU),
          Map.entry("swish", ActivationKind.Known.SILU),
          Map.entry("gelu", ActivationKind.Known.GELU_ERF),
          Map.entry("gelu_python", ActivationKind.Known.GELU_ERF),
          Map.entry("gelu_new", ActivationKind.Known.GELU_TANH),
          Map.entry("gelu_fast", ActivationKind.Known.GELU_TANH),
          Map.entry("gelu_tanh", ActivationKind.Known.GELU_TANH),
          Map.entry("gelu_pytorch_tanh", ActivationKind.Known.GELU_TANH),
          Map.entry("gelu_python_tanh", ActivationKind.Known.GELU_TANH),
          Map.entry("gelu_accurate", ActivationKind.Known.GELU_TANH),
          Map.entry("relu", ActivationKind.Known.RELU),
          Map.entry("relu2", ActivationKind.Known.RELU_SQUARED),
          Map.entry("relu_squared", ActivationKind.Known.RELU_SQUARED),
          Map.entry("quick_gelu", ActivationKind.Known.GELU_SIGMOID),
          Map.entry("xielu", ActivationKind.Known.XIELU));

  private Functions() {}

  static boolean exists(String name) {
    return NAMES.contains(name);
  }

  public static Object call(String name, List<Object> args) {
    Object first = args.get(0);
    return switch (name) {
      case "activation" ->
          first instanceof String s
              ? ACTIVATIONS.getOrDefault(s.toLowerCase(Locale.ROOT), ActivationKind.named(s))
              : null;
      case "layer_pattern" -> LayerLists.windows(first);
      case "alternating" ->
          first instanceof Number n ? WindowPattern.alternating(n.intValue() - 1, 1) : null;
      case "equal" -> LayerLists.equal(first, args.get(1));
      case "among" -> LayerLists.among(first, args.get(1));
      case "full_first" ->
          first instanceof Long n && n > 0
              ? WindowPattern.fullFirst((int) Math.min(n, 9999) - 1)
              : null;
      case "local" -> LayerLists.local(first, args.get(1), args.get(2));
      case "rope_layers" -> LayerLists.ropeLayers(first);
      case "last_windowed" ->
          first instanceof Long full && args.get(1) instanceof Long layers
              ? WindowPattern.last(full, layers)
              : null;
      case "skip" ->
          first instanceof Long n && n > 0 ? RopeLayers.skipEvery((int) Math.min(n, 9999)) : null;
      case "rope_kind" -> ropeKind(first);
      case "expand" -> LayerLists.expand(first);
      case "letters" ->
          first instanceof String text
              ? text.chars().mapToObj(letter -> (Object) Character.toString(letter)).toList()
              : null;
      case "numbers" -> LayerLists.numbers(first);
      case "differ" -> first instanceof List<?> list && list.stream().distinct().count() > 1;
      case "source" -> LayerLists.source(first, args.get(1), args.get(2), args.get(3));
      case "layer_field" -> LayerLists.field(first, args.get(1), args.get(2));
      case "pick" -> Expression.truth(first) ? args.get(1) : args.get(2);
      case "some" -> first instanceof List<?> list && list.stream().anyMatch(Expression::truth);
      case "first_of" -> first instanceof List<?> list ? element(list, 0L) : first;
      case "take" -> LayerLists.take(first, args.get(1));
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
      case "ln" -> first instanceof Number n ? (Object) StrictMath.log(n.doubleValue()) : null;
      case "bfloat16" -> first instanceof Number n ? (Object) bfloat16(n.floatValue()) : null;
      case "count" ->
          first instanceof List<?> list
              ? (Object) list.stream().filter(e -> Expression.same(e, args.get(1))).count()
              : null;
      case "finite" -> first instanceof Number ? first : null;
      case "length" -> length(first);
      case "nth" -> LayerLists.nth(first, args.get(1), args.get(2));
      case "rank" -> LayerLists.rank(first, args.get(1), args.get(2));
      case "element" -> element(first, args.get(1));
      case "field" -> field(first, args.get(1));
      case "first" -> firstWith(first, args.get(1));
      case "power" ->
          first instanceof Number n && args.get(1) instanceof Number p
              ? (Object) StrictMath.pow(n.doubleValue(), p.doubleValue())
              : null;
      default -> throw new IllegalArgumentException("no function " + name);
    };
  }

  /** The nearest number with the eight significant bits of bfloat16, ties to even. */
  private static double bfloat16(float x) {
    int bits = Float.floatToRawIntBits(x);
    return Float.intBitsToFloat((bits + 0x7fff + ((bits >> 16) & 1)) & 0xffff0000);
  }

  /** How many elements a list has, or letters a text. */
  private static Object length(Object of) {
    return of instanceof List<?> list
        ? (Object) (long) list.size()
        : of instanceof String text ? (Object) (long) text.length() : null;
  }

  /** An element of a list, or a letter of a text. */
  private static Object element(Object list, Object index) {
    if (list instanceof String text
        && index instanceof Long place
        && place >= 0
        && place < text.length()) {
      return text.substring(place.intValue(), place.intValue() + 1);
    }
    return list instanceof List<?> values
            && index instanceof Long at
            && at >= 0
            && at < values.size()
        ? values.get(at.intValue())
        : null;
  }

  /** The value at a path with dots in a nested configuration. */
  private static Object field(Object map, Object path) {
    Object at = map;
    for (String part : String.valueOf(path).split("\\.")) {
      at = at instanceof Map<?, ?> inner ? inner.get(part) : null;
    }
    return at;
  }

  /** The first element of a list that has a value at a path. */
  private static Object firstWith(Object list, Object path) {
    return list instanceof List<?> maps
        ? maps.stream().filter(map -> field(map, path) != null).findFirst().orElse(null)
        : null;
  }

  /** The RoPE scaling of a type in a configuration; none without a type. */
  private static RopeScaling ropeKind(Object type) {
    // The three positions of mrope are equal for tokens of text, which is RoPE as it always is.
    if (type == null || type.equals("default") || type.equals("mrope")) {
      return RopeScaling.Known.NONE;
    }
    return type.equals("su") ? RopeScaling.Known.LONGROPE : RopeScaling.named(type.toString());
  }
}
