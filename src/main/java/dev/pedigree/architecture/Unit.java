package dev.pedigree.architecture;

import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A matrix or vector of a header whose names nobody knows, with its bias.
 *
 * @param base the name without {@code .weight} and {@code .bias}
 * @param weight the tensor itself; null where only something called bias is stored
 * @param bias null when there is none
 */
record Unit(String base, TensorPattern weight, TensorPattern bias) {

  /**
   * What can be told about a unit without its name.
   *
   * @param numbers how many numbers its name has: 1 for the layer, 2 for layer and expert
   * @param named whether its name ends in {@code .weight}
   */
  record Kind(int numbers, boolean named, List<Long> shape, boolean biased) {}

  static List<Unit> of(List<TensorPattern> patterns) {
    Map<String, TensorPattern[]> pairs = new TreeMap<>();
    for (TensorPattern pattern : patterns) {
      String name = pattern.name();
      boolean bias = name.endsWith(".bias");
      String base = name.replaceAll("\\.(weight|bias)$", "");
      TensorPattern[] pair = pairs.computeIfAbsent(base, b -> new TensorPattern[2]);
      pair[bias ? 1 : 0] = pattern;
    }
    List<Unit> units = new ArrayList<>();
    pairs.forEach((base, pair) -> units.add(new Unit(base, pair[0], pair[1])));
    return units;
  }

  Kind kind() {
    return new Kind(
        main().indices().size(), main().name().endsWith(".weight"), main().shape(), bias != null);
  }

  /** Its tensors: one or two. */
  List<TensorPattern> tensors() {
    return Stream.of(weight, bias).filter(Objects::nonNull).toList();
  }

  /** The tensor that says where the unit stands. */
  TensorPattern main() {
    return weight != null ? weight : bias;
  }

  /**
   * Whether it looks like something that programs store and do not learn: a single number, a mask
   * over positions, a short list that is not called a weight (RoPE frequencies).
   */
  boolean bufferLike() {
    List<Long> shape = main().shape();
    boolean mask =
        shape.size() == 4
            && shape.get(0) == 1
            && shape.get(1) == 1
            && shape.get(2).equals(shape.get(3));
    boolean list =
        shape.size() < 2
            && !main().name().endsWith(".weight")
            && !main().name().endsWith(".bias")
            && main().elements() <= 256;
    return mask || list;
  }
}
