package dev.pedigree.lineage.stated;

import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of two repositories, matched by name and shape and by nothing that a tensor is for.
 *
 * @param a how many the first has
 * @param b how many the second has
 * @param prefixA what names of the first have in front that those of the second lack
 * @param prefixB what names of the second have in front that those of the first lack
 * @param same tensors with one name and shape in both, with the number type of the first
 * @param otherType how many of these have another number type in the second
 * @param reshaped tensors with one name and two shapes
 * @param onlyA names that the second does not have
 * @param onlyB names that the first does not have
 * @param alikeInShape how many of {@code onlyA} have a counterpart of the same shape in {@code
 *     onlyB}, each counted once
 */
public record TensorPairs(
    long a,
    long b,
    String prefixA,
    String prefixB,
    List<TensorPattern> same,
    long otherType,
    List<Reshaped> reshaped,
    List<TensorPattern> onlyA,
    List<TensorPattern> onlyB,
    long alikeInShape) {

  /** A name with two shapes. */
  public record Reshaped(String name, List<Long> a, List<Long> b) {}

  /** Matches the tensors of two repositories. */
  static TensorPairs of(List<TensorPattern> left, List<TensorPattern> right) {
    Map<String, Tensor> a = TensorNames.of(left);
    Map<String, Tensor> b = TensorNames.of(right);
    String prefixA = TensorNames.prefix(a, b);
    String prefixB = prefixA.isEmpty() ? TensorNames.prefix(b, a) : "";
    a = TensorNames.without(prefixA, a);
    b = TensorNames.without(prefixB, b);
    List<Tensor> same = new ArrayList<>();
    List<Reshaped> reshaped = new ArrayList<>();
    List<Tensor> onlyA = new ArrayList<>();
    long otherType = 0;
    for (Map.Entry<String, Tensor> entry : a.entrySet()) {
      Tensor one = entry.getValue();
      Tensor other = b.get(entry.getKey());
      if (other == null) {
        onlyA.add(one);
      } else if (one.shape().equals(other.shape())) {
        same.add(one);
        otherType += one.dtype().equals(other.dtype()) ? 0 : 1;
      } else {
        reshaped.add(new Reshaped(entry.getKey(), one.shape(), other.shape()));
      }
    }
    Set<String> names = a.keySet();
    List<Tensor> onlyB =
        b.entrySet().stream()
            .filter(e -> !names.contains(e.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return new TensorPairs(
        count(left),
        count(right),
        prefixA,
        prefixB,
        TensorPattern.fold(same),
        otherType,
        List.copyOf(reshaped),
        TensorPattern.fold(onlyA),
        TensorPattern.fold(onlyB),
        alike(onlyA, onlyB));
  }

  private static long count(List<TensorPattern> patterns) {
    return patterns.stream().mapToLong(TensorPattern::count).sum();
  }

  private static long alike(List<Tensor> a, List<Tensor> b) {
    Map<List<Long>, Long> left = shapes(a);
    Map<List<Long>, Long> right = shapes(b);
    Set<List<Long>> both = new HashSet<>(left.keySet());
    both.retainAll(right.keySet());
    return both.stream().mapToLong(shape -> Math.min(left.get(shape), right.get(shape))).sum();
  }

  private static Map<List<Long>, Long> shapes(List<Tensor> tensors) {
    Map<List<Long>, Long> shapes = new HashMap<>();
    tensors.forEach(tensor -> shapes.merge(tensor.shape(), 1L, Long::sum));
    return shapes;
  }

  /** How many tensors have one name and shape in both. */
  public long sameCount() {
    return count(same);
  }

  /** How many names only the first has. */
  public long onlyACount() {
    return count(onlyA);
  }

  /** How many names only the second has. */
  public long onlyBCount() {
    return count(onlyB);
  }

  /** Whether both have the same tensors by name and shape, at least one. */
  public boolean allSame() {
    return !same.isEmpty() && reshaped.isEmpty() && onlyA.isEmpty() && onlyB.isEmpty();
  }

  /** Whether tensors of both were looked at. */
  public boolean known() {
    return a > 0 && b > 0;
  }
}
