package dev.pedigree.architecture.grouping;

import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Groups tensors by the numbers in their names that vary together. The layer is the number that
 * takes the same values in the most kinds of tensors, the expert another one that runs through all
 * its values in every layer; the rest belongs to the name.
 */
final class NameGrid {

  private final NumberedName.Counting counting;

  private NameGrid(NumberedName.Counting counting) {
    this.counting = counting;
  }

  /**
   * Groups the tensors of a header.
   *
   * @param experts whether to look for numbers of experts
   * @param loose whether kinds that few layers have are told by where their number stands alone
   * @return empty if no number varies as that of a layer does
   */
  static List<Kin> of(
      List<Tensor> tensors, NumberedName.Counting counting, boolean experts, boolean loose) {
    NameGrid grid = new NameGrid(counting);
    Map<List<Object>, Cluster> byKind = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      NumberedName name = NumberedName.of(tensor.name(), counting);
      byKind
          .computeIfAbsent(
              List.of(name.skeleton(), tensor.shape()), k -> new Cluster(tensor.shape()))
          .add(new Cluster.Entry(name, tensor.name(), tensor.dtype()));
    }
    List<Cluster> clusters = Stages.without(List.copyOf(byKind.values()));
    LayerNumbers layers = LayerNumbers.of(clusters, loose);
    ExpertNumbers numbered = experts ? ExpertNumbers.of(clusters, layers) : ExpertNumbers.NONE;
    List<Kin> kin = new ArrayList<>();
    for (Cluster cluster : clusters) {
      kin.addAll(grid.kin(cluster, layers.places(cluster), numbered.place(cluster), layers));
    }
    return kin;
  }

  /** Splits a cluster by the numbers that are neither layer nor expert. */
  private List<Kin> kin(Cluster cluster, List<Integer> layer, int expert, LayerNumbers layers) {
    Map<List<String>, List<Cluster.Entry>> byWords = new LinkedHashMap<>();
    for (Cluster.Entry entry : cluster.entries()) {
      List<String> fixed = new ArrayList<>(entry.name().written());
      for (int i = 0; i < fixed.size(); i++) {
        fixed.set(i, layer.contains(i) ? "{l}" : i == expert ? "{e}" : fixed.get(i));
      }
      byWords.computeIfAbsent(fixed, f -> new ArrayList<>()).add(entry);
    }
    List<Kin> kin = new ArrayList<>();
    byWords.forEach(
        (fixed, entries) -> {
          TreeMap<Integer, TreeMap<Integer, Cluster.Entry>> byLayer = new TreeMap<>();
          for (Cluster.Entry entry : entries) {
            int[] values = entry.name().values();
            int at = layer.isEmpty() ? 0 : layers.index(layer, values);
            byLayer
                .computeIfAbsent(at, l -> new TreeMap<>())
                .put(expert < 0 ? 0 : values[expert], entry);
          }
          // Layers with the same experts go together.
          Map<Object, List<Integer>> alike = new LinkedHashMap<>();
          byLayer.forEach(
              (l, of) ->
                  alike.computeIfAbsent(List.copyOf(of.keySet()), k -> new ArrayList<>()).add(l));
          for (List<Integer> same : alike.values()) {
            List<List<Cluster.Entry>> rows = new ArrayList<>();
            same.forEach(l -> rows.add(List.copyOf(byLayer.get(l).values())));
            kin.add(one(cluster, fixed, rows, layer.isEmpty() ? List.of() : same, layer, expert));
          }
        });
    return kin;
  }

  private Kin one(
      Cluster cluster,
      List<String> fixed,
      List<List<Cluster.Entry>> rows,
      List<Integer> numbers,
      List<Integer> layer,
      int expert) {
    String pattern = cluster.first().with(fixed);
    List<List<String>> names =
        rows.stream().map(row -> row.stream().map(Cluster.Entry::text).toList()).toList();
    String words =
        cluster.first().with(fixed.stream().map(f -> f.startsWith("{") ? " " : f).toList());
    List<TensorPattern> folded = folded(rows, cluster.shape());
    boolean plain =
        folded.size() == 1
            && folded.get(0).indices().size() == (expert >= 0 ? 2 : layer.size())
            && (layer.isEmpty() || folded.get(0).indices().get(0).values().equals(numbers))
            && (expert < 0 || layer.get(0) < expert);
    List<TensorPattern> stored =
        plain ? folded : written(cluster, fixed, rows, layer, expert, folded);
    return new Kin(
        NumberedName.words(words),
        plain ? stored.get(0).name() : pattern,
        stored,
        plain ? List.of() : names,
        numbers,
        expert < 0 ? 0 : rows.get(0).size(),
        -1,
        cluster.shape());
  }

  private static List<TensorPattern> folded(List<List<Cluster.Entry>> rows, List<Long> shape) {
    List<Tensor> tensors = new ArrayList<>();
    rows.forEach(
        row -> row.forEach(e -> tensors.add(new Tensor(e.text(), e.dtype(), shape, 0, 0, ""))));
    return TensorPattern.fold(tensors);
  }

  /** The tensors as one pattern with the numbers as they are written: {@code layer_{01-32}}. */
  private List<TensorPattern> written(
      Cluster cluster,
      List<String> fixed,
      List<List<Cluster.Entry>> rows,
      List<Integer> layer,
      int expert,
      List<TensorPattern> folded) {
    List<Cluster.Entry> all = rows.stream().flatMap(List::stream).toList();
    boolean braces = fixed.stream().noneMatch(f -> f.startsWith("{"));
    if (braces
        || cluster.first().varies()
        || counting != NumberedName.Counting.DIGITS
        || all.stream().map(Cluster.Entry::dtype).distinct().count() > 1
        || all.get(0).text().indexOf('{') >= 0) {
      return folded;
    }
    List<String> ranges = new ArrayList<>(fixed);
    long product = 1;
    for (int number = 0; number < fixed.size(); number++) {
      if (layer.contains(number) || number == expert) {
        int at = number;
        Map<Integer, String> values = new TreeMap<>();
        all.forEach(e -> values.put(e.name().values()[at], e.name().written().get(at)));
        product *= values.size();
        ranges.set(number, "{" + ranges(values) + "}");
      }
    }
    return product == all.size()
        ? List.of(
            new TensorPattern(cluster.first().with(ranges), all.get(0).dtype(), cluster.shape()))
        : folded;
  }

  private static String ranges(Map<Integer, String> values) {
    List<String> parts = new ArrayList<>();
    for (String part : new IndexRanges(List.copyOf(values.keySet())).toString().split(",")) {
      parts.add(
          Arrays.stream(part.split("-"))
              .map(end -> values.get(Integer.parseInt(end)))
              .collect(Collectors.joining("-")));
    }
    return String.join(",", parts);
  }
}
