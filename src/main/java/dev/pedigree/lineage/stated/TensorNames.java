package dev.pedigree.lineage.stated;

import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors of a repository by name, each pattern written out. */
final class TensorNames {
  /** Most tensors that are written out; the largest models have some hundred thousand. */
  private static final long MOST = 400_000;

  private TensorNames() {}

  /**
   * The tensors by name, without the prefixes of programs that wrap a model; empty where there are
   * more than anybody stores.
   */
  static Map<String, Tensor> of(List<TensorPattern> patterns) {
    long count = 0;
    for (TensorPattern pattern : patterns) {
      count = Math.min(MOST + 1, count + Math.min(MOST + 1, pattern.count()));
    }
    Map<String, Tensor> names = new LinkedHashMap<>();
    if (count > MOST) {
      return names;
    }
    for (TensorPattern pattern : patterns) {
      for (String name : names(pattern)) {
        names.putIfAbsent(
            NamePrefix.unwrapped(name),
            new Tensor(name, pattern.dtype(), pattern.shape(), 0, 0, ""));
      }
    }
    return names;
  }

  private static List<String> names(TensorPattern pattern) {
    String[] pieces = pattern.skeleton().split("\\{}", -1);
    List<String> names = List.of(pieces[0]);
    List<IndexRanges> ranges = pattern.indices();
    for (int i = 0; i < ranges.size(); i++) {
      List<String> longer = new ArrayList<>();
      for (String start : names) {
        for (int number : ranges.get(i).values()) {
          longer.add(start + number + pieces[i + 1]);
        }
      }
      names = longer;
    }
    return names;
  }

  /**
   * The first part of names that has to go so that most of them are names of the other; empty when
   * none helps.
   */
  static String prefix(Map<String, Tensor> names, Map<String, Tensor> others) {
    Map<String, Integer> found = new HashMap<>();
    for (String name : names.keySet()) {
      int dot = name.indexOf('.');
      if (dot > 0 && others.containsKey(name.substring(dot + 1)) && !others.containsKey(name)) {
        found.merge(name.substring(0, dot + 1), 1, Integer::sum);
      }
    }
    return found.entrySet().stream()
        .filter(e -> 2 * e.getValue() > Math.min(names.size(), others.size()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** The tensors with names that do not begin with a prefix any more. */
  static Map<String, Tensor> without(String prefix, Map<String, Tensor> names) {
    if (prefix.isEmpty()) {
      return names;
    }
    Map<String, Tensor> shorter = new LinkedHashMap<>();
    names.forEach(
        (name, tensor) ->
            shorter.putIfAbsent(
                name.startsWith(prefix) ? name.substring(prefix.length()) : name, tensor));
    return shorter;
  }
}
