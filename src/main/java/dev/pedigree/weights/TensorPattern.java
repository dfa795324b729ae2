package dev.pedigree.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tensors that differ only in the numbers of their names: {@code
 * model.layers.{0-59}.mlp.up_proj.weight} with one dtype and shape stands for sixty tensors. A
 * number is a part of the name between dots that is all digits; {@code ln_1} is not one.
 *
 * @param name the name, with each number written as ranges in braces: {@code {0-59}}, {@code
 *     {0,3-7}}, {@code {61}}. Every combination of the numbers exists.
 * @param dtype as in {@link Tensor#dtype}
 * @param shape as in {@link Tensor#shape}
 */
public record TensorPattern(String name, String dtype, List<Long> shape) {
  private static final long MOST = 1L << 53;

  public TensorPattern {
    shape = List.copyOf(shape);
  }

  /** The name with every number as {@code {}}: equal for all tensors that play the same part. */
  public String skeleton() {
    return NameSkeleton.ofPattern(name);
  }

  /** The numbers, in the order of the name: usually the layers, then the experts. */
  public List<IndexRanges> indices() {
    return NameSkeleton.ranges(name).stream().map(IndexRanges::parse).toList();
  }

  /** Those of the tensors whose first number is one of these. */
  public TensorPattern only(IndexRanges first) {
    List<String> ranges = new ArrayList<>(NameSkeleton.ranges(name));
    ranges.set(0, first.toString());
    return new TensorPattern(NameSkeleton.filled(skeleton(), ranges), dtype, shape);
  }

  /** The type of the numbers; empty for one that is not known here. */
  public Optional<NumberType> type() {
    return NumberType.of(dtype);
  }

  /** The names of all tensors that this stands for. */
  public List<String> names() {
    String skeleton = skeleton();
    List<List<String>> filled = List.of(List.of());
    for (IndexRanges numbers : indices()) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> begun : filled) {
        for (int number : numbers.values()) {
          List<String> one = new ArrayList<>(begun);
          one.add(Integer.toString(number));
          longer.add(one);
        }
      }
      filled = longer;
    }
    return filled.stream().map(numbers -> NameSkeleton.with(skeleton, numbers)).toList();
  }

  /** How many tensors this stands for. */
  public long count() {
    return Extent.atMost(Extent.product(indices().stream().map(i -> (long) i.count()).toList()));
  }

  /** Elements of one of the tensors, as {@link Tensor#elements}. */
  public long elements() {
    return Extent.atMost(Extent.elements(shape));
  }

  /**
   * Whether tensors have together no more numbers than can be counted with room to spare: ten
   * thousand times the largest model.
   */
  public static boolean countable(Collection<Tensor> tensors) {
    long left = MOST;
    for (Tensor tensor : tensors) {
      left -= Math.min(left, tensor.elements());
    }
    return left > 0;
  }

  /**
   * Folds tensors into patterns, sorted by name; the same tensors in any order give the same
   * patterns.
   */
  public static List<TensorPattern> fold(Collection<Tensor> tensors) {
    record Kind(String skeleton, String dtype, List<Long> shape) {}
    Map<Kind, List<int[]>> kinds = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      List<Integer> numbers = new ArrayList<>();
      String skeleton = NameSkeleton.of(tensor.name(), numbers);
      kinds
          .computeIfAbsent(
              new Kind(skeleton, tensor.dtype(), tensor.shape()), k -> new ArrayList<>())
          .add(numbers.stream().mapToInt(Integer::intValue).toArray());
    }
    Map<String, List<TensorPattern>> bySkeleton = new TreeMap<>();
    kinds.forEach(
        (kind, tuples) -> {
          List<TensorPattern> same =
              bySkeleton.computeIfAbsent(kind.skeleton(), k -> new ArrayList<>());
          for (List<IndexRanges> box : boxes(tuples, 0)) {
            List<String> ranges = box.stream().map(IndexRanges::toString).toList();
            String name = NameSkeleton.filled(kind.skeleton(), ranges);
            same.add(new TensorPattern(name, kind.dtype(), kind.shape()));
          }
        });
    List<TensorPattern> patterns = new ArrayList<>();
    for (List<TensorPattern> same : bySkeleton.values()) {
      same.sort(
          Comparator.comparing(TensorPattern::name)
              .thenComparing(TensorPattern::dtype)
              .thenComparing(p -> p.shape().toString()));
      patterns.addAll(same);
    }
    return patterns;
  }

  /** Splits index tuples into boxes: sets of ranges whose every combination is among the tuples. */
  private static List<List<IndexRanges>> boxes(List<int[]> tuples, int position) {
    if (tuples.get(0).length == position) {
      return List.of(List.of());
    }
    Map<Integer, List<int[]>> byNumber = new TreeMap<>();
    for (int[] tuple : tuples) {
      byNumber.computeIfAbsent(tuple[position], n -> new ArrayList<>()).add(tuple);
    }
    Map<List<List<IndexRanges>>, List<Integer>> alike = new LinkedHashMap<>();
    byNumber.forEach(
        (number, rest) ->
            alike.computeIfAbsent(boxes(rest, position + 1), b -> new ArrayList<>()).add(number));
    List<List<IndexRanges>> all = new ArrayList<>();
    alike.forEach(
        (restBoxes, numbers) -> {
          for (List<IndexRanges> rest : restBoxes) {
            List<IndexRanges> box = new ArrayList<>();
            box.add(new IndexRanges(numbers));
            box.addAll(rest);
            all.add(box);
          }
        });
    return all;
  }
}
