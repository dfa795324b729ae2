package dev.pedigree.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern BRACES = Pattern.compile("\\{([0-9,-]+)}");

  public TensorPattern {
    shape = List.copyOf(shape);
  }

  /** The name with every number as {@code {}}: equal for all tensors that play the same part. */
  public String skeleton() {
    return name.indexOf('{') < 0 ? name : BRACES.matcher(name).replaceAll("{}");
  }

  /** The numbers, in the order of the name: usually the layers, then the experts. */
  public List<IndexRanges> indices() {
    if (name.indexOf('{') < 0) {
      return List.of();
    }
    List<IndexRanges> found = new ArrayList<>();
    Matcher matcher = BRACES.matcher(name);
    while (matcher.find()) {
      found.add(IndexRanges.parse(matcher.group(1)));
    }
    return found;
  }

  /** The type of the numbers; empty for one that is not known here. */
  public Optional<NumberType> type() {
    return NumberType.of(dtype);
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
      String skeleton = skeletonOf(tensor.name(), numbers);
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
            same.add(new TensorPattern(filled(kind.skeleton(), box), kind.dtype(), kind.shape()));
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

  private static String skeletonOf(String written, List<Integer> numbers) {
    // A hostile name cannot pass itself off as a range.
    String name = written.indexOf('{') < 0 ? written : written.replace("{", "%7B");
    StringBuilder out = new StringBuilder(name.length());
    for (int from = 0; from <= name.length(); ) {
      int dot = name.indexOf('.', from);
      int to = dot < 0 ? name.length() : dot;
      if (number(name, from, to)) {
        numbers.add(Integer.parseInt(name, from, to, 10));
        out.append("{}");
      } else {
        out.append(name, from, to);
      }
      if (dot >= 0) {
        out.append('.');
      }
      from = to + 1;
    }
    return out.toString();
  }

  /** Nine digits fit an int; longer numbers, and those that begin with 0, are part of the name. */
  private static boolean number(String name, int from, int to) {
    if (to == from || to - from > 9 || name.charAt(from) == '0' && to - from > 1) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
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

  private static String filled(String skeleton, List<IndexRanges> box) {
    StringBuilder out = new StringBuilder(skeleton);
    int from = 0;
    for (IndexRanges ranges : box) {
      int at = out.indexOf("{}", from);
      String written = "{" + ranges + "}";
      out.replace(at, at + 2, written);
      from = at + written.length();
    }
    return out.toString();
  }
}
